"""Text that we did not write is shown as it is, by every widget that shows any: markup swallows or crashes nothing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widget import Widget

from interview.errors import InterviewError
from interview.models.grade import Grade, MisconceptionGrade, PointGrade, PointStatus, Span
from interview.models.question import Choice, FollowUp, Hint, MultipleChoice, Predict, Reference
from interview.models.settings import Settings
from interview.models.verdict import CheckResult, CheckState, Outcome, Verdict
from interview.session import Phase, QuestionState
from interview.transcript.state import Correction
from interview.tui.screens.banks import BanksScreen
from interview.tui.screens.setup import SetupScreen
from interview.tui.screens.summary import SummaryScreen
from interview.tui.widgets.answer_area import AnswerArea
from interview.tui.widgets.dialogs import ConfirmDialog, QuestionsDialog, ReasonDialog
from interview.tui.widgets.prompt_view import PromptView
from interview.tui.widgets.report import Report
from interview.tui.widgets.status_bar import StatusBar
from interview.tui.widgets.verdict_panel import VerdictPanel
from tests.questions import theory
from tests.tui.stage import NASTY, everything_in, stage

ALL = "\n".join(NASTY)


class Frame(App[None]):
    """One widget alone."""

    CSS = "AnswerArea { height: 10; } #choices { height: auto; }"

    def __init__(self, make: Callable[[], Widget]) -> None:
        super().__init__()
        self._make = make

    def compose(self) -> ComposeResult:
        yield self._make()


def answered(text: str) -> QuestionState:
    """Return a question whose every text is nasty."""
    question = theory(
        title=text, answer=f"`{text}`", explain=f"`{text}`",
        follow_ups=(FollowUp(text=f"`{text}`", answer=f"`{text}`"),),
        references=(Reference(title=text, url="https://example.org"),),
    )  # fmt: skip
    point = PointGrade(
        id="p", text=text, status=PointStatus.HIT, credit=1, why=text, spans=(Span(start=0, end=2, similarity=9),)
    )
    wrong = MisconceptionGrade(id="m", text=text, truth=text, why=text)
    return QuestionState(
        question=question, why="new", phase=Phase.ANSWERED, prose=text, follow_ups=(1,), submitted_by="candidate",
        grade=Grade(mark=0.5, points={"p": point}, misconceptions=(wrong,), notes=(text,)),
        corrections=(Correction(point="p", counts=False, mark=0.1, reason=text),),
    )  # fmt: skip


def judged(text: str) -> Verdict:
    check = CheckResult(
        id="c", title=text, state=CheckState.FAILED, points=1, sentence=text, given=text, expected=text, got=text,
        hint=text, stdout=text,
    )  # fmt: skip
    return Verdict(
        outcome=Outcome.ERROR, sentence=f"{text}!", checks=(check,), traceback=text, stdout=text, isolation=text
    )


def asked(text: str) -> Widget:
    view = PromptView()
    question = Predict(
        id="p", bank="small", prompt=f"`{text}`", snippet=f"# {text}", answer="1", hints=(Hint(text=f"`{text}`"),)
    )
    view.show(QuestionState(question=question, why="new", hints=1, hint_numbers=(1,)))
    return view


def chosen(text: str) -> Widget:
    question = MultipleChoice(
        id="c",
        bank="small",
        prompt="?",
        choices=(Choice(text=text, feedback=text, correct=True), Choice(text=f"{text}2")),
    )
    return Report(QuestionState(question=question, why="new", phase=Phase.ANSWERED, prose="1", grade=Grade(mark=1.0)))


SHOWN: dict[str, tuple[Callable[[str], Widget], int]] = {
    "report": (lambda text: Report(answered(text)), 9),
    "report on choices": (chosen, 2),
    "verdict": (lambda text: VerdictPanel(judged(text), note=text), 9),
    "prompt": (asked, 1),
}
"""Each widget, and how often at least its text stands in it."""


@pytest.mark.parametrize("name", SHOWN)
async def test_a_widget_shows_every_text_as_it_is(name: str) -> None:
    make, times = SHOWN[name]
    for text in NASTY:
        app = Frame(partial(make, text))
        async with app.run_test(size=(100, 60)) as pilot:
            await pilot.pause()
            assert everything_in(app.screen).count(text) >= times, text


async def test_editors_and_choices_hold_every_text() -> None:
    area = AnswerArea()
    app = Frame(lambda: area)
    async with app.run_test(size=(100, 30)) as pilot:
        for text in NASTY:
            await area.show(QuestionState(question=theory(text), why="new", prose=text))
            assert text in everything_in(area)
            choices = (Choice(text=text, correct=True), Choice(text="2"))
            question = MultipleChoice(id=f"c{text}", bank="small", prompt="?", choices=choices)
            await area.show(QuestionState(question=question, why="new"))
            await pilot.pause()
            assert text in everything_in(area)
            painted = ["".join(part.text for part in line) for line in app.screen._compositor.render_strips()]
            assert any(text in line for line in painted)


async def test_screens_dialogs_and_notes_show_every_text(tmp_path: Path) -> None:
    nasty = [theory(f"n{number}", title=text, topic=text, prompt=f"`{text}`") for number, text in enumerate(NASTY)]
    async with stage(tmp_path, *nasty, size=(120, 40), settings=Settings(title="[/B, T]")) as held:
        for text in NASTY:
            assert text in held.screen.query_one(StatusBar).line
            await held.press("f3")
        await held.press("n")
        held.app.say(InterviewError(ALL, where=ALL, do=ALL))
        for dialog in (ConfirmDialog(ALL), ReasonDialog(ALL, counts=True), QuestionsDialog(held.sitting.state)):
            await held.app.push_screen(dialog)
            await held.pilot.pause()
            assert all(text in everything_in(held.screen) for text in NASTY)
            held.app.pop_screen()
        await held.press("f12")
        await held.press("e")
        await held.until(lambda: isinstance(held.app.screen, SummaryScreen), "the summary is shown")
        shown = everything_in(held.screen)
        assert all(shown.count(text) >= 3 for text in NASTY)
        assert "[/B, T]  0%" in shown
        await held.press("q")
        for screen in (BanksScreen(held.app.services), SetupScreen(held.app.services)):
            await held.app.push_screen(screen)
            await held.pilot.pause()
            assert all(text.partition("/")[0] in everything_in(held.screen) for text in NASTY)
            held.app.pop_screen()
