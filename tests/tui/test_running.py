"""From a program to its verdict on the screen: running, progress, cancelling, consent, and where it appears."""

from pathlib import Path

import pytest
from textual.widgets import Static

from interview.judge import Isolation, Progress
from interview.models.settings import Feedback, Settings
from interview.models.verdict import Outcome
from interview.session import Phase
from interview.transcript.folder import load_session
from interview.tui.screens.home import HomeScreen
from interview.tui.screens.summary import SummaryScreen
from interview.tui.widgets.code_editor import CodeEditor
from interview.tui.widgets.dialogs import ConfidenceDialog, ConfirmDialog
from interview.tui.widgets.report import Report
from interview.tui.widgets.verdict_panel import VerdictPanel
from tests.questions import code, theory
from tests.tui.stage import everything_in, stage, verdict

COACH = Settings()
LOOSE = Isolation(level=1, name="limits only", sentence="It could read your files.")


async def test_a_run_shows_its_progress_then_its_verdict_beside_the_program(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=COACH) as held:
        await held.type("# mine")
        await held.press("ctrl+r")
        await held.until(lambda: bool(held.judge.submissions), "the judge has the program")
        submission = held.judge.submissions[0]
        assert submission.samples_only
        assert submission.source.startswith("# mine")
        assert submission.on_progress is not None
        submission.on_progress(Progress("value", 1, 3, 0.1))
        await held.until(lambda: "Run 1 of 3" in held.text, "the progress is shown")
        await held.verdict(verdict(error_line=2))
        panel = everything_in(held.screen.query_one(VerdictPanel))
        for said in (
            "Wrong answer",
            "Expected 2 at [1], got 1.",
            "tensor([0., 2., 4., 6.])",
            "a print of mine",
            "line 2",
        ):
            assert said in panel
        assert "250 ms" in panel
        assert held.screen.query_one(CodeEditor).error_line == 2
        assert held.editor.id == "code", "the focus stays where the candidate types"
        await held.type("!")
        assert held.editor.text.startswith("# mine!")


async def test_a_verdict_that_comes_in_moves_no_focus_and_no_cursor(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=COACH) as held:
        await held.press("ctrl+r")
        await held.press("f6")
        before = held.app.focused
        await held.verdict(verdict())
        assert held.app.focused is before


async def test_escape_stops_a_run_and_is_harmless_otherwise(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=COACH) as held:
        await held.type("# mine")
        await held.press("escape")
        assert held.editor.text.startswith("# mine")
        await held.press("ctrl+r")
        await held.until(lambda: bool(held.judge.submissions), "the judge has the program")
        await held.press("escape")
        await held.until(lambda: not held.sitting.pending_runs(), "the run is over")
        verdict_now = held.now.last_verdict
        assert verdict_now is not None
        assert verdict_now.outcome is Outcome.CANCELLED
        await held.until(lambda: "Cancelled" in held.text, "that is said")
        assert held.now.phase is Phase.OPEN


async def test_the_report_on_a_program_keeps_the_program_in_sight(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=COACH) as held:
        await held.submit("2")
        await held.verdict(verdict(Outcome.PASSED, points=2))
        await held.until(lambda: bool(held.screen.query(Report)), "the report is shown")
        assert "Model answer" in everything_in(held.screen)
        assert held.screen.query_one(CodeEditor).region.height > 3
        assert held.now.mark == 1.0


async def test_a_verdict_waits_until_confidence_was_asked(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=COACH) as held:
        await held.press("ctrl+s")
        await held.verdict(verdict(Outcome.PASSED, points=2))
        assert isinstance(held.screen, ConfidenceDialog)
        assert not held.app.screen_stack[-2].query(Report)
        await held.press("4")
        await held.until(lambda: bool(held.screen.query(Report)), "the report is shown")
        assert "certain" in everything_in(held.screen)


async def test_a_verdict_reaches_the_summary_and_the_transcript_after_the_end(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=Settings(feedback=Feedback.MOCK)) as held:
        await held.submit()
        await held.until(lambda: isinstance(held.screen, SummaryScreen), "the last answer ends the session")
        assert "1 being judged" in held.text
        await held.verdict(verdict(Outcome.PASSED, points=2))
        await held.until(lambda: "100%" in held.text, "the mark comes in")


async def test_a_verdict_is_written_down_even_when_the_summary_was_left(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=Settings(feedback=Feedback.MOCK)) as held:
        await held.submit()
        await held.until(lambda: isinstance(held.screen, SummaryScreen), "the summary is shown")
        await held.press("q")
        assert isinstance(held.screen, HomeScreen)
        await held.verdict(verdict(Outcome.PASSED, points=2))
        state, transcript = load_session(held.sitting.journal.path)
        assert state.questions[0].mark == 1.0
        assert not transcript.problems


@pytest.mark.parametrize(("key", "runs"), [("y", 1), ("n", 0)])
async def test_where_programs_are_held_loosely_that_is_said_and_asked_before_the_first_run(
    tmp_path: Path, key: str, runs: int
) -> None:
    async with stage(tmp_path, code(), settings=COACH, isolation=LOOSE) as held:
        await held.press("ctrl+r")
        await held.until(lambda: isinstance(held.screen, ConfirmDialog), "consent is asked")
        await held.until(lambda: "(limits" in held.text, "the level is named")
        assert "It could read your files." in held.text
        await held.press(key)
        if runs:
            await held.verdict(verdict())
            await held.press("ctrl+r")
            await held.verdict(verdict(Outcome.PASSED, points=2))
            assert len(held.judge.submissions) == 2, "who agreed is not asked again"
        else:
            await held.until(lambda: not held.sitting.pending_runs(), "the run is over")
            assert not held.judge.submissions, "nothing is run without consent"
            await held.until(lambda: "running them was not approved" in everything_in(held.screen), "that is said")


async def test_a_run_of_a_question_that_was_left_is_judged_all_the_same(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), theory(), settings=COACH) as held:
        await held.press("ctrl+r", "f9")
        await held.verdict(verdict(error_line=2))
        assert held.now.question.kind == "theory"
        assert not held.screen.query(VerdictPanel)
        await held.press("f8")
        await held.until(lambda: bool(held.screen.query(VerdictPanel)), "the verdict is shown")
        assert held.screen.query_one(CodeEditor).error_line == 2


async def test_the_starter_is_put_back_only_when_asked_twice_and_can_be_undone(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=COACH) as held:
        await held.type("# mine ")
        await held.press("ctrl+l", "n")
        assert held.editor.text.startswith("# mine ")
        await held.press("ctrl+l", "y")
        assert held.editor.text == "def double(x):\n    ...\n"
        await held.press("ctrl+z")
        assert held.editor.text.startswith("# mine ")


async def test_the_question_can_be_read_again_while_a_verdict_is_shown(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=COACH) as held:
        await held.press("ctrl+r")
        await held.verdict(verdict())
        prompt, result = held.screen.query_one("#prompt"), held.screen.query_one("#result")
        assert not prompt.display
        await held.press("ctrl+o")
        assert prompt.region.height > 3
        assert not result.display
        await held.press("ctrl+o")
        assert result.display


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_short_program_has_no_scrollbars_whatever_room_a_verdict_takes(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with stage(tmp_path, code(), settings=COACH, size=size) as held:
        await held.press("ctrl+r")
        await held.verdict(verdict())
        await held.until(lambda: bool(held.screen.query(VerdictPanel)), "the verdict is shown")
        assert not held.editor.show_vertical_scrollbar
        assert not held.editor.show_horizontal_scrollbar


async def test_a_long_input_is_cut_on_the_screen(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=COACH) as held:
        await held.press("ctrl+r")
        said = verdict()
        long = "\n".join(f"line {number}" for number in range(40))
        from msgspec.structs import replace

        await held.verdict(replace(said, checks=(replace(said.checks[0], given=long),)))
        lines = [str(getattr(one.visual, "plain", "")) for one in held.screen.query_one(VerdictPanel).query(Static)]
        check = next(line for line in lines if "line 0" in line)
        assert "… 35 more lines" in check
        assert "line 30" not in check
