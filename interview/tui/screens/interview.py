"""The session on the screen: the question, the answer, the clocks, and what came of it."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Button, Footer, Static

from interview.errors import InterviewError
from interview.judge import Judge, Progress
from interview.judge import Run as JudgeRun
from interview.models.question import Bug, Code
from interview.models.settings import Feedback
from interview.session import Sitting
from interview.session import commands as c
from interview.session.judging import send
from interview.session.rules import next_follow_up
from interview.transcript import events as e
from interview.transcript.events import Record
from interview.transcript.state import Phase, QuestionState, Run
from interview.tui.commands import INTERVIEW, REPORT, Scope
from interview.tui.drafts import DraftKeeper
from interview.tui.external_editor import edit_outside
from interview.tui.widgets.answer_area import AnswerArea
from interview.tui.widgets.dialogs import ConfidenceDialog, ConfirmDialog
from interview.tui.widgets.overruling import ask_to_overrule
from interview.tui.widgets.prompt_view import PromptView
from interview.tui.widgets.report import Report
from interview.tui.widgets.status_bar import StatusBar
from interview.tui.widgets.verdict_panel import VerdictPanel

_EDITING = ("submit", "hint", "skip", "flag", "external_editor")
_CODING = ("run_code", "reset_code")
_REPORTING = ("go_on", "overrule", "follow_up")


class InterviewScreen(Screen[None]):
    """One sitting."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (INTERVIEW, REPORT)
    BINDINGS: ClassVar[list[BindingType]] = [*INTERVIEW.bindings(), *REPORT.bindings()]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self._drafts = DraftKeeper(self, sitting, self._say)
        self._judge = Judge()
        self._progress = ""
        self._judge_run: JudgeRun | None = None

    # What is on the screen

    def compose(self) -> ComposeResult:
        yield StatusBar(id="status")
        with Container(id="work"):
            yield PromptView(id="prompt")
            yield AnswerArea(id="answer")
            yield VerticalScroll(id="result")
        with Horizontal(id="actions"):
            yield Button("Submit ^S", id="submit", compact=True, variant="primary")
            yield Button("Run ^R", id="run", compact=True)
            yield Button("Hint F2", id="hint", compact=True)
            yield Button("Skip F3", id="skip", compact=True)
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        state = self.sitting.state
        if any(isinstance(one.question, Code | Bug) for one in state.questions):
            self.start_judge()
        if state.current is None:
            self._do(c.Ask(index=0))
        for question, run in self.sitting.pending_runs():
            self.judge_program(question, run)
        self.set_interval(1.0, self.tick)
        await self.show_question()

    async def show_question(self) -> None:
        """Show the current question in the state it is in."""
        now = self._now
        self.query_one(PromptView).show(now)
        await self.query_one(AnswerArea).show(now)
        await self._show_result(now)
        coding = isinstance(now.question, Code | Bug)
        self.set_class(coding, "-code")
        self.set_class(now.phase is Phase.ANSWERED and self._coach, "-answered")
        self.query_one("#run", Button).display = coding
        self.refresh_bindings()
        self._show_status()
        self._focus_on(now)

    async def _show_result(self, now: QuestionState) -> None:
        """Show the report of an answered question, else the last verdict, else nothing."""
        result = self.query_one("#result", VerticalScroll)
        await result.remove_children()
        self.remove_class("-prompt-back")
        running = next((run for run in now.runs if run.verdict is None), None)
        if now.phase is Phase.ANSWERED and self._coach:
            await result.mount(Report(now))
        elif now.done and not self._coach:
            await result.mount(Static("Your answer is recorded. Marks come at the end.", classes="note"))
        elif running is not None:
            await result.mount(Static(self._progress or "Running …", id="progress", markup=False))
        elif now.last_verdict is not None:
            await result.mount(VerdictPanel(now.last_verdict, note=_run_note(now)))
        self.set_class(bool(result.children), "-with-result")
        verdict = now.last_verdict
        self.query_one(AnswerArea).mark_error(verdict.error_line if verdict and running is None else None)
        result.scroll_home(animate=False)

    def _focus_on(self, now: QuestionState) -> None:
        if now.phase is Phase.ANSWERED and self._coach:
            target = next(iter(self.query("PointList")), None) or self.query_one("#result")
        else:
            target = self.query_one(AnswerArea).main
        if target is not None:
            target.focus(scroll_visible=False)

    def _show_status(self) -> None:
        self.query_one(StatusBar).show(self.sitting)

    @property
    def _now(self) -> QuestionState:
        now = self.sitting.state.now
        assert now is not None
        return now

    @property
    def _coach(self) -> bool:
        return self.sitting.state.settings.feedback is Feedback.COACH

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.sitting.state.now is None or not self.is_mounted:
            return True
        now = self._now
        answering = now.phase in (Phase.OPEN, Phase.SKIPPED) and not self.sitting.state.paused
        if action in _EDITING:
            return answering
        if action in _CODING:
            return answering and isinstance(now.question, Code | Bug)
        if action in _REPORTING:
            reporting = now.phase is Phase.ANSWERED and self._coach
            if action == "follow_up":
                return reporting and next_follow_up(now) is not None
            if action == "overrule":
                return reporting and bool(self.query("PointList"))
            return reporting or (now.done and not self._coach)
        if action == "cancel_run":
            return any(run.verdict is None for run in now.runs)
        if action == "toggle_prompt":
            return self.has_class("-with-result")
        return True

    # What is done

    def _do(self, command: c.Command) -> tuple[Record, ...]:
        """Carry a command out; say why where it is refused. Drafts are always written down first."""
        self._drafts.flush()
        try:
            return self.sitting.do(command)
        except InterviewError as error:
            self._say(error)
            return ()

    def _say(self, error: InterviewError) -> None:
        self.notify(str(error), severity="warning", markup=False)

    @on(AnswerArea.Drafted)
    def keep_draft(self, event: AnswerArea.Drafted) -> None:
        self._drafts.add(event.part, event.edits)

    @on(Button.Pressed, "#actions Button")
    async def press(self, event: Button.Pressed) -> None:
        await self.run_action({"run": "run_code"}.get(event.button.id or "", event.button.id or ""))

    async def tick(self) -> None:
        """Show the time; let a hard clock take what is there; try again to save what could not be saved."""
        journal = self.sitting.journal
        if journal.trouble and journal.retry():
            self.notify("Everything is saved again.")
        self._show_status()
        if self.sitting.session_left() is not None:
            before = self.sitting.state.records
            self._drafts.flush() if self._is_over() else None
            self._judge_new(self.sitting.tick())
            if self.sitting.state.ended:
                self._leave_for_summary()
            elif self.sitting.state.records != before and self._now.done:
                self.notify("Time is over: what was there has been handed in.", markup=False)
                await self.show_question()

    def _is_over(self) -> bool:
        state = self.sitting.state
        question = None if state.current is None else self.sitting.question_left(state.current)
        session = self.sitting.session_left()
        return (question is not None and question <= 0) or (session is not None and session <= 0)

    @work
    async def action_submit(self) -> None:
        records = self._do(c.SubmitAnswer())
        if not records:
            return
        key = self._now.question.key
        self._judge_new(records)
        confidence = await self.app.push_screen_wait(ConfidenceDialog())
        if confidence:
            self._do(c.GiveConfidence(question=key, confidence=confidence))
        if self._coach or isinstance(self._now.question, Code | Bug):
            await self.show_question()
        else:
            await self.action_next_question()

    async def action_run_code(self) -> None:
        records = self._do(c.RunCode())
        self._judge_new(records)
        if records:
            await self._show_result(self._now)
            self.refresh_bindings()

    def _judge_new(self, records: tuple[Record, ...]) -> None:
        """Send every program that was just submitted to the judge."""
        for record in records:
            if isinstance(record.event, e.CodeSubmitted):
                state = self.sitting.state
                question = state.questions[state.place(record.event.question)]
                self.judge_program(question, question.runs[-1])

    @work(group="judge", exit_on_error=False)
    async def start_judge(self) -> None:
        await self._judge.start()

    @work(group="judge", exit_on_error=False)
    async def judge_program(self, question: QuestionState, run: Run) -> None:
        self._progress = ""
        self._judge_run = send(self._judge, question, run, self._show_progress)
        verdict = await self._judge_run.verdict()
        self._judge_run = None
        key = question.question.key
        self._do(c.RecordVerdict(question=key, run=run.number, verdict=verdict))
        if self.is_current and self._now.question.key == key:
            await self.show_question()
        self._show_status()

    def _show_progress(self, progress: Progress) -> None:
        self._progress = f"Check {progress.done} of {progress.total} · {progress.seconds:.1f} s · Esc cancels"
        for line in self.query("#progress"):
            if isinstance(line, Static):
                line.update(self._progress)

    async def action_cancel_run(self) -> None:
        if self._judge_run is not None:
            self._judge_run.cancel()

    async def action_hint(self) -> None:
        if self._do(c.ShowHint()):
            self.query_one(PromptView).show(self._now)
            self.add_class("-prompt-back")
            self.query_one(PromptView).scroll_end(animate=False)

    async def action_flag(self) -> None:
        self._do(c.ToggleFlag())
        self._show_status()

    async def action_skip(self) -> None:
        if self._do(c.Skip()):
            await self.action_next_question()

    async def action_go_on(self) -> None:
        await self.action_next_question()

    async def action_next_question(self) -> None:
        """Go to the next question that is not done, else to the next one, else offer to finish."""
        state = self.sitting.state
        assert state.current is not None
        after = [*range(state.current + 1, len(state.questions)), *range(state.current)]
        target = next((index for index in after if not state.questions[index].done), None)
        if target is None or (target < state.current and state.questions[target].phase is Phase.SKIPPED):
            self.action_finish()
            return
        self._do(c.Ask(index=target))
        await self.show_question()

    async def action_previous_question(self) -> None:
        current = self.sitting.state.current or 0
        if current > 0:
            self._do(c.Ask(index=current - 1))
            await self.show_question()

    async def action_toggle_prompt(self) -> None:
        self.toggle_class("-prompt-back")

    async def action_pause(self) -> None:
        paused = self.sitting.state.paused
        self._do(c.Resume() if paused else c.Pause())
        self.set_class(not paused, "-paused")
        self.notify("Go on with ^T." if not paused else "The clock runs.", title="Paused" if not paused else "")
        self.refresh_bindings()
        self._show_status()

    async def action_extend(self) -> None:
        self._do(c.ExtendTime(seconds=60))
        self._show_status()

    @work
    async def action_reset_code(self) -> None:
        question = "Put the starter back? Your program can be brought back with undo (^Z)."
        editor = self.query_one(AnswerArea).active_editor
        if editor is not None and await self.app.push_screen_wait(ConfirmDialog(question)):
            self.query_one(AnswerArea).reset()

    async def action_external_editor(self) -> None:
        editor = self.query_one(AnswerArea).active_editor
        if editor is not None:
            edit_outside(self.app, editor, suffix=".py" if editor.id == "code" else ".md")

    @work
    async def action_overrule(self) -> None:
        command = await ask_to_overrule(self, self._now)
        if command is not None and self._do(command):
            await self.show_question()

    async def action_follow_up(self) -> None:
        if self._do(c.AskFollowUp(question=self._now.question.key)):
            await self.show_question()
            self.query_one("#result", VerticalScroll).scroll_end(animate=False)

    @work
    async def action_finish(self) -> None:
        left = [one for one in self.sitting.state.questions if not one.done]
        if left:
            sentence = f"{len(left)} of {len(self.sitting.state.questions)} questions have no answer. End the session?"
            if not await self.app.push_screen_wait(ConfirmDialog(sentence, yes="End it", no="Go on")):
                return
        self._do(c.End(reason="abandoned" if left else "finished"))
        self._leave_for_summary()

    def _leave_for_summary(self) -> None:
        from interview.tui.screens.summary import SummaryScreen

        self.app.switch_screen(SummaryScreen(self.sitting))

    async def on_unmount(self) -> None:
        """Leave nothing behind: the last keys are written down, the judge and its processes are gone."""
        self._drafts.flush()
        await self._judge.close()
        if not self.sitting.state.ended:
            self.sitting.close()


def _run_note(now: QuestionState) -> str:
    """Return what kind of run a verdict comes from."""
    run = next(run for run in reversed(now.runs) if run.verdict is not None)
    return "" if run.final else "sample checks only: submit for all"
