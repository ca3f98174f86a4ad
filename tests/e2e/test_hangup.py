"""A window whose terminal is gone ends: its draft is written, its lock is free, and nothing of the judge is left."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from interview.errors import TranscriptError
from interview.transcript.folder import load_session
from interview.transcript.locking import held
from interview.transcript.private.stream import private_path
from tests.e2e.terminal import Terminal
from tests.e2e.test_practice import BANK

pytestmark = pytest.mark.terminal

PLAN = """\
plan: 1
title: "Two questions"
sections:
  - {title: "Talk", minutes: 20, questions: ["tiny:stride", "tiny:double"]}
"""
Leave = Callable[[Terminal], None]
"""How a terminal goes away."""


def hang_up(terminal: Terminal) -> None:
    """Send what a shell sends when its window is closed."""
    terminal.process.send_signal(signal.SIGHUP)


def close(terminal: Terminal) -> None:
    """Close the other side: whatever is written from now on fails."""
    terminal.vanish()


WAYS = pytest.mark.parametrize("leave", [hang_up, pytest.param(close, marks=pytest.mark.slow)])


@contextmanager
def program(folder: Path, *arguments: str) -> Iterator[Terminal]:
    (folder / "tiny.yaml").write_text(BANK)
    (folder / "plan.yaml").write_text(PLAN)
    command = [sys.executable, "-m", "interview", *arguments, "--sessions", "sessions"]
    if "console" not in arguments:
        command += ["--bank", "tiny.yaml"]
    with Terminal(command, folder=folder) as terminal:
        yield terminal


def transcript(folder: Path) -> Path:
    return next(path for path in (folder / "sessions").glob("*.jsonl") if "interviewer" not in path.name)


def descendants(pid: int) -> list[int]:
    """Return the processes that a process has started, and those that they have started."""
    parents: dict[int, int] = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(process.name)] = int(fields[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def is_free(path: Path) -> bool:
    """Whether no process holds a stream."""
    try:
        with held(path):
            return True
    except TranscriptError:
        return False


def wait_until(condition: Callable[[], bool], what: str, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain until {what}"
        time.sleep(0.05)


def nothing_is_left(terminal: Terminal, path: Path, judge: list[int]) -> None:
    assert terminal.ended() == 0, "it was left, not killed"
    assert is_free(path)
    wait_until(lambda: not any(Path(f"/proc/{pid}/exe").exists() for pid in judge), "the judge's processes are gone")


@WAYS
@pytest.mark.judge
def test_practice_ends_with_its_draft_written(tmp_path: Path, leave: Leave) -> None:
    with program(tmp_path, "practice", "--question", "tiny:stride", "--question", "tiny:double") as terminal:
        terminal.see("What does the stride")
        wait_until(lambda: bool(descendants(terminal.process.pid)), "the judge is there")
        judge = descendants(terminal.process.pid)
        terminal.press(*"half a thought")
        terminal.see("half a thought")
        leave(terminal)
        nothing_is_left(terminal, transcript(tmp_path), judge)
    state, read = load_session(transcript(tmp_path))
    assert state.questions[0].prose == "half a thought"
    assert not state.ended
    assert not read.problems


@pytest.mark.slow
@WAYS
@pytest.mark.judge
def test_a_program_that_is_being_judged_keeps_nothing_alive(tmp_path: Path, leave: Leave) -> None:
    with program(tmp_path, "practice", "--question", "tiny:double") as terminal:
        terminal.see("raise NotImplementedError")
        terminal.press("f7")
        terminal.paste("while True:\n    pass\n")
        terminal.press("ctrl+r")
        terminal.see("Running", seconds=120)
        judge = descendants(terminal.process.pid)
        leave(terminal)
        nothing_is_left(terminal, transcript(tmp_path), judge)
    assert load_session(transcript(tmp_path))[0].questions[0].code == "while True:\n    pass\n"


@pytest.mark.slow
@WAYS
def test_the_shared_window_and_its_console_end_each_with_what_they_hold(tmp_path: Path, leave: Leave) -> None:
    with program(tmp_path, "lead", "plan.yaml", "--one-terminal") as shared:
        shared.see("is recorded")
        shared.press("ctrl+s")
        shared.see("first question")
        shared.press("f9")
        shared.see("What does the stride")
        shared.press(*"half a thought")
        shared.see("half a thought")
        path = transcript(tmp_path)
        with program(tmp_path, "console") as console:
            console.see("Key points")
            leave(console)
            nothing_is_left(console, private_path(path), [])
        judge = descendants(shared.process.pid)
        shared.press(*" more")
        shared.see("half a thought more")
        leave(shared)
        nothing_is_left(shared, path, judge)
    state, read = load_session(path)
    assert state.questions[0].prose == "half a thought more"
    assert not state.ended
    assert not read.problems


def test_a_terminal_that_takes_nothing_any_more_holds_nothing_up(tmp_path: Path) -> None:
    with program(tmp_path, "practice", "--question", "tiny:stride") as terminal:
        terminal.see("What does the stride")
        path = transcript(tmp_path)
        terminal.stall()
        terminal.press(*"half a thought")
        wait_until(lambda: load_session(path)[0].questions[0].prose == "half a thought", "the program has painted it")
        hang_up(terminal)
        assert terminal.process.wait(30) == 0
        assert is_free(path)


@pytest.mark.slow
@WAYS
def test_home_ends_and_a_dialog_over_a_question_ends(tmp_path: Path, leave: Leave) -> None:
    with program(tmp_path) as terminal:
        terminal.see("questions in")
        leave(terminal)
        assert terminal.ended() == 0
    with program(tmp_path, "practice", "--question", "tiny:stride") as terminal:
        terminal.see("What does the stride")
        terminal.press("f12")
        terminal.see("has no answer")
        leave(terminal)
        nothing_is_left(terminal, transcript(tmp_path), [])
