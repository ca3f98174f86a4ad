"""The private console: what the candidate does, what a good answer says, and everything that the interviewer can do."""

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from interview.errors import InterviewError
from interview.led.desk import Desk
from interview.led.follower import changes, writer_of
from interview.led.searching import askable, find
from interview.transcript.private import requests
from interview.transcript.private.events import Marked, Noted, Ticked
from interview.transcript.private.records import KnownPrivate
from interview.transcript.private.scales import MARKS, points_of
from interview.transcript.private.stream import private_path
from interview.transcript.state import Phase, QuestionState
from interview.tui.commands import CONSOLE, Scope
from interview.tui.services import Services
from interview.tui.theme import QUIET
from interview.tui.widgets.candidate_view import CandidateView
from interview.tui.widgets.choice_dialog import Choice, ChoiceDialog
from interview.tui.widgets.dialogs import ConfirmDialog
from interview.tui.widgets.guide_view import GuideView
from interview.tui.widgets.key_line import KeyLine
from interview.tui.widgets.led_dialogs import LineDialog, SearchDialog
from interview.words import clock, percent

_MOST_FOUND = 60
_ON_QUESTION = ("hint", "follow_up", "type_question", "mark", "reveal", "skip", "unreached", "tick")
_LIVE = ("next_question", "ask", "extend", "pause", "lock", "clock", "finish", "consent")


class ConsoleScreen(Screen[None]):
    """One console of one session."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (CONSOLE,)
    BINDINGS: ClassVar[list[BindingType]] = [
        *CONSOLE.bindings(),
        *(Binding(str(digit), f"tick({digit})", "Said", show=False, priority=True) for digit in range(1, 10)),
    ]
    CSS = """
    #console-status { height: 1; background: $panel; }
    #console-warning { height: auto; color: $text-warning; padding: 0 1; display: none; }
    #console-warning.-told { display: block; }
    #console-sides { height: 1fr; }
    ConsoleScreen CandidateView, ConsoleScreen GuideView { width: 1fr; padding: 0 1; }
    ConsoleScreen.-wide CandidateView { border-right: solid $foreground 20%; }
    ConsoleScreen.-narrow CandidateView { display: none; }
    ConsoleScreen.-narrow.-candidate CandidateView { display: block; }
    ConsoleScreen.-narrow.-candidate GuideView { display: none; }
    """

    def __init__(self, desk: Desk, services: Services, *, leave: Callable[[], None] | None = None) -> None:
        """Show a desk; `leave` is what leaving does where it is not the end of the program."""
        super().__init__()
        self.desk = desk
        self._services = services
        self._leave = leave
        self._told = 0

    # What is on the screen

    def compose(self) -> ComposeResult:
        yield Static("", id="console-status", markup=False)
        yield Static("", id="console-warning", markup=False)
        with Horizontal(id="console-sides"):
            yield CandidateView(id="candidate-side")
            yield GuideView(id="guide")
        yield KeyLine()

    async def on_mount(self) -> None:
        self.set_interval(1.0, self.show_status)
        await self.show_all()
        self.query_one(GuideView).focus()
        self.follow()

    @work(exclusive=True, group="follow")
    async def follow(self) -> None:
        """Show what either stream says as soon as it says it."""
        async for _ in changes(self.desk.path, private_path(self.desk.path)):
            if self.desk.refresh():
                await self.show_all()

    async def show_all(self) -> None:
        """Show both sides and the line above them."""
        proposal = self.desk.proposal()
        await self.query_one(CandidateView).show(self.desk.now, proposal)
        await self.query_one(GuideView).show(self.desk.now, self.desk.private, proposal)
        self.show_status()
        self.refresh_bindings()

    def show_status(self) -> None:
        """Say where the session is, what time is left, and what stands in the way."""
        self.query_one("#console-status", Static).update(self._status(), layout=False)
        warning = " ".join(self._warnings())
        line = self.query_one("#console-warning", Static)
        line.set_class(bool(warning), "-told")
        line.update(warning)

    def _status(self) -> Content:
        state = self.desk.state
        place = f" {state.current + 1} of {len(state.questions)}" if state.current is not None else " lobby"
        name = f"  {state.candidate}" if state.candidate else ""
        section = f"  {state.now.section}" if state.now is not None and state.now.section else ""
        flags = [
            word
            for word, holds in {
                "ended": bool(state.ended), "paused": state.paused, "locked": state.locked,
                "clock hidden": not state.clock_shown, "no consent yet": not state.consented,
            }.items()
            if holds
        ]  # fmt: skip
        question, session = self.desk.question_left(), self.desk.session_left()
        times = [f"⏱ {clock(question)}"] if question is not None else []
        times += [f"Σ {clock(session)} "] if session is not None else []
        right = "  ".join(times) if not state.ended else ""
        left = Content.assemble((place, "bold"), (name + section, QUIET), (f"  {' · '.join(flags)}", "$text-warning"))
        return Content.assemble(left, " " * max(1, (self.size.width or 80) - left.cell_length - len(right)), right)

    def _warnings(self) -> list[str]:
        desk = self.desk
        warnings = [f"Watching only: {desk.why_watching}"] if desk.why_watching else []
        if not desk.state.ended and writer_of(desk.path) == 0:
            warnings.append(f"The shared window is not open: `interview lead --resume {desk.state.session}`.")
        if desk.pending:
            warnings.append(f"Requests waiting for it: {len(desk.pending)}.")
        if desk.journal is not None and desk.journal.trouble:
            warnings.append(desk.journal.trouble)
        return [*warnings, *desk.problems]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _LIVE:
            return not self.desk.why_watching and not self.desk.state.ended
        if action in _ON_QUESTION:
            live = action in ("hint", "follow_up", "type_question", "reveal", "skip")
            return self.desk.now is not None and not self.desk.why_watching and not (live and self.desk.state.ended)
        if action == "note":
            return not self.desk.why_watching
        return True

    # What the interviewer does

    async def do(self, event: KnownPrivate) -> None:
        """Write down what the interviewer does, and show it."""
        try:
            self.desk.do(event)
        except InterviewError as error:
            self.notify(str(error), severity="warning", markup=False)
        await self.show_all()

    @property
    def _now(self) -> QuestionState:
        now = self.desk.now
        assert now is not None
        return now

    @property
    def _key(self) -> str:
        return self._now.question.key

    async def action_tick(self, digit: int) -> None:
        points = points_of(self._now.question)
        if digit <= len(points):
            point = points[digit - 1][0]
            said = point not in self.desk.private.opinion(self._key).said
            await self.do(Ticked(question=self._key, point=point, said=said))

    async def action_next_question(self) -> None:
        following = next((one for one in self.desk.state.questions if one.phase is Phase.UNSEEN), None)
        if following is None:
            self.notify("Every question has been asked: choose another with a, or end with F12.")
        else:
            await self.do(requests.AskQuestion(question=following.question.key))

    @work
    async def action_ask(self) -> None:
        try:
            banks = self._services.banks()
        except InterviewError:
            banks = []
        choices = askable(self.desk.state, self.desk.private, banks)
        places = {one.question.key: place for place, one in enumerate(choices)}

        def search(words: str) -> list[tuple[int, str]]:
            return [(places[one.question.key], one.line) for one in find(choices, words)[:_MOST_FOUND]]

        place = await self.app.push_screen_wait(SearchDialog("Ask next", search))
        if place is not None:
            chosen = choices[place]
            await self.do(requests.AskQuestion(question=chosen.question.key, drawn=chosen.drawn))

    @work
    async def action_hint(self) -> None:
        now = self._now
        hints = [
            Choice(str(number), hint.text.strip(), possible=number not in now.hint_numbers)
            for number, hint in enumerate(now.question.hints, start=1)
        ]
        number = await self._choose("Give a hint", hints, "This question has no hints.")
        if number is not None:
            await self.do(requests.GiveHint(question=now.question.key, number=int(number)))

    @work
    async def action_follow_up(self) -> None:
        now = self._now
        follow_ups = [
            Choice(
                str(number),
                f"{one.text.strip()}  (after {', '.join(one.after) or 'any answer'})",
                key=str(number),
                possible=number not in now.follow_ups,
            )
            for number, one in enumerate(now.question.follow_ups, start=1)
            if one.text
        ]
        number = await self._choose("Ask a follow-up", follow_ups, "This question has no follow-ups.")
        if number is not None:
            await self.do(requests.AskFollowUp(question=now.question.key, number=int(number)))

    async def _choose(self, title: str, choices: list[Choice], none: str) -> str | None:
        if not choices:
            self.notify(none)
            return None
        return await self.app.push_screen_wait(ChoiceDialog(title, choices))

    @work
    async def action_type_question(self) -> None:
        key = self._key
        text = await self.app.push_screen_wait(
            LineDialog("Ask in your own words", about="The candidate sees it at once.")
        )
        if text:
            await self.do(requests.PutQuestion(question=key, text=text))

    @work
    async def action_note(self) -> None:
        key = self._key if self.desk.now is not None else ""
        text = await self.app.push_screen_wait(LineDialog("Note", about="It stays in your private file."))
        if text:
            await self.do(Noted(text=text, question=key))

    @work
    async def action_mark(self) -> None:
        key = self._key
        choices = [Choice(str(step.mark), f"{percent(step.mark):>4}  {step.text}", step.key) for step in MARKS]
        mark = await self._choose("Mark the question as a whole", choices, "")
        if mark is not None:
            await self.do(Marked(question=key, mark=float(mark)))

    async def action_unreached(self) -> None:
        opinion = self.desk.private.opinion(self._key)
        await self.do(Marked(question=self._key, mark=None, reached=not opinion.reached))

    async def action_extend(self) -> None:
        await self.do(requests.ExtendTime())

    async def action_pause(self) -> None:
        await self.do(requests.PauseSession(paused=not self.desk.is_paused))

    async def action_lock(self) -> None:
        await self.do(requests.LockEditor(locked=not self.desk.is_locked))

    async def action_clock(self) -> None:
        await self.do(requests.ShowClock(shown=not self.desk.is_clock_shown))

    async def action_skip(self) -> None:
        await self.do(requests.SkipQuestion(question=self._key))

    @work
    async def action_reveal(self) -> None:
        key = self._key
        if await self.app.push_screen_wait(ConfirmDialog("Show the model answer to the candidate?")):
            await self.do(requests.RevealAnswer(question=key))

    @work
    async def action_consent(self) -> None:
        about = "The candidate agreed aloud to the recording. Their name (optional):"
        name = await self.app.push_screen_wait(LineDialog("Spoken consent", about=about))
        if name is not None:
            await self.do(requests.RecordConsent(name=name))

    @work
    async def action_finish(self) -> None:
        if await self.app.push_screen_wait(ConfirmDialog("End the interview for the candidate?")):
            await self.do(requests.EndSession())
            await self.action_scorecard()

    async def action_scorecard(self) -> None:
        from interview.tui.screens.scorecard import ScorecardScreen

        await self.app.push_screen(ScorecardScreen(self.desk))

    async def action_story(self) -> None:
        from interview.tui.screens.story import StoryScreen

        await self.app.push_screen(StoryScreen(self.desk.path))

    async def action_other_side(self) -> None:
        self.toggle_class("-candidate")
        side = "#candidate-side" if self.has_class("-candidate") else "#guide"
        self.query_one(side).focus(scroll_visible=False)

    def action_leave(self) -> None:
        if self._leave is None:
            self.app.exit()
        else:
            self._leave()

    def on_unmount(self) -> None:
        self.desk.close()
