"""One past session: its questions at the left; what was asked, answered and said about it at the right."""

from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview.errors import InterviewError
from interview.review.opinion import lines_on_question, lines_on_session
from interview.session import Sitting
from interview.session.commands import Command
from interview.transcript.private.state import NOTHING
from interview.transcript.private.stream import private_of
from interview.transcript.state import Phase, QuestionState, SessionState
from interview.tui.commands import REVIEW, Scope
from interview.tui.export import export_session
from interview.tui.messages import ErrorMet
from interview.tui.theme import mark_style
from interview.tui.widgets.key_line import KeyLine
from interview.tui.widgets.overruling import ask_to_overrule
from interview.tui.widgets.point_list import PointList
from interview.tui.widgets.prompt_view import PromptView
from interview.tui.widgets.report import Report
from interview.tui.widgets.review_notes import ReviewNotes
from interview.words import clock, percent


class ReviewScreen(Screen[None]):
    """A session to read; a mark can be set right, and both marks are kept."""

    CSS = "ReviewScreen #review-questions { text-wrap: nowrap; text-overflow: ellipsis; }"
    SCOPES: ClassVar[tuple[Scope, ...]] = (REVIEW,)
    BINDINGS: ClassVar[list[BindingType]] = [*REVIEW.bindings()]

    def __init__(self, session: SessionState | Sitting, *, path: Path | None = None, first: int = 0) -> None:
        """Show a session that is read from `path`, or one that is being held; begin with its question `first`."""
        super().__init__()
        self._session = session
        self._path = session.journal.path if isinstance(session, Sitting) else path
        self._first = first
        self._private = NOTHING

    @property
    def state(self) -> SessionState:
        """The session as it is now."""
        return self._session.state if isinstance(self._session, Sitting) else self._session

    def compose(self) -> ComposeResult:
        yield Static("", id="review-title", classes="title", markup=False)
        with Horizontal(id="review-body"):
            yield OptionList(id="review-questions", classes="list", markup=False)
            yield VerticalScroll(id="review-pane")
        yield KeyLine()

    def on_mount(self) -> None:
        menu = self.query_one("#review-questions", OptionList)
        menu.add_options(
            [Option(_line(number, one), id=str(number)) for number, one in enumerate(self.state.questions, start=1)]
        )
        try:
            self._private = private_of(self._path) if self._path is not None else self._private
        except InterviewError as error:
            self.post_message(ErrorMet(error))
        self._show_title()
        menu.highlighted = self._first
        menu.focus()

    def _show_title(self) -> None:
        state = self.state
        self.query_one("#review-title", Static).update(
            Content.assemble(
                f"{state.settings.title} ",
                (percent(state.score), mark_style(state.score)),
                (f" · {state.started_at.astimezone():%Y-%m-%d %H:%M} · {clock(state.active)}", "$text-muted not bold"),
                (f" · {state.ended or 'not finished'} · seed {state.seed}", "$text-muted not bold"),
            )
        )

    @on(OptionList.OptionHighlighted, "#review-questions")
    async def show_question(self) -> None:
        """Show everything about the highlighted question."""
        pane = self.query_one("#review-pane", VerticalScroll)
        now = self._now
        await pane.remove_children()
        prompt = PromptView()
        prompt.styles.height = "auto"
        prompt.can_focus = False  # the pane around it scrolls
        prompt.show(now)
        notes = [*lines_on_question(now, self._private), *lines_on_session(self.state, self._private)]
        await pane.mount(prompt, Report(now, code=True), ReviewNotes(now, notes))
        pane.scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#review-questions")
    def go_to_points(self) -> None:
        """Go from a question to its points, else to its text."""
        points = next(iter(self.query(PointList)), None)
        (points or self.query_one("#review-pane")).focus()

    @property
    def _now(self) -> QuestionState:
        return self.state.questions[self.query_one("#review-questions", OptionList).highlighted or 0]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._path is not None if action in ("replay", "compare", "export") else True

    @work
    async def action_overrule(self) -> None:
        command = await ask_to_overrule(self, self._now)
        if command is None:
            return
        try:
            self._carry_out(command)
        except InterviewError as error:
            self.post_message(ErrorMet(error))
            return
        menu = self.query_one("#review-questions", OptionList)
        index = menu.highlighted or 0
        menu.replace_option_prompt_at_index(index, _line(index + 1, self.state.questions[index]))
        self._show_title()
        await self.show_question()

    def _carry_out(self, command: Command) -> None:
        """Add a correction to the transcript: the session's own, or the file's for a moment."""
        if isinstance(self._session, Sitting):
            self._session.do(command)
        elif self._path is not None:
            sitting, _ = Sitting.resume(self._path)
            try:
                sitting.do(command)
                self._session = sitting.state
            finally:
                sitting.close()

    @work
    async def action_replay(self) -> None:
        from interview.tui.screens.replay import open_replay

        if self._path is not None:
            await open_replay(self, self._path, question=self._now.question.key)

    @work
    async def action_compare(self) -> None:
        from interview.tui.screens.compare import compare_with_another

        if self._path is not None:
            await compare_with_another(self, self._path.parent, self.state, self._now.question.key)

    @work
    async def action_export(self) -> None:
        if self._path is not None:
            await export_session(self, self._path)

    async def action_story(self) -> None:
        from interview.tui.screens.story import StoryScreen

        if self._path is not None:
            await self.app.push_screen(StoryScreen(self._path))

    def action_leave(self) -> None:
        """Go back to the questions first, then out."""
        menu = self.query_one("#review-questions")
        if menu.has_focus:
            self.app.pop_screen()
        else:
            menu.focus()


def _line(number: int, one: QuestionState) -> Content:
    """Return a question's line: mark, time, and flags for a correction, hints, a mark to come back, the clock."""
    flags = [
        ("↷", "$text-warning", one.phase is Phase.SKIPPED),
        ("⚑", "$text-accent", one.flagged),
        ("✎", "$text-accent", bool(one.corrections)),
        ("?", "$text-warning", bool(one.hints)),
        ("⏱", "$text-error", one.submitted_by == "clock" or one.seconds > one.limit_seconds),
    ]
    return Content.assemble(
        f"{number:2} ",
        (f"{percent(one.mark):>4} ", mark_style(one.mark)),
        (f"{clock(one.seconds):>5} ", "$text-muted"),
        *((sign, style) for sign, style, holds in flags if holds),
        " " if any(holds for _, _, holds in flags) else "",
        one.question.title or one.question.id,
    )
