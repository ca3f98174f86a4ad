"""The window that candidate and interviewer both see: what the candidate does, and what the interviewer lets happen."""

from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Markdown, Static

from interview.led.acting import Requests
from interview.led.follower import changes, writer_of
from interview.led.showing import Revealed, Shown, shown
from interview.models.question import Bug, Code
from interview.session import Sitting
from interview.session import commands as c
from interview.transcript.state import Phase
from interview.tui.commands import SHARED, Scope
from interview.tui.judging import JudgeDesk
from interview.tui.screens.answering import AnsweringScreen
from interview.tui.widgets.dialogs import ConfirmDialog
from interview.tui.widgets.key_line import KeyLine
from interview.tui.widgets.prompt_view import PromptView, python
from interview.tui.widgets.shared_bar import SharedBar
from interview.tui.widgets.verdict_panel import VerdictPanel
from interview.tui.widgets.voice import Voice

_COVERS = {
    "waiting": "Welcome. The interviewer will ask the first question.",
    "paused": "Paused. The clock is stopped until the interviewer resumes.",
    "ended": "The interview is over. Thank you. Press ^Q to close this window.",
}


class SharedScreen(AnsweringScreen):
    """One led sitting; its widgets are given what `shown` returns and nothing else."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (SHARED,)
    BINDINGS: ClassVar[list[BindingType]] = [*SHARED.bindings()]
    AUTO_FOCUS = None
    CSS = """
    SharedScreen #cover { display: none; height: 1fr; content-align: center middle; }
    SharedScreen.-covered #cover { display: block; }
    SharedScreen.-covered #work, SharedScreen.-covered Voice { display: none; }
    """

    def __init__(self, sitting: Sitting, desk: JudgeDesk, *, steers: bool = False) -> None:
        """Hold a led sitting, whose programs are judged at the desk.

        Args:
            sitting: The sitting.
            desk: Where its programs are judged.
            steers: Whether this is the interviewer's only terminal: a curtain leads from it to the private side.
        """
        super().__init__(sitting, desk)
        self._steers = steers
        self._requests = Requests(sitting)
        self._result: object = None
        self._focused_on: tuple[object, ...] = ()

    # What is on the screen

    def compose(self) -> ComposeResult:
        yield SharedBar(id="status")
        yield Voice(id="voice")
        with Container(id="work"):
            yield PromptView(id="prompt")
            yield self.area
            yield VerticalScroll(id="result")
        yield Static("", id="cover", markup=False)
        yield KeyLine()

    async def show(self) -> None:
        """Show everything in the state it is in."""
        state = self.sitting.state
        cover = "ended" if state.ended else "paused" if state.paused else "waiting" if state.now is None else ""
        self.set_class(bool(cover), "-covered")
        self.query_one("#cover", Static).update(_COVERS.get(cover, ""))
        content = shown(state)
        if content is not None and not state.ended:
            await self._show_question(content)
        self.show_time()
        self.refresh_bindings()

    async def _show_question(self, content: Shown) -> None:
        now = content.state
        async with self.batch():
            self.query_one(PromptView).show(now)
            await self.query_one(Voice).show(content.follow_ups, content.put)
            await self.area.show(now)
            self.area.close_editors(now.done or self.sitting.state.locked)
            await self._show_result(content)
        self.set_class(isinstance(now.question, Code | Bug), "-code")
        self.set_class(now.done, "-handed-in")
        at = (now.question.key, now.done, self.sitting.state.paused)
        if self._focused_on != at and self.area.main is not None and not self.sitting.state.paused:
            self.area.main.focus(scroll_visible=False)
        self._focused_on = at

    async def _show_result(self, content: Shown) -> None:
        """Show the model answer where it was revealed, and what the checks said; built anew only where it changed."""
        now = content.state
        case = self.desk.case(self.sitting, now.question.key)
        what = (now.question.key, now.phase, now.runs, content.revealed, case is not None)
        if what == self._result:
            return
        self._result = what
        pane = self.query_one("#result", VerticalScroll)
        await pane.remove_children()
        if content.revealed is not None:
            await pane.mount(*_revealed(content.revealed))
        if case is not None:
            await pane.mount(Static(case.line, id="progress", markup=False))
        elif now.last_verdict is not None:
            final = next(run for run in reversed(now.runs) if run.verdict is not None).final
            await pane.mount(VerdictPanel(now.last_verdict, note=_note(content, final), points=False))
        elif now.done:
            await pane.mount(Static("Your answer is recorded.", classes="note"))
        elif now.phase is Phase.SKIPPED:
            await pane.mount(Static("We are moving on from this question.", classes="note"))
        self.set_class(bool(pane.children), "-with-result")
        verdict = now.last_verdict
        self.area.mark_error(verdict.error_line if verdict and case is None else None)

    def show_time(self) -> None:
        """Write the line above the question, and how far a run is."""
        self.query_one(SharedBar).show(self.sitting)
        now = self.sitting.state.now
        case = self.desk.case(self.sitting, now.question.key) if now is not None else None
        if case is not None:
            for line in self.query("#progress").results(Static):
                line.update(case.line, layout=False)

    async def go_on(self) -> None:
        """Stay where the interviewer is."""
        await self.show()

    async def end(self) -> None:
        """Cover the question."""
        await self.show()

    async def show_verdict(self, key: str) -> None:
        """Show what the candidate may know of a verdict."""
        await self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        state = self.sitting.state
        now = state.now
        answering = now is not None and not now.done and not state.paused and not state.ended
        match action:
            case "submit":
                return answering
            case "run_code" | "reset_code":
                return answering and now is not None and isinstance(now.question, Code | Bug)
            case "cancel_run":
                return now is not None and self.desk.case(self.sitting, now.question.key) is not None
            case "curtain":
                return self._steers
            case "next_question":
                return self._is_alone() and not state.ended and self._next_index() is not None
            case "finish":
                return self._is_alone() and not state.ended
        return True

    def _is_alone(self) -> bool:
        """Whether this window has to do without a console: it is the only terminal, and none is open."""
        return self._steers and not writer_of(self._requests.path)

    # What the interviewer asks for

    @on(events.Mount)
    def listen(self) -> None:
        """Follow the interviewer once everything is on the screen."""
        self.call_later(self.follow)

    @work(exclusive=True, group="follow")
    async def follow(self) -> None:
        """Have each request acted on as soon as it is there, in turn with keys and clock: one shows at a time."""
        async for _ in changes(self._requests.path):
            self.call_later(self.take_requests)

    async def take_requests(self) -> None:
        """Act on every request that waits, and show what came of them."""
        requests = self._requests.take()
        if not requests:
            return
        await self._drafts.catch_up()
        for request in requests:
            self._requests.act(request)
        self.desk.judge(self.sitting)
        await self.show()

    # What there is without a console

    @property
    def farewell(self) -> str:
        """What to tell whoever leaves a session that goes on."""
        return f"The interview was saved. To resume: `interview lead --resume {self.sitting.state.session}`."

    def _next_index(self) -> int | None:
        questions = self.sitting.state.questions
        return next((index for index, one in enumerate(questions) if one.phase is Phase.UNSEEN), None)

    async def action_next_question(self) -> None:
        await self._drafts.catch_up()
        index = self._next_index()
        if index is not None and self.do(c.Ask(index=index)):
            await self.show()

    async def action_curtain(self) -> None:
        from interview.tui.screens.curtain import CurtainScreen

        await self._drafts.catch_up()
        await self.app.push_screen(CurtainScreen(self.sitting.journal.path))

    async def action_finish(self) -> None:
        async def finish(yes: bool | None) -> None:
            if yes:
                await self._drafts.catch_up()
                self.do(c.End())
                await self.show()

        await self.app.push_screen(ConfirmDialog("End the interview?"), finish)


def _note(content: Shown, final: bool) -> str:
    """Return what kind of run a verdict comes from, and that there is more than it says."""
    if not final:
        return "sample checks; hand in for all"
    return "the visible checks" if content.hidden_checks else ""


def _revealed(revealed: Revealed) -> list[Static | Markdown]:
    """Return the model answer as it is shown."""
    widgets: list[Static | Markdown] = [Static("Model answer", classes="section")]
    if revealed.language == "markdown":
        widgets.append(Markdown(revealed.answer.strip()))
    elif revealed.language == "python":
        widgets.append(Static(python(revealed.answer), classes="code-text", markup=False))
    else:
        widgets.append(Static(revealed.answer.rstrip(), classes="code-text", markup=False))
    if revealed.explain.strip():
        widgets.append(Markdown(revealed.explain.strip()))
    return widgets
