"""What every window does in which a candidate answers: keep drafts, hand in, run, cancel, take time, let go."""

from abc import abstractmethod

from textual import on
from textual.screen import Screen

from interview.errors import InterviewError
from interview.models.question import Bug, Code
from interview.session import Phase, Sitting
from interview.session import commands as c
from interview.session.verdicts import Case
from interview.transcript.events import Record
from interview.tui.drafts import DraftKeeper
from interview.tui.judging import JudgeDesk
from interview.tui.widgets.answer_area import AnswerArea
from interview.tui.widgets.dialogs import ConfidenceDialog, ConfirmDialog


class AnsweringScreen(Screen[None]):
    """One sitting in front of a candidate; a kind of it says what is shown, and what comes next."""

    CSS_PATH = "answering.tcss"

    def __init__(self, sitting: Sitting, desk: JudgeDesk) -> None:
        """Hold a sitting, whose programs are judged at the desk."""
        super().__init__()
        self.sitting = sitting
        self.desk = desk
        self.area = AnswerArea(seed=sitting.state.seed, id="answer")
        self._drafts = DraftKeeper(self, self.area, sitting, self.say)

    # What a kind of window says

    @abstractmethod
    async def show(self) -> None:
        """Show everything in the state it is in."""

    @abstractmethod
    def show_time(self) -> None:
        """Show the clocks, and how far a run is."""

    @abstractmethod
    async def go_on(self) -> None:
        """Show what comes after an answer was handed in, and the candidate said how sure they are."""

    @abstractmethod
    async def end(self) -> None:
        """Show that the session is over."""

    @abstractmethod
    async def show_verdict(self, key: str) -> None:
        """Show that a question's program was judged."""

    @property
    @abstractmethod
    def farewell(self) -> str:
        """What to tell whoever leaves a session that goes on."""

    # What every window does

    async def on_mount(self) -> None:
        self.desk.judged.subscribe(self, self.take_verdict)
        if any(isinstance(one.question, Code | Bug) for one in self.sitting.state.questions):
            self.desk.get_ready()
        self.desk.judge(self.sitting)
        self.set_interval(1.0, self.tick)
        await self.show()

    def do(self, command: c.Command) -> tuple[Record, ...]:
        """Carry a command out, after everything that the editors have told; say why where it is refused."""
        self._drafts.flush()
        try:
            records = self.sitting.do(command)
        except InterviewError as error:
            self.say(error)
            return ()
        self.desk.judge(self.sitting)
        return records

    def say(self, error: InterviewError) -> None:
        """Say what is refused, and why."""
        self.notify(str(error), severity="warning", markup=False)

    async def put_down(self) -> str:
        """Write every key down, the ones that are known at once first; return what to tell whoever leaves."""
        self._drafts.flush()
        await self._drafts.catch_up()
        return "" if self.sitting.state.ended else self.farewell

    @on(AnswerArea.Drafted)
    def keep_draft(self) -> None:
        self._drafts.expect()

    async def tick(self) -> None:
        """Show the time; let a hard clock take what is there; try again to save what could not be saved."""
        journal = self.sitting.journal
        if journal.trouble and journal.retry():
            self.notify("Saving works again. Nothing was lost.")
        self.show_time()
        if not self.sitting.is_time_over:
            return
        await self._drafts.catch_up()
        self.desk.cancel_trials(self.sitting)
        if not self.sitting.take_time():
            return
        self.desk.judge(self.sitting)
        self.app.notify("Time's up. Your draft was handed in.")
        await (self.end() if self.sitting.state.ended else self.go_on())

    async def action_submit(self) -> None:
        await self._drafts.catch_up()
        now = self.sitting.state.now
        if now is None or not self.do(c.SubmitAnswer()):
            return
        self.area.close_editors()

        async def go_on(confidence: int | None) -> None:
            if confidence:
                self.do(c.GiveConfidence(question=now.question.key, confidence=confidence))
            await self.go_on()

        await self.app.push_screen(ConfidenceDialog(), go_on)

    async def action_run_code(self) -> None:
        await self._drafts.catch_up()
        if self.do(c.RunCode()):
            await self.show()

    async def take_verdict(self, case: Case) -> None:
        """Say where an answer was not judged after all, and show what came of it."""
        if case.sitting is not self.sitting:
            return
        state = self.sitting.state
        index = state.place(case.key)
        if case.submission.run.final and state.questions[index].phase is Phase.OPEN and not state.ended:
            self.notify(f"Question {index + 1} was not judged and is open again.", severity="warning")
        await self.show_verdict(case.key)

    async def action_cancel_run(self) -> None:
        if self.sitting.state.now is not None:
            self.desk.cancel(self.sitting, self.sitting.state.now.question.key)

    async def action_reset_code(self) -> None:
        def reset(yes: bool | None) -> None:
            if yes:
                self.area.reset()

        question = "Reset to the starter? You can get your program back with undo (^Z)."
        await self.app.push_screen(ConfirmDialog(question, yes="Reset", no="Keep my program"), reset)

    def on_unmount(self) -> None:
        """Write the last keys down and let go of the session."""
        self._drafts.flush()
        self.let_go()

    def let_go(self) -> None:
        """Let go of the session."""
        self.desk.release(self.sitting)
