"""Before a led session: what is recorded and what is not, a name if the candidate likes, and their consent."""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from interview.led.acting import Requests
from interview.led.follower import changes
from interview.session import Sitting, commands
from interview.transcript.private.requests import RecordConsent
from interview.tui.commands import LOBBY, Scope
from interview.tui.widgets.key_line import KeyLine

RECORDED = (
    "This interview is recorded in a file on the interviewer's computer: what you type and when, your answers and "
    "programs, the results of the checks, hints and times. No sound or video is recorded, and nothing is sent "
    "anywhere. The interviewer also takes notes."
)


class LobbyScreen(Screen[None]):
    """Where the candidate agrees, or leaves."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (LOBBY,)
    BINDINGS: ClassVar[list[BindingType]] = [*LOBBY.bindings()]
    CSS = """
    LobbyScreen { align: center middle; }
    #lobby { width: 76; max-width: 100%; height: auto; padding: 0 2; }
    #lobby .title { padding: 0 0 1 0; }
    #lobby Input { margin: 1 0; }
    #lobby-buttons { height: auto; }
    #lobby-buttons Button { margin: 0 2 0 0; }
    """

    def __init__(self, sitting: Sitting, *, steers: bool = False) -> None:
        """Open before a sitting; `steers` is whether the window after it is the interviewer's only terminal."""
        super().__init__()
        self._steers = steers
        self.sitting = sitting
        self._requests = Requests(sitting)

    def compose(self) -> ComposeResult:
        with Vertical(id="lobby"):
            yield Static(self.sitting.state.settings.title, classes="title", markup=False)
            yield Static(RECORDED)
            yield Input(placeholder="Your name (optional)", id="name", max_length=60)
            with Horizontal(id="lobby-buttons"):
                yield Button("I agree: begin ^S", id="agree", variant="primary", compact=True)
                yield Button("Leave Esc", id="leave", compact=True)
        yield KeyLine()

    def on_mount(self) -> None:
        self.sitting.clock.pause()  # the time begins with the consent
        self.query_one(Input).focus()
        self.follow()

    @work(exclusive=True, group="follow")
    async def follow(self) -> None:
        """Begin as soon as the interviewer says that the candidate agreed aloud; other requests wait until then."""
        async for _ in changes(self._requests.path):
            for request in self._requests.take():
                if isinstance(request, RecordConsent):
                    self.sitting.clock.resume()
                    self._requests.act(request)
                    self._begin()
                    return

    @on(Input.Submitted)
    @on(Button.Pressed, "#agree")
    async def action_agree(self) -> None:
        """Record the consent, with the name as it is when every key has reached its field."""
        field, caught_up = self.query_one(Input), asyncio.Event()
        if field.call_later(caught_up.set):
            await caught_up.wait()
        if not self.sitting.state.consented:
            self.sitting.clock.resume()
            self.sitting.do(commands.Consent(name=field.value.strip()))
            self._begin()

    def _begin(self) -> None:
        from interview.tui.screens.shared import SharedScreen

        self.app.switch_screen(SharedScreen(self.sitting, self.app.desk, steers=self._steers))  # type: ignore[attr-defined]

    @on(Button.Pressed, "#leave")
    def action_leave(self) -> None:
        self.app.exit()

    def on_unmount(self) -> None:
        if not self.sitting.state.consented:
            self.sitting.close()
