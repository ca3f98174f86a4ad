"""A session played again: the answers being typed, with runs, hints, pastes and pauses at their moments."""

import asyncio
import time
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from interview.errors import InterviewError
from interview.models.verdict import Verdict
from interview.review.replay import LEGEND, Timeline
from interview.transcript.reading import read_transcript
from interview.transcript.state import Phase, QuestionState, SessionState
from interview.tui.commands import REPLAY, Scope
from interview.tui.messages import ErrorMet
from interview.tui.theme import mark_style
from interview.tui.widgets.key_line import KeyLine
from interview.tui.widgets.prompt_view import PromptView
from interview.tui.widgets.replay_answer import ReplayAnswer
from interview.tui.widgets.scrub_bar import ScrubBar
from interview.tui.widgets.verdict_panel import VerdictPanel
from interview.words import PHASES, clock, confidence, percent, plural

SPEEDS = (1, 2, 4, 8, 16, 32)
"""How many times as fast as it happened."""
_FRAME_SECONDS = 1 / 15
_TOLD_SECONDS = 8.0
"""For how long a sign's words stay on the screen."""


async def open_replay(screen: Screen[Any], transcript: Path, *, question: str = "") -> None:
    """Show the replay of a transcript, from the moment at which a question was first asked."""
    try:
        timeline = await asyncio.to_thread(lambda: Timeline(read_transcript(transcript).records))
    except InterviewError as error:
        screen.post_message(ErrorMet(error))
        return
    first = next((mark.step for mark in timeline.marks if question and mark.question == question), 0)
    await screen.app.push_screen(ReplayScreen(timeline, first=first))


class ReplayScreen(Screen[None]):
    """An instant of a session, and the way to any other."""

    CSS = """
    ReplayScreen #replay-body { height: 1fr; }
    ReplayScreen #replay-prompt { height: auto; max-height: 30%; padding: 0 1; border-bottom: solid $panel; }
    ReplayScreen #replay-work { height: 1fr; }
    ReplayScreen #replay-verdict { height: auto; max-height: 40%; padding: 0 1; display: none; }
    ReplayScreen #replay-verdict.-shown { display: block; }
    ReplayScreen #replay-told, ReplayScreen #replay-state { height: 1; padding: 0 1; }
    ReplayScreen #replay-legend { height: 1; padding: 0 1; color: $text-muted; }
    ReplayScreen.-short #replay-legend { display: none; }
    ReplayScreen.-wide #replay-body { layout: horizontal; }
    ReplayScreen.-wide #replay-prompt {
        width: 2fr; height: 100%; max-height: 100%; border-bottom: none; border-right: solid $panel;
    }
    ReplayScreen.-wide #replay-work { width: 3fr; height: 100%; }
    """
    SCOPES: ClassVar[tuple[Scope, ...]] = (REPLAY,)
    BINDINGS: ClassVar[list[BindingType]] = [*REPLAY.bindings()]

    def __init__(self, timeline: Timeline, *, first: int = 0) -> None:
        """Begin at the step `first`."""
        super().__init__()
        self.timeline = timeline
        self.step = first
        self.at = timeline.time_of(first)
        self.playing = False
        self._speed = 2
        self._skip_idle = True
        self._then = 0.0
        self._verdict: Verdict | None = None

    def compose(self) -> ComposeResult:
        yield Static("", id="replay-title", classes="title", markup=False)
        with Container(id="replay-body"):
            yield PromptView(id="replay-prompt")
            with Vertical(id="replay-work"):
                yield ReplayAnswer(id="replay-answer")
                yield VerticalScroll(id="replay-verdict")
        yield Static("", id="replay-told", markup=False)
        yield ScrubBar(self.timeline.marks, self.timeline.seconds, id="replay-bar")
        yield Static("", id="replay-state", markup=False)
        yield Static(LEGEND, id="replay-legend", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.set_interval(_FRAME_SECONDS, self.play_on)
        self.show(self.step)

    # Where one is

    def show(self, step: int, at: float | None = None) -> None:
        """Show the session as it was after a step."""
        self.step = min(max(0, step), self.timeline.steps - 1)
        self.at = self.timeline.time_of(self.step) if at is None else at
        state = self.timeline.state(self.step)
        now = state.now
        self.query_one("#replay-title", Static).update(_title(state, now))
        if now is not None:
            self.query_one("#replay-prompt", PromptView).show(now)
        self.query_one(ReplayAnswer).show(now)
        self._show_verdict(now.last_verdict if now else None)
        self.query_one(ScrubBar).show(self.at)
        self._show_lines()

    def _show_verdict(self, verdict: Verdict | None) -> None:
        if verdict is self._verdict:
            return
        self._verdict = verdict
        pane = self.query_one("#replay-verdict", VerticalScroll)
        pane.set_class(verdict is not None, "-shown")
        pane.remove_children()
        if verdict is not None:
            pane.mount(VerdictPanel(verdict))

    def _show_lines(self) -> None:
        told = [mark for mark in self.timeline.marks if mark.step <= self.step and self.at - mark.at <= _TOLD_SECONDS]
        words = f"{clock(told[-1].at)}  {told[-1].text}" if told else ""
        self.query_one("#replay-told", Static).update(Content.styled(words, "$text-accent"), layout=False)
        speed = SPEEDS[self._speed]
        self.query_one("#replay-state", Static).update(
            Content.assemble(
                ("▶ " if self.playing else "■ ", "bold $text-primary"),
                f"{clock(self.at)} of {clock(self.timeline.seconds)}  ×{speed}  ",
                ("idle time skipped  " if self._skip_idle else "idle time played  ", "$text-muted"),
                (f"step {self.step} of {self.timeline.steps - 1}", "$text-muted"),
            ),
            layout=False,
        )

    # Playing

    def play_on(self) -> None:
        """Move on by the time that has passed, as many times as fast as is wanted."""
        if not self.playing:
            return
        now = time.monotonic()
        passed, self._then = now - self._then, now
        at = self.timeline.played(self.at, passed * SPEEDS[self._speed], skip_idle=self._skip_idle)
        self.playing = at < self.timeline.seconds
        self.show(self.timeline.step_at(at), at)

    def action_play(self) -> None:
        self.playing = not self.playing
        self._then = time.monotonic()
        if self.playing and self.at >= self.timeline.seconds:
            self.show(0)
        self._show_lines()

    def action_faster(self) -> None:
        self._speed = min(self._speed + 1, len(SPEEDS) - 1)
        self._show_lines()

    def action_slower(self) -> None:
        self._speed = max(self._speed - 1, 0)
        self._show_lines()

    def action_idle(self) -> None:
        self._skip_idle = not self._skip_idle
        self._show_lines()

    # Jumping

    @on(ScrubBar.Scrubbed)
    def scrub(self, event: ScrubBar.Scrubbed) -> None:
        self._jump(event.seconds)

    def _jump(self, seconds: float) -> None:
        at = min(max(0.0, seconds), self.timeline.seconds)
        self.show(self.timeline.step_at(at), at)

    def action_forward(self) -> None:
        self._jump(self.at + 5)

    def action_back(self) -> None:
        self._jump(self.at - 5)

    def action_step_on(self) -> None:
        self._stop_at(self.step + 1)

    def action_step_back(self) -> None:
        self._stop_at(self.step - 1)

    def action_next_mark(self) -> None:
        self._stop_at(self.timeline.neighbour(self.step, 1))

    def action_previous_mark(self) -> None:
        self._stop_at(self.timeline.neighbour(self.step, -1))

    def action_begin(self) -> None:
        self._stop_at(0)

    def action_end(self) -> None:
        self._stop_at(self.timeline.steps - 1)

    def _stop_at(self, step: int) -> None:
        self.playing = False
        self.show(step)

    def action_leave(self) -> None:
        self.app.pop_screen()


def _title(state: SessionState, now: QuestionState | None) -> Content:
    """Return where the session stands: question, what became of it so far, hints, confidence."""
    if now is None:
        return Content.assemble(f"{state.settings.title} ", ("before the first question", "$text-muted not bold"))
    details = [PHASES[now.phase].word] if now.phase is not Phase.OPEN else []
    if state.paused:
        details.append("paused")
    if state.ended:
        details.append("over")
    if now.hints:
        details.append(plural(now.hints, "hint"))
    if now.confidence:
        details.append(confidence(now.confidence))
    return Content.assemble(
        f"{(state.current or 0) + 1} of {len(state.questions)}  {now.question.title or now.question.id} ",
        (f"{percent(now.mark)} " if now.mark is not None else "", mark_style(now.mark)),
        (" · ".join(["", *details]) if details else "", "$text-muted not bold"),
    )
