"""Practising alone: what comes after each question, and everything that only practice offers."""

from textual import on, work
from textual.widgets import Button

from interview.session import Sitting
from interview.session import commands as c
from interview.transcript.state import QuestionState
from interview.tui.external_editor import edit_outside
from interview.tui.judging import JudgeDesk
from interview.tui.screens.sitting import SittingScreen
from interview.tui.widgets.answer_area import AnswerArea
from interview.tui.widgets.dialogs import FinishDialog, PauseDialog, QuestionsDialog
from interview.tui.widgets.live_points import LivePoints
from interview.tui.widgets.overruling import ask_to_overrule
from interview.tui.widgets.prompt_view import PromptView
from interview.tui.widgets.result_pane import ResultPane
from interview.tui.widgets.status_bar import StatusBar


class InterviewScreen(SittingScreen):
    """One sitting."""

    def __init__(self, sitting: Sitting, desk: JudgeDesk) -> None:
        """Hold a sitting, whose programs are judged at the desk; a new one begins with its first question."""
        super().__init__(sitting, desk)
        self._is_stale = False
        if sitting.state.current is None:
            sitting.do(c.Ask(index=0))

    @property
    def farewell(self) -> str:
        """What to tell whoever leaves a session that goes on."""
        return "The session was saved: start the program again and choose Resume."

    # What is done

    @on(AnswerArea.Drafted)
    def look_at_points(self) -> None:
        self.query_one(LivePoints).expect(self._written_down)

    def _written_down(self) -> QuestionState:
        self._drafts.flush()
        return self.now

    @on(Button.Pressed, "#actions Button")
    async def press(self, event: Button.Pressed) -> None:
        await self.run_action(event.button.id or "")
        if self.focused is event.button:
            self.focus_first(self.now)

    async def go_on(self) -> None:
        """Show what came of the answer, or in a mock the next question."""
        await (self.show() if self.coaches else self.action_next_question())

    async def show_verdict(self, key: str) -> None:
        """Show a verdict that has come, unless it is a mark that has to wait for the end."""
        if self.sitting.state.now is None:
            return
        if self.now.question.key == key:
            self._is_stale = True
            await self.on_screen_resume()
        self.show_time()

    async def on_screen_resume(self) -> None:
        """Show what came in while a dialog asked something that has to be answered first."""
        if self._is_stale and self.is_active:
            self._is_stale = False
            await self.show()

    async def action_hint(self) -> None:
        await self._drafts.catch_up()
        if self.do(c.ShowHint()):
            prompt = self.query_one(PromptView)
            prompt.show(self.now)
            self.set_class(self.has_class("-with-result"), "-prompt-back")
            prompt.call_after_refresh(prompt.scroll_end, animate=False)
            self.offer()

    async def action_flag(self) -> None:
        await self._drafts.catch_up()
        self.do(c.ToggleFlag())
        self.show_time()

    async def action_skip(self) -> None:
        await self._drafts.catch_up()
        if self.do(c.Skip()):
            await self.action_next_question()

    async def action_go_on(self) -> None:
        await self.action_next_question()

    # From question to question

    async def go_to(self, index: int) -> None:
        """Show another question; the draft of this one stays."""
        await self._drafts.catch_up()
        self.area.close_editors()
        self.do(c.Ask(index=index))
        await self.show()

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
            await self._end()
            return

        async def carry_out(what: str | None) -> None:
            if what == "open":
                await self.go_to(others[0])
            elif what == "later":
                self.app.pop_screen()
            elif what == "end":
                await self._end()

        sentence = f"{left} of {len(state.questions)} questions {'has' if left == 1 else 'have'} no answer."
        await self.app.push_screen(FinishDialog(sentence, others_open=bool(others)), carry_out)

    async def _end(self) -> None:
        self.do(c.End())
        await self.end()

    async def end(self) -> None:
        """Leave for the summary, whatever dialog is open."""
        from interview.tui.screens.summary import SummaryScreen

        while self.app.screen is not self:
            await self.app.pop_screen()  # a dialog, help or the palette, about a session that is over
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
        self.do(c.ShowClock(shown=not self.sitting.state.clock_shown))
        self.show_time()

    async def action_pause(self) -> None:
        async def resume(_: None) -> None:
            self.do(c.Resume())
            self.show_time()

        await self._drafts.catch_up()
        self.do(c.Pause())
        self.show_time()
        await self.app.push_screen(PauseDialog(), resume)

    async def action_extend(self) -> None:
        self.do(c.ExtendTime(seconds=60))
        self.show_time()

    async def action_external_editor(self) -> None:
        await self._drafts.catch_up()
        editor = self.area.active_editor
        if editor is not None:
            edit_outside(self.app, editor, suffix=".py" if editor.id == "code" else ".md")

    @work
    async def action_overrule(self) -> None:
        command = await ask_to_overrule(self, self.now)
        if command is not None and self.do(command):
            await self.show()

    async def action_follow_up(self) -> None:
        if self.do(c.AskFollowUp(question=self.now.question.key)):
            await self.show()
            self.query_one(ResultPane).show_last_follow_up()

    def let_go(self) -> None:
        """Let go of the session, unless the summary has taken it."""
        if not self.sitting.state.ended:
            super().let_go()


def _to_return_to(questions: tuple[QuestionState, ...]) -> list[int]:
    """Return the places of the open questions, the flagged ones first."""
    places = [index for index, one in enumerate(questions) if not one.done]
    return sorted(places, key=lambda index: not questions[index].flagged)
