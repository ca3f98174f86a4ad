"""What a sitting looks like: the question, the answer, the clocks, and what came of it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.widget import Widget
from textual.widgets import Button

from interview.models.question import Bug, Code
from interview.models.settings import Feedback
from interview.session import Sitting
from interview.transcript.state import QuestionState
from interview.tui.commands import INTERVIEW, REPORT, Scope
from interview.tui.judging import JudgeDesk
from interview.tui.offering import is_running, offered, shows_report
from interview.tui.screens.answering import AnsweringScreen
from interview.tui.widgets.key_line import KeyLine
from interview.tui.widgets.live_points import LivePoints
from interview.tui.widgets.prompt_view import PromptView
from interview.tui.widgets.result_pane import ResultPane
from interview.tui.widgets.status_bar import StatusBar

_BUTTONS = tuple(command for command in INTERVIEW.commands if command.button)


class SittingScreen(AnsweringScreen):
    """The current question of a sitting, in the state it is in."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (INTERVIEW, REPORT)
    BINDINGS: ClassVar[list[BindingType]] = [*REPORT.bindings(), *INTERVIEW.bindings()]
    AUTO_FOCUS = None

    def __init__(self, sitting: Sitting, desk: JudgeDesk) -> None:
        """Show a sitting, whose programs are judged at the desk."""
        super().__init__(sitting, desk)
        self._focused_on: tuple[str, bool] | None = None

    def compose(self) -> ComposeResult:
        yield StatusBar(id="status")
        with Container(id="work"):
            yield PromptView(id="prompt")
            yield self.area
            yield ResultPane(id="result")
        yield LivePoints(id="live-points")
        with Horizontal(id="actions"):
            for command in _BUTTONS:
                yield Button(
                    command.button_label,
                    id=command.id,
                    compact=True,
                    variant="primary" if command.id == "submit" else "default",
                )
        yield KeyLine()

    async def show(self) -> None:
        """Show the current question in the state it is in."""
        now = self.now
        self.query_one(PromptView).show(now)
        await self.area.show(now)
        await self._show_result(now)
        coding = isinstance(now.question, Code | Bug)
        self.set_class(coding, "-code")
        self.set_class(shows_report(self.sitting.state, now), "-answered")
        self.set_class(now.done and not shows_report(self.sitting.state, now), "-handed-in")
        self.query_one(LivePoints).show(now, self.sitting.state.settings)
        self.offer()
        self.show_time()
        if self._focused_on != (now.question.key, now.done):
            self._focused_on = (now.question.key, now.done)
            self.focus_first(now)

    async def _show_result(self, now: QuestionState) -> None:
        """Show what came of the question so far, and where in the program it went wrong."""
        state = self.sitting.state
        pane = self.query_one(ResultPane)
        case = self.desk.case(self.sitting, now.question.key)
        await pane.show(now, case=case, report=shows_report(state, now), marks=self.coaches)
        self.set_class(pane.has_something, "-with-result")
        if not pane.has_something:
            self.remove_class("-prompt-back")
        verdict = None if now.done and not shows_report(state, now) else now.last_verdict
        self.area.mark_error(verdict.error_line if verdict and not is_running(now) else None)

    def focus_first(self, now: QuestionState) -> None:
        """Put the focus where the next key belongs."""
        target: Widget | None = self.area.main
        if shows_report(self.sitting.state, now):
            target = self.query_one(ResultPane).main
        elif now.done:
            target = self.query_one("#result")
        if target is not None:
            self.set_focus(target, scroll_visible=False)  # at once: the next key may be on its way

    def offer(self) -> None:
        """Bring footer and buttons up to what can be done now."""
        self.refresh_bindings()
        for command in _BUTTONS:
            possible = self.check_action(command.id, ())
            button = self.query_one(f"#{command.id}", Button)
            button.display = possible is not False
            button.disabled = not possible

    def show_time(self) -> None:
        """Write the status line."""
        self.query_one(StatusBar).show(self.sitting)

    @property
    def now(self) -> QuestionState:
        """The question on the screen."""
        now = self.sitting.state.now
        assert now is not None
        return now

    @property
    def coaches(self) -> bool:
        """Whether marks are shown after each question."""
        return self.sitting.state.settings.feedback is Feedback.COACH

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return offered(self.sitting.state, action, has_result=self.has_class("-with-result"))
