"""Sitting in front of the questions: everything that the candidate can do, and what time does."""

from textual import on, work
from textual.widgets import Button

from interview.errors import InterviewError
from interview.models.question import Bug, Code
from interview.session import Sitting
from interview.session import commands as c
from interview.transcript import events as e
from interview.transcript.events import Record
from interview.transcript.state import Phase, QuestionState
from interview.tui.drafts import DraftKeeper
from interview.tui.external_editor import edit_outside
from interview.tui.judging import Case, JudgeDesk
from interview.tui.offering import time_is_over
from interview.tui.screens.sitting import SittingScreen
from interview.tui.widgets.answer_area import AnswerArea
from interview.tui.widgets.dialogs import ConfidenceDialog, ConfirmDialog, FinishDialog, PauseDialog, QuestionsDialog
from interview.tui.widgets.live_points import LivePoints
from interview.tui.widgets.overruling import ask_to_overrule
from interview.tui.widgets.prompt_view import PromptView
from interview.tui.widgets.result_pane import ResultPane
from interview.tui.widgets.status_bar import StatusBar


class InterviewScreen(SittingScreen):
    """One sitting."""

    def __init__(self, sitting: Sitting, desk: JudgeDesk) -> None:
        """Hold a sitting, whose programs are judged at the desk."""
        super().__init__(sitting, desk)
        self._drafts = DraftKeeper(self, self.area, sitting, self._say)
        self._is_stale = False

    async def on_mount(self) -> None:
        state = self.sitting.state
        self.desk.judged.subscribe(self, self.show_verdict)
        if any(isinstance(one.question, Code | Bug) for one in state.questions):
            self.desk.get_ready()
        if state.current is None:
            self._do(c.Ask(index=0))
        for question, run in self.sitting.pending_runs():
            self.desk.hand_over(self.sitting, question, run)
        self.set_interval(1.0, self.tick)
        await self.show_question()

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

    async def put_down(self) -> str:
        """Write every key down; return what to tell whoever leaves."""
        await self._drafts.catch_up()
        return "" if self.sitting.state.ended else "The session is kept: start again and choose Resume."

    @on(AnswerArea.Drafted)
    def keep_draft(self) -> None:
        self._drafts.expect()
        self.query_one(LivePoints).expect(self._written_down)

    def _written_down(self) -> QuestionState:
        self._drafts.flush()
        return self.now

    @on(Button.Pressed, "#actions Button")
    async def press(self, event: Button.Pressed) -> None:
        await self.run_action(event.button.id or "")
        if self.focused is event.button:
            self.focus_first(self.now)

    async def tick(self) -> None:
        """Show the time; let a hard clock take what is there; try again to save what could not be saved."""
        journal = self.sitting.journal
        if journal.trouble and journal.retry():
            self.notify("Everything is saved again.")
        self.show_status()
        if not time_is_over(self.sitting):
            return
        await self._drafts.catch_up()
        records = self.sitting.tick()
        self._judge_new(records)
        if self.sitting.state.ended:
            await self._leave_for_summary("Time is over: what was there has been handed in.")
        elif records:
            self.notify("Time is over: what was there has been handed in.")
            await (self.show_question() if self.coaches else self.action_next_question())

    async def action_submit(self) -> None:
        await self._drafts.catch_up()
        records = self._do(c.SubmitAnswer())
        if not records:
            return
        self.area.close_editors()
        self._judge_new(records)
        key = self.now.question.key

        async def go_on(confidence: int | None) -> None:
            if confidence:
                self._do(c.GiveConfidence(question=key, confidence=confidence))
            await (self.show_question() if self.coaches else self.action_next_question())

        await self.app.push_screen(ConfidenceDialog(), go_on)

    async def action_run_code(self) -> None:
        await self._drafts.catch_up()
        records = self._do(c.RunCode())
        self._judge_new(records)
        if records:
            await self.show_question()

    def _judge_new(self, records: tuple[Record, ...]) -> None:
        """Send every program that was just submitted to the judge."""
        for record in records:
            if isinstance(record.event, e.CodeSubmitted):
                state = self.sitting.state
                question = state.questions[state.place(record.event.question)]
                self.desk.hand_over(self.sitting, question, question.runs[-1])

    async def show_verdict(self, case: Case) -> None:
        """Show that a verdict has come, unless it is a mark that has to wait for the end."""
        if case.sitting is not self.sitting or self.sitting.state.now is None:
            return
        index = self.sitting.state.place(case.key)
        question = self.sitting.state.questions[index]
        if index == self.sitting.state.current:
            self._is_stale = True
            await self.on_screen_resume()
        elif question.phase is Phase.OPEN and question.runs[-1].final:
            self.notify(f"Question {index + 1} was not judged and is open again.", severity="warning")
        self.show_status()

    async def on_screen_resume(self) -> None:
        """Show what came in while a dialog asked something that has to be answered first."""
        if self._is_stale and self.is_active:
            self._is_stale = False
            await self.show_question()

    async def action_cancel_run(self) -> None:
        self.desk.cancel(self.sitting, self.now.question.key)

    async def action_hint(self) -> None:
        await self._drafts.catch_up()
        if self._do(c.ShowHint()):
            prompt = self.query_one(PromptView)
            prompt.show(self.now)
            self.set_class(self.has_class("-with-result"), "-prompt-back")
            prompt.call_after_refresh(prompt.scroll_end, animate=False)
            self.offer()

    async def action_flag(self) -> None:
        await self._drafts.catch_up()
        self._do(c.ToggleFlag())
        self.show_status()

    async def action_skip(self) -> None:
        await self._drafts.catch_up()
        if self._do(c.Skip()):
            await self.action_next_question()

    async def action_go_on(self) -> None:
        await self.action_next_question()

    # From question to question

    async def go_to(self, index: int) -> None:
        """Show another question; the draft of this one stays."""
        await self._drafts.catch_up()
        self.area.close_editors()
        self._do(c.Ask(index=index))
        await self.show_question()

    async def action_next_question(self) -> None:
        """Go to the next question that is not done; after the last one, ask what to do about those left open."""
        state = self.sitting.state
        following = range((state.current or 0) + 1, len(state.questions))
        target = next((index for index in following if not state.questions[index].done), None)
        if target is None:
            await self.action_finish()
        else:
            await self.go_to(target)

    async def action_previous_question(self) -> None:
        if self.sitting.state.current:
            await self.go_to(self.sitting.state.current - 1)

    async def action_questions(self) -> None:
        async def go(index: int | None) -> None:
            if index is not None:
                await self.go_to(index)

        await self._drafts.catch_up()
        await self.app.push_screen(QuestionsDialog(self.sitting.state), go)

    @on(StatusBar.QuestionChosen)
    async def go_to_clicked(self, event: StatusBar.QuestionChosen) -> None:
        await self.go_to(event.index)

    async def action_finish(self) -> None:
        """End the session; where questions are open, ask first."""
        await self._drafts.catch_up()
        state = self.sitting.state
        others = [index for index in _to_return_to(state.questions) if index != state.current]
        left = sum(not one.done for one in state.questions)
        if not left:
            await self._end("finished")
            return

        async def carry_out(what: str | None) -> None:
            if what == "open":
                await self.go_to(others[0])
            elif what == "later":
                self.app.pop_screen()
            elif what == "end":
                await self._end("abandoned")

        sentence = f"{left} of {len(state.questions)} questions {'has' if left == 1 else 'have'} no answer."
        await self.app.push_screen(FinishDialog(sentence, others_open=bool(others)), carry_out)

    async def _end(self, reason: str) -> None:
        self._do(c.End(reason=reason))
        await self._leave_for_summary()

    async def _leave_for_summary(self, note: str = "") -> None:
        from interview.tui.screens.summary import SummaryScreen

        while self.app.screen is not self:
            await self.app.pop_screen()  # a dialog, help or the palette, about a session that is over
        if note:
            self.app.notify(note)
        await self.app.switch_screen(SummaryScreen(self.sitting, self.desk))

    # The rest

    async def action_toggle_prompt(self) -> None:
        self.toggle_class("-prompt-back")

    async def action_next_pane(self) -> None:
        """Move the focus through everything that can be written in or scrolled."""
        panes = [pane for pane in self.query("#prompt, #answer FastTextArea, #choices, #result") if pane.display]
        panes = [pane for pane in panes if pane.region and pane.focusable]
        holding = [index for index, pane in enumerate(panes) if pane.has_focus or pane.has_focus_within]
        if panes:
            panes[(holding[0] + 1) % len(panes) if holding else 0].focus()

    async def action_toggle_clock(self) -> None:
        self._do(c.ShowClock(shown=not self.sitting.state.clock_shown))
        self.show_status()

    async def action_pause(self) -> None:
        async def resume(_: None) -> None:
            self._do(c.Resume())
            self.show_status()

        await self._drafts.catch_up()
        self._do(c.Pause())
        self.show_status()
        await self.app.push_screen(PauseDialog(), resume)

    async def action_extend(self) -> None:
        self._do(c.ExtendTime(seconds=60))
        self.show_status()

    async def action_reset_code(self) -> None:
        def reset(yes: bool | None) -> None:
            if yes:
                self.area.reset()

        question = "Put the starter back? Your program can be brought back with undo (^Z)."
        await self.app.push_screen(ConfirmDialog(question, yes="Put it back", no="Keep mine"), reset)

    async def action_external_editor(self) -> None:
        await self._drafts.catch_up()
        editor = self.area.active_editor
        if editor is not None:
            edit_outside(self.app, editor, suffix=".py" if editor.id == "code" else ".md")

    @work
    async def action_overrule(self) -> None:
        command = await ask_to_overrule(self, self.now)
        if command is not None and self._do(command):
            await self.show_question()

    async def action_follow_up(self) -> None:
        if self._do(c.AskFollowUp(question=self.now.question.key)):
            await self.show_question()
            self.query_one(ResultPane).show_last_follow_up()

    def on_unmount(self) -> None:
        """Write the last keys down; a session that goes on elsewhere keeps its transcript open."""
        self._drafts.flush()
        if not self.sitting.state.ended:
            self.desk.release(self.sitting)


def _to_return_to(questions: tuple[QuestionState, ...]) -> list[int]:
    """Return the places of the open questions, the flagged ones first."""
    places = [index for index, one in enumerate(questions) if not one.done]
    return sorted(places, key=lambda index: not questions[index].flagged)
