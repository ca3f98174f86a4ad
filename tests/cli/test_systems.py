"""The commands on systems that lack something, shown in a process from which it was taken away."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interview.transcript.reading import read_transcript

MACOS = """
del os.fdatasync, fcntl.flock
import interview.transcript.locking as locking
locking.LOCKS = pathlib.Path("no-such-folder")
"""
NO_LOCKS = """
def flock(descriptor, operation):
    raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
fcntl.flock = flock
"""
WINDOWS = """
for name in ("fcntl", "resource", "termios", "pwd"):
    sys.modules[name] = None
del os.getuid, signal.SIGHUP
"""
NO_TORCH = 'sys.modules["torch"] = None'


def call(prelude: str, *arguments: str, encoding: str = "utf-8", typed: str = "") -> "subprocess.CompletedProcess[str]":
    """Call the program in a process of its own, after some lines of Python."""
    script = "\n".join(
        [
            "import errno, fcntl, os, pathlib, signal, sys",
            prelude,
            "from interview.cli import main",
            "sys.exit(main(sys.argv[1:]))",
        ]
    )
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        input=typed, capture_output=True, encoding=encoding, errors="replace", check=False,
    )  # fmt: skip


def scripted(folder: Path, prelude: str) -> "subprocess.CompletedProcess[str]":
    """Hold a session of one theory question by a script."""
    script = folder / "script.yaml"
    script.write_text('answers: [{answer: "A stride is how many pixels the kernel moves at each step."}]\n')
    question = ("--question", "pytorch-core:stride")
    sessions = ("--sessions", str(folder / "sessions"))
    return call(prelude, "practice", *question, "--script", str(script), *sessions, "--json")


def test_a_session_is_held_and_saved_without_fdatasync_flock_and_proc(tmp_path: Path) -> None:
    done = scripted(tmp_path, MACOS)
    assert done.stderr == ""
    held = json.loads(done.stdout)
    assert held["questions"][0]["phase"] == "answered"
    assert read_transcript(Path(held["path"])).problems == ()


def test_a_folder_without_locks_is_refused_for_what_it_is_and_left_as_it_was(tmp_path: Path) -> None:
    done = scripted(tmp_path, NO_LOCKS)
    assert done.returncode == 2
    assert "this folder has no file locks" in done.stderr
    assert "(No locks available)" in done.stderr
    assert "--sessions DIR" in done.stderr
    assert "another process" not in done.stderr
    assert list((tmp_path / "sessions").iterdir()) == []


@pytest.mark.parametrize("arguments", [(), ("banks",), ("practice", "--plain"), ("doctor",)])
def test_windows_gets_one_sentence(arguments: tuple[str, ...]) -> None:
    done = call(WINDOWS, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("interview: ")
    assert done.stderr.count("\n") == 1
    assert "on Windows, use WSL" in done.stderr


def test_windows_gets_the_help() -> None:
    assert call(WINDOWS, "--help").returncode == 0


@pytest.mark.parametrize(
    "encoding", ["ascii", *(pytest.param(name, marks=pytest.mark.slow) for name in ("cp1252", "latin-1"))]
)
def test_output_that_is_not_utf_8_shows_what_it_can(encoding: str, tmp_path: Path) -> None:
    scripted(tmp_path, "")
    sessions = ("--sessions", str(tmp_path / "sessions"))
    for arguments in (("stats",), ("export", "last"), ("export", "last", "--format", "json"), ("doctor",)):
        done = call(NO_TORCH, *arguments, *sessions, encoding=encoding)
        assert "Traceback" not in done.stderr
        assert done.stdout
    plain = ("practice", "--plain", "--kind", "predict", "--count", "5", "--seed", "5")
    done = call("", *plain, *sessions, encoding=encoding, typed=":skip\n" * 5)
    assert "Traceback" not in done.stderr
    assert "Score:" in done.stdout


def test_json_loses_nothing_in_an_output_that_is_not_utf_8(tmp_path: Path) -> None:
    done = call(NO_TORCH, "doctor", "--json", "--sessions", str(tmp_path / "Übung"), encoding="ascii")
    assert str(tmp_path / "Übung") in {one["value"] for one in json.loads(done.stdout)}
