"""What goes wrong in the judge's own processes can be read in a log if one is asked for; no submission holds it."""

import os
import stat
import sys
from pathlib import Path

import pytest

from interview.errors import JudgeError
from interview.judge import Judge
from interview.judge.host.log import MAX_LOG, MAX_WORDS, JudgeLog
from interview.models.verdict import Outcome
from interview.places import judge_log
from tests.judge.asking import ask, check, judged

pytestmark = pytest.mark.judge

QUESTION = ask("def answer(n): return n", check(call="answer(1)"))
RIGHT = "def answer(n): return n"
HOLDS_NOTHING_ELSE = """
import os

held = []
for descriptor in range(4096):
    try:
        status = os.fstat(descriptor)
    except OSError:
        continue
    held.append(f"{status.st_dev}:{status.st_ino}")
print(*held)

def answer(n):
    return n
"""


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that is asked for as the log."""
    path = tmp_path / "logs" / "judge.log"
    monkeypatch.setenv("INTERVIEW_JUDGE_LOG", str(path))
    return path


@pytest.fixture
def breaking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder from which the zygote's interpreter, and no other, imports first."""
    folder = tmp_path / "first"
    folder.mkdir()
    interpreter = tmp_path / "interpreter"
    interpreter.write_text(f'#!/bin/sh\nexport PYTHONPATH={folder}\nexec {sys.executable} "$@"\n')
    interpreter.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(interpreter))
    return folder


@pytest.mark.slow
async def test_a_zygote_that_cannot_start_says_why_in_the_log(log: Path, breaking: Path) -> None:
    (breaking / "torch.py").write_text("raise OSError('a library that does not load')\n")
    async with Judge() as judge:
        assert (await judged(judge, QUESTION, RIGHT)).outcome is Outcome.JUDGE_FAILED
    told = log.read_text()
    assert "Traceback" in told
    assert "OSError: a library that does not load" in told


@pytest.mark.slow
async def test_a_child_that_cannot_be_confined_says_why_in_the_log(log: Path, breaking: Path) -> None:
    (breaking / "sitecustomize.py").write_text(
        "import os\ndef refuse():\n    raise OSError('no session for a child')\nos.setsid = refuse\n"
    )
    async with Judge() as judge:
        assert (await judged(judge, QUESTION, RIGHT)).outcome is Outcome.JUDGE_FAILED
    told = log.read_text()
    assert "OSError: no session for a child" in told
    assert ": exit code 70\n" in told


async def test_the_log_says_how_a_child_ended_and_what_it_wrote_last(log: Path) -> None:
    source = "import os, sys\nprint('last \\x1b[2Jwords', file=sys.stderr)\nos._exit(3)"
    async with Judge() as judge:
        assert (await judged(judge, QUESTION, source)).outcome is Outcome.CRASHED
    told = log.read_text()
    assert ": warm" in told
    assert ": exit code 3\n    last \\x1b[2Jwords\n" in told, "and nothing in it moves the cursor of its reader"


@pytest.mark.slow
async def test_a_child_that_has_nothing_to_say_is_not_in_the_log(log: Path) -> None:
    async with Judge() as judge:
        assert (await judged(judge, QUESTION, RIGHT)).passed
    assert "child" not in log.read_text()


async def test_a_submission_holds_no_descriptor_of_the_log(log: Path) -> None:
    async with Judge() as judge:
        verdict = await judged(judge, QUESTION, HOLDS_NOTHING_ELSE)
    assert verdict.passed
    status = log.stat()
    held = verdict.stdout.split()
    assert len(held) == 5, "an empty input, twice what is printed, the job, the records"
    assert f"{status.st_dev}:{status.st_ino}" not in held
    assert stat.S_IMODE(status.st_mode) == 0o600


@pytest.mark.slow
async def test_nothing_is_written_where_no_log_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("INTERVIEW_JUDGE_LOG", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with Judge() as judge:
        source = "import os\nos.write(2, b'last words')\nos._exit(3)"
        assert (await judged(judge, QUESTION, source)).outcome is Outcome.CRASHED
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.slow
async def test_a_log_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INTERVIEW_JUDGE_LOG", str(tmp_path))
    before = set(os.listdir("/proc/self/fd"))
    async with Judge() as judge:
        with pytest.raises(JudgeError, match="The judge's log cannot be written"):
            await judge.ready()
        verdict = await judged(judge, QUESTION, RIGHT)
    assert verdict.sentence.startswith(f"{tmp_path}: The judge's log cannot be written.")
    assert set(os.listdir("/proc/self/fd")) == before


def test_the_log_stays_short_whatever_a_program_prints(tmp_path: Path) -> None:
    log = JudgeLog(tmp_path / "judge.log")
    for number in range(3 * MAX_LOG // MAX_WORDS):
        log.tell_end(f"child {number}", 0, "x" * MAX_WORDS)
        assert log.path.stat().st_size < MAX_LOG + 2 * MAX_WORDS
    assert f"child {number}: exit code 0" in log.path.read_text()


@pytest.mark.parametrize(("asked", "path"), [("", None), ("0", None), ("1", "interview/judge.log")])
def test_the_switch_needs_no_path(
    asked: str, path: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("INTERVIEW_JUDGE_LOG", asked)
    assert judge_log() == (tmp_path / path if path else None)
