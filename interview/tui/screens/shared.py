"""The window that candidate and interviewer both see: what the candidate does, and what the interviewer lets happen."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Markdown, Static

from interview.errors import InterviewError
from interview.led.acting import Requests
from interview.led.follower import changes, writer_of
from interview.led.showing import Revealed, Shown, shown
from interview.models.question import Bug, Code
from interview.session import Sitting
from interview.session import commands as c
from interview.transcript import events as e
from interview.transcript.events import Record
from interview.transcript.state import Phase
from interview.tui.commands import SHARED, Scope
from interview.tui.drafts import DraftKeeper
from interview.tui.judging import Case, JudgeDesk
from interview.tui.widgets.answer_area import AnswerArea
from interview.tui.widgets.dialogs import ConfidenceDialog, ConfirmDialog
from interview.tui.widgets.prompt_view import PromptView, python
from interview.tui.widgets.shared_bar import SharedBar
from interview.tui.widgets.verdict_panel import VerdictPanel
from interview.tui.widgets.voice import Voice

_COVERS = {
    "waiting": "Welcome. The interviewer will ask the first question.",
    "paused": "Paused. The clock stands until the interviewer goes on.",
    "ended": "The interview is over. Thank you. ^Q closes this window.",
}


class SharedScreen(Screen[None]):
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
        super().__init__()
        self.sitting = sitting
        self.desk = desk
        self._steers = steers
        self.area = AnswerArea(seed=sitting.state.seed, id="answer")
        self._requests = Requests(sitting)
        self._drafts = DraftKeeper(self, self.area, sitting, self._say)
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
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        self.desk.judged.subscribe(self, self.show_verdict)
        if any(isinstance(one.question, Code | Bug) for one in self.sitting.state.questions):
            self.desk.get_ready()
        for question, run in self.sitting.pending_runs():
            self.desk.hand_over(self.sitting, question, run)
        self.set_interval(1.0, self.tick)
        await self.show_all()
        self.follow()

    async def show_all(self) -> None:
        """Show everything in the state it is in."""
        state = self.sitting.state
        cover = "ended" if state.ended else "paused" if state.paused else "waiting" if state.now is None else ""
        self.set_class(bool(cover), "-covered")
        self.query_one("#cover", Static).update(_COVERS.get(cover, ""))
        content = shown(state)
        if content is not None and not state.ended:
            await self._show_question(content)
        self.query_one(SharedBar).show(self.sitting)
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
            await pane.mount(Static("We leave this question.", classes="note"))
        self.set_class(bool(pane.children), "-with-result")
        verdict = now.last_verdict
        self.area.mark_error(verdict.error_line if verdict and case is None else None)

    def _say(self, error: InterviewError) -> None:
        self.notify(str(error), severity="warning", markup=False)

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

    @work(exclusive=True, group="follow")
    async def follow(self) -> None:
        """Act on each request as soon as it is there."""
        async for _ in changes(self._requests.path):
            await self.take_requests()

    async def take_requests(self) -> None:
        """Act on every request that waits, and show what came of them."""
        requests = self._requests.take()
        if not requests:
            return
        await self._drafts.catch_up()
        for request in requests:
            self._requests.act(request)
        await self.show_all()

    # What the candidate does

    def _do(self, command: c.Command) -> tuple[Record, ...]:
        try:
            return self.sitting.do(command)
        except InterviewError as error:
            self._say(error)
            return ()

    async def put_down(self) -> str:
        """Write every key down; return what to tell whoever leaves."""
        await self._drafts.catch_up()
        session = self.sitting.state.session
        return "" if self.sitting.state.ended else f"The interview is kept: `interview lead --resume {session}`."

    @on(AnswerArea.Drafted)
    def keep_draft(self) -> None:
        self._drafts.expect()

    async def tick(self) -> None:
        """Show the time; let a hard clock take what is there; try again to save what could not be saved."""
        journal = self.sitting.journal
        if journal.trouble and journal.retry():
            self.notify("Everything is saved again.")
        self.query_one(SharedBar).show(self.sitting)
        for line in self.query("#progress"):
            case = self.sitting.state.now and self.desk.case(self.sitting, self.sitting.state.now.question.key)
            if case and isinstance(line, Static):
                line.update(case.line, layout=False)
        before = self.sitting.state.records
        records = self.sitting.tick()
        self._judge_new(records)
        if self.sitting.state.records != before:
            await self.show_all()

    async def action_submit(self) -> None:
        await self._drafts.catch_up()
        records = self._do(c.SubmitAnswer())
        if not records:
            return
        self._judge_new(records)
        key = next(record.event.question for record in records if isinstance(record.event, e.AnswerSubmitted))
        await self.show_all()

        def take(confidence: int | None) -> None:
            if confidence:
                self._do(c.GiveConfidence(question=key, confidence=confidence))

        await self.app.push_screen(ConfidenceDialog(), take)

    async def action_run_code(self) -> None:
        await self._drafts.catch_up()
        records = self._do(c.RunCode())
        self._judge_new(records)
        await self.show_all()

    def _judge_new(self, records: tuple[Record, ...]) -> None:
        """Send every program that was just submitted to the judge."""
        for record in records:
            if isinstance(record.event, e.CodeSubmitted):
                question = self.sitting.state.questions[self.sitting.state.place(record.event.question)]
                self.desk.hand_over(self.sitting, question, question.runs[-1])

    async def show_verdict(self, case: Case) -> None:
        if case.sitting is self.sitting:
            await self.show_all()

    async def action_cancel_run(self) -> None:
        if self.sitting.state.now is not None:
            self.desk.cancel(self.sitting, self.sitting.state.now.question.key)

    async def action_reset_code(self) -> None:
        def reset(yes: bool | None) -> None:
            if yes:
                self.area.reset()

        question = "Put the starter back? Your program can be brought back with undo (^Z)."
        await self.app.push_screen(ConfirmDialog(question), reset)

    def _next_index(self) -> int | None:
        questions = self.sitting.state.questions
        return next((index for index, one in enumerate(questions) if one.phase is Phase.UNSEEN), None)

    async def action_next_question(self) -> None:
        await self._drafts.catch_up()
        index = self._next_index()
        if index is not None and self._do(c.Ask(index=index)):
            await self.show_all()

    async def action_curtain(self) -> None:
        from interview.tui.screens.curtain import CurtainScreen

        await self._drafts.catch_up()
        await self.app.push_screen(CurtainScreen(self.sitting.journal.path))

    async def action_finish(self) -> None:
        async def finish(yes: bool | None) -> None:
            if yes:
                await self._drafts.catch_up()
                done = all(one.done for one in self.sitting.state.questions)
                self._do(c.End(reason="finished" if done else "abandoned"))
                await self.show_all()

        await self.app.push_screen(ConfirmDialog("End the interview?"), finish)

    def on_unmount(self) -> None:
        self._drafts.flush()
        self.desk.release(self.sitting)


def _note(content: Shown, final: bool) -> str:
    """Return what kind of run a verdict comes from, and that there is more than it says."""
    if not final:
        return "sample checks; submit for all"
    return "the checks that you can see" if content.hidden_checks else ""


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
