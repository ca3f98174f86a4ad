"""A session line by line: answers, commands, the editor, the clock, the judge, and the end of what is typed."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import cast

import pytest

from interview.cli.lines import Lines
from interview.cli.plain import ask
from interview.draw import shown_order
from interview.judge import Judge
from interview.models.question import AnyQuestion, MultipleChoice
from interview.models.settings import ClockMode, Settings
from interview.models.verdict import Outcome, Verdict
from interview.session import Phase, SessionState
from interview.transcript.folder import load_session
from tests.cli.judges import LOOSE, PASSED, ReadyJudge
from tests.questions import choice, code, drawn, theory

RIGHT = "It is how many positions the kernel moves, and a larger stride shrinks the output map."


def hold(
    folder: Path,
    typed: str,
    *questions: AnyQuestion,
    judge: ReadyJudge | None = None,
    is_finished: bool = True,
    run_unconfined: bool = False,
    **settings: object,
) -> SessionState:
    """Hold a session with what is typed, and return what its transcript says.

    Where it `is_finished`, the end of the input follows; otherwise the candidate goes on thinking.
    """
    read, write = os.pipe()
    os.write(write, typed.encode())
    if is_finished:
        os.close(write)
    try:
        held = judge or ReadyJudge()
        code = ask(
            folder, Settings(**settings), drawn(*questions),  # type: ignore[arg-type]
            lines=Lines(read), judge=cast(Judge, held), run_unconfined=run_unconfined,
        )  # fmt: skip
    finally:
        os.close(read)
        if not is_finished:
            os.close(write)
    assert code == 0
    assert held.is_closed
    return load_session(next(folder.glob("*.jsonl")))[0]


def test_an_answer_of_several_lines_ends_with_a_dot_and_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = RIGHT.split(", ")
    state = hold(tmp_path, f"{first},\n{second}\n.\n", theory())
    assert state.questions[0].prose == f"{first},\n{second}"
    assert state.ended == "finished"
    out = capsys.readouterr().out
    assert "Stride: 100%" in out
    assert "hit: It is how far the kernel moves at each step." in out
    assert "Model answer: It sets how many positions" in out


def test_a_choice_is_answered_by_the_number_that_was_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = choice()
    assert isinstance(question, MultipleChoice)
    shown = shown_order(question, 7).index(2) + 1
    state = hold(tmp_path, f"{shown}\n.\n", question)
    assert state.questions[0].prose == "2"
    assert "Score: 100%" in capsys.readouterr().out


def test_hints_are_given_until_there_are_none_and_are_paid_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = hold(tmp_path, f":hint\n:hint\n:hint\n{RIGHT}\n.\n", theory())
    out = capsys.readouterr().out
    assert out.index("Hint: Think of sliding.") < out.index("Hint: Two things") < out.index("There are no more hints.")
    assert state.questions[0].hint_numbers == (1, 2)
    assert state.questions[0].mark == pytest.approx(0.7)


def test_a_question_can_be_skipped_and_an_empty_answer_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    state = hold(tmp_path, f".\n:skip\n{RIGHT}\n.\n", theory("a"), theory("b"))
    assert [one.phase for one in state.questions] == [Phase.SKIPPED, Phase.ANSWERED]
    assert "there is nothing to hand in yet" in capsys.readouterr().out


def test_the_time_and_the_commands_are_told_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hold(tmp_path, ":time\n:what\n:quit\n", theory())
    out = capsys.readouterr().out
    assert " left." in out
    assert out.count(":skip  skip the question") == 2
    assert "Stopped. The transcript is" in out


@pytest.mark.parametrize("kind", ["prose", "code"])
def test_an_answer_is_written_in_the_own_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    editor = tmp_path / "an editor"
    editor.write_text(f'#!/bin/sh\nprintf "%s" "# {RIGHT}" > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f'"{editor}"')
    judge = ReadyJudge(PASSED)
    state = hold(tmp_path, ":edit\n", theory() if kind == "prose" else code(), judge=judge)
    assert state.questions[0].phase is Phase.ANSWERED
    assert (state.questions[0].prose or judge.sources[0]) == f"# {RIGHT}"


@pytest.mark.parametrize("editor", ["no-such-editor", "vi '", "false"])
def test_an_editor_that_does_not_work_is_said_and_nothing_is_handed_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], editor: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    state = hold(tmp_path, ":edit\n", theory())
    assert state.questions[0].phase is Phase.OPEN
    assert "editor" in capsys.readouterr().out


def test_a_program_gets_its_verdict_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    judge = ReadyJudge(PASSED)
    state = hold(tmp_path, "def double(x):\n    return 2 * x\n.\n", code(), judge=judge)
    assert judge.sources == ["def double(x):\n    return 2 * x"]
    assert state.questions[0].mark == 1.0
    out = capsys.readouterr().out
    assert "All checks passed." in out
    assert "passed: the values." in out


def test_a_program_that_was_not_judged_can_be_handed_in_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    judge = ReadyJudge(Verdict(outcome=Outcome.JUDGE_FAILED, sentence="The judge fell over."), PASSED)
    state = hold(tmp_path, "x = 1\n.\nx = 2\n.\n", code(), judge=judge)
    assert judge.sources == ["x = 1", "x = 2"]
    assert state.questions[0].mark == 1.0
    assert "The judge fell over. The question is open again." in capsys.readouterr().out


@pytest.mark.parametrize(("said", "runs"), [("y", 2), ("n", 0), ("", 0)])
def test_where_programs_are_confined_loosely_that_is_asked_on_the_terminal_before_the_first_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], said: str, runs: int
) -> None:
    judge = ReadyJudge(PASSED, PASSED, isolation=LOOSE)
    skips = ":skip\n" if not runs else ""
    refused = f"x = 1\n.\n{said}\n{skips}" if not runs else f"x = 1\n.\n{said}\n"
    again = "x = 2\n.\n" + (f"{said}\n{skips}" if not runs else "")
    state = hold(tmp_path, refused + again, code("a"), code("b"), judge=judge)
    assert len(judge.sources) == runs
    out = capsys.readouterr().out
    assert "It could read your files." in out
    assert out.count("[y/N]") == (1 if runs else 2), "who agreed is not asked again"
    if not runs:
        assert "running them was not approved. The question is open again." in out
        assert [one.last_verdict and one.last_verdict.outcome for one in state.questions] == [Outcome.CANCELLED] * 2


def test_who_allowed_it_in_the_call_is_not_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    judge = ReadyJudge(PASSED, isolation=LOOSE)
    hold(tmp_path, "x = 1\n.\n", code(), judge=judge, run_unconfined=True)
    assert judge.sources == ["x = 1"]
    assert "[y/N]" not in capsys.readouterr().out


@pytest.mark.parametrize("minutes", [5, 0.01])
def test_a_hard_clock_takes_what_is_there_while_the_candidate_still_thinks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], minutes: float
) -> None:
    short = theory(minutes=0.01)
    state = hold(
        tmp_path, f"{RIGHT}\nand more", short, is_finished=False, clock=ClockMode.HARD, minutes=minutes
    )  # fmt: skip
    assert state.questions[0].submitted_by == "clock"
    assert state.questions[0].prose == f"{RIGHT}\nand more"
    assert state.ended == ("finished" if minutes == 5 else "time")
    out = capsys.readouterr().out
    assert "Time's up." in out
    assert "Score: 100%" in out


def test_a_soft_clock_waits_for_the_candidate(tmp_path: Path) -> None:
    state = hold(tmp_path, f"{RIGHT}\n.\n", theory(minutes=0.0), clock=ClockMode.SOFT)
    assert state.questions[0].submitted_by == "candidate"


def test_the_end_of_what_is_typed_keeps_the_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    state = hold(tmp_path, "It is how\nmany positions", theory())
    assert state.questions[0].prose == "It is how\nmany positions"
    assert not state.ended
    assert "Stopped. The transcript is" in capsys.readouterr().out


def test_a_hard_clock_takes_the_line_that_a_terminal_still_holds_back(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    os.write(master, b"how far it moves")  # and no Enter
    call = ["practice", "--plain", "--clock", "hard", "--minutes", "0.02", "--question", "pytorch-core:stride"]
    program = subprocess.Popen(
        [sys.executable, "-m", "interview", *call, "--sessions", str(tmp_path / "sessions")],
        stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    try:
        assert b"Time's up." in _until(master, b"The transcript is")
        assert program.wait(30) == 0
    finally:
        program.kill()
        program.wait()
        os.close(master)
    state = load_session(next((tmp_path / "sessions").glob("*.jsonl")))[0]
    assert (state.questions[0].prose, state.questions[0].submitted_by) == ("how far it moves", "clock")


def _until(terminal: int, words: bytes, seconds: float = 60) -> bytes:
    """Return what a program has written when it has written some words."""
    written, deadline = b"", time.monotonic() + seconds
    while words not in written:
        assert time.monotonic() < deadline, written
        if select.select([terminal], [], [], 0.1)[0]:
            written += os.read(terminal, 1 << 16)
    return written
