"""A mock interview says nothing about marks before its end, and everything after it."""

from pathlib import Path

from interview.models.settings import Feedback, Settings
from interview.models.verdict import Outcome
from interview.session import Phase
from interview.tui.screens.summary import SummaryScreen
from interview.tui.widgets.code_editor import CodeEditor
from interview.tui.widgets.point_list import PointList
from interview.tui.widgets.report import Report
from tests.questions import choice, code, predict, theory
from tests.tui.stage import HALF, Stage, everything_in, stage, verdict

MOCK = Settings(feedback=Feedback.MOCK)
SECRETS = ("%", "points", "Model answer", "Wrong answer", "Passed", "hit", "missed", "It sets how many positions")


def assert_nothing_about_marks(held: Stage) -> None:
    shown = everything_in(held.screen) + held.text
    shown += "".join(note.message for note in held.app._notifications)
    assert not [secret for secret in SECRETS if secret in shown]
    assert not held.screen.query(Report)
    assert not held.screen.query(PointList)


async def test_no_mark_before_the_end_and_all_of_them_after_it(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), predict(), choice(), code(), settings=MOCK) as held:
        await held.write(HALF)
        await held.submit("3")
        assert held.sitting.state.current == 1, "it goes on by itself"
        assert_nothing_about_marks(held)
        await held.write("torch.Size([2, 3])")
        await held.submit()
        await held.press("space")
        await held.submit()
        await held.submit()
        await held.until(lambda: isinstance(held.screen, SummaryScreen), "the last answer ends the session")
        await held.verdict(verdict(Outcome.PASSED, points=2))
        await held.until(lambda: held.text.count("100%") >= 2, "the marks are shown")


async def test_an_answered_question_shows_only_that_it_is_recorded(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), code(), theory("last"), settings=MOCK) as held:
        await held.write(HALF)
        await held.submit()
        await held.submit()
        await held.verdict(verdict(Outcome.ERROR, error_line=2))
        assert_nothing_about_marks(held)
        await held.press("f8")
        assert held.now.phase is Phase.ANSWERED
        assert "Your answer is recorded" in held.text
        assert held.screen.query_one(CodeEditor).error_line is None
        assert_nothing_about_marks(held)
        await held.press("o", "f")
        assert_nothing_about_marks(held)
        await held.press("f8")
        assert_nothing_about_marks(held)
        await held.press("f5")
        assert_nothing_about_marks(held)


async def test_a_trial_run_says_what_failed_and_not_what_it_is_worth(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=MOCK) as held:
        await held.press("ctrl+r")
        await held.verdict(verdict())
        shown = everything_in(held.screen)
        assert "Expected 2 at [1], got 1." in shown
        assert "points" not in shown


async def test_an_answer_that_was_not_judged_is_open_again_and_that_is_said(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), theory(), settings=MOCK) as held:
        await held.submit()
        assert held.sitting.state.current == 1
        await held.verdict(verdict(Outcome.JUDGE_FAILED))
        await held.until(
            lambda: any("Question 1 was not judged" in note.message for note in held.app._notifications), "that is said"
        )
        assert held.sitting.state.questions[0].phase is Phase.OPEN
