"""The curtain of a single terminal: nothing private is drawn until a second, deliberate key."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from interview.errors import InterviewError
from interview.led.desk import Desk
from interview.transcript.private.events import Marked, Ticked
from interview.transcript.private.records import KnownPrivate
from interview.transcript.private.scales import MARKS, points_of
from interview.tui.commands import CURTAIN, Scope


class CurtainScreen(Screen[None]):
    """A plain cover; digits tick key points and letters mark the question, and nothing on the screen says so."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (CURTAIN,)
    BINDINGS: ClassVar[list[BindingType]] = [
        *CURTAIN.bindings(),
        *(Binding(str(digit), f"tick({digit})", show=False, priority=True) for digit in range(1, 10)),
        *(Binding(step.key, f"mark({step.mark})", show=False, priority=True) for step in MARKS),
    ]
    CSS = """
    CurtainScreen { align: center middle; background: $background; }
    #curtain { width: auto; color: $foreground 65%; }
    """

    def __init__(self, transcript: Path) -> None:
        """Cover the shared window of a session."""
        super().__init__()
        self._transcript = transcript
        self._desk: Desk | None = None

    def compose(self) -> ComposeResult:
        yield Static("One moment, please.", id="curtain")

    def _open_desk(self) -> Desk:
        """Open the private stream, once."""
        if self._desk is None:
            self._desk = Desk.open(self._transcript)
        self._desk.refresh()
        return self._desk

    def _write_blind(self, event: KnownPrivate) -> None:
        """Write something down without a sign of it; where another console writes, it is that one's business."""
        desk = self._open_desk()
        if not desk.why_watching:
            desk.do(event)

    def action_tick(self, digit: int) -> None:
        now = self._open_desk().now
        points = points_of(now.question) if now is not None else ()
        if now is not None and digit <= len(points):
            key, point = now.question.key, points[digit - 1][0]
            said = point not in self._open_desk().private.opinion(key).said
            self._write_blind(Ticked(question=key, point=point, said=said))

    def action_mark(self, mark: float) -> None:
        now = self._open_desk().now
        if now is not None:
            self._write_blind(Marked(question=now.question.key, mark=mark, by="blind"))

    async def action_private_side(self) -> None:
        """Open the console over the curtain; leaving it leads back to the curtain."""
        from interview.tui.screens.console import ConsoleScreen

        self._close_desk()
        try:
            desk = Desk.open(self._transcript)
        except InterviewError as error:
            self.app.say(error)  # type: ignore[attr-defined]
            return
        services = self.app.services  # type: ignore[attr-defined]
        await self.app.push_screen(ConsoleScreen(desk, services, leave=self._back))

    def _back(self) -> None:
        self.app.pop_screen()

    def action_lift(self) -> None:
        self.app.pop_screen()

    def _close_desk(self) -> None:
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def on_unmount(self) -> None:
        self._close_desk()
