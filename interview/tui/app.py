"""The program on the screen: themes, commands that hold everywhere, and the way from screen to screen."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from interview.errors import InterviewError
from interview.tui import messages
from interview.tui.commands import EVERYWHERE, Scope
from interview.tui.services import Services
from interview.tui.theme import DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from interview.judge import Isolation
    from interview.models.settings import Settings
    from interview.session import Sitting
    from interview.tui.judging import JudgeDesk


@runtime_checkable
class HoldsDraft(Protocol):
    """A screen on which something may have been typed that is not yet written down."""

    async def put_down(self) -> str:
        """Write every key down; return what to tell whoever leaves, or nothing."""


class InterviewApp(App[None]):
    """The mock-interview simulator."""

    TITLE = "interview"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*EVERYWHERE.bindings()]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    def __init__(self, services: Services, *, settings: "Settings | None" = None, seed: int | None = None) -> None:
        """Open the home screen, or a session at once where `settings` are given."""
        super().__init__()
        self.services = services
        self._first = messages.SessionChosen(settings, seed) if settings is not None else None
        self._desk: JudgeDesk | None = None
        self._is_opening = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "ansi-dark" if os.environ.get("NO_COLOR") else os.environ.get("TEXTUAL_THEME", DARK.name)

    async def on_mount(self) -> None:
        from interview.tui.screens.home import HomeScreen

        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):  # only a main thread takes signals
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self.exit)  # also where HUP was ignored

        await self.push_screen(HomeScreen(self.services))
        if self._first is not None:
            self.start_session(self._first.settings, self._first.seed)

    async def on_unmount(self) -> None:
        if self._desk is not None:
            await self._desk.close()

    @property
    def desk(self) -> "JudgeDesk":
        """The judge; made when it is first needed."""
        if self._desk is None:
            from interview.tui.judging import JudgeDesk

            self._desk = JudgeDesk(self, self._ask_to_run)
        return self._desk

    # From screen to screen

    @on(messages.SessionChosen)
    def start_chosen(self, event: messages.SessionChosen) -> None:
        self.start_session(event.settings, event.seed)

    @on(messages.SessionTakenUp)
    def resume_chosen(self, event: messages.SessionTakenUp) -> None:
        self.resume_session(event.path)

    @on(messages.ErrorMet)
    def say_error(self, event: messages.ErrorMet) -> None:
        self.say(event.error)

    def start_session(self, settings: "Settings", seed: int | None = None) -> None:
        """Draw questions and show the first; say why where that is impossible."""

        def draw() -> tuple["Sitting", tuple[str, ...]]:
            sitting = self.services.start(settings, seed)
            return sitting, sitting.state.notes

        self._open(draw)

    def resume_session(self, path: Path) -> None:
        """Take up a session that was cut off, with everything typed and the time left."""

        def resume() -> tuple["Sitting", tuple[str, ...]]:
            from interview.session import Sitting

            sitting, problems = Sitting.resume(path)
            return sitting, (*problems, "Taken up again: everything typed is there, and the time left.")

        self._open(resume)

    @work
    async def _open(self, make: Callable[[], tuple["Sitting", tuple[str, ...]]]) -> None:
        """Make a session beside the screen, which goes on meanwhile, and show it; a second one is not begun."""
        if self._is_opening:
            return
        self._is_opening = True
        try:
            sitting, notes = await asyncio.to_thread(make)
            await self._show_session(sitting)
        except InterviewError as error:
            self.say(error)
            return
        finally:
            self._is_opening = False
        for note in notes:
            self.notify(note, timeout=8, markup=False)

    async def _show_session(self, sitting: "Sitting") -> None:
        from interview.tui.screens.interview import InterviewScreen

        await self.push_screen(InterviewScreen(sitting, self.desk))

    def say(self, error: InterviewError) -> None:
        """Show an error: what, where, and what to do."""
        self.notify(str(error), severity="error", timeout=12, markup=False)

    async def _ask_to_run(self, isolation: "Isolation") -> bool:
        """Say how loosely programs are held here, and ask whether to run them all the same."""
        from interview.tui.widgets.dialogs import ConfirmDialog

        answer: asyncio.Future[bool | None] = asyncio.get_running_loop().create_future()
        question = f"Programs are held only loosely on this machine ({isolation.name}). {isolation.sentence}"
        await self.push_screen(ConfirmDialog(question, yes="Run my programs", no="Do not run"), answer.set_result)
        return bool(await answer)

    # Commands

    def action_help(self) -> None:
        from interview.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(scopes_of(self.screen)))

    def action_theme(self) -> None:
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name

    async def action_quit(self) -> None:
        farewells = [await screen.put_down() for screen in self.screen_stack if isinstance(screen, HoldsDraft)]
        self.exit(message="\n".join(filter(None, farewells)) or None)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        for scope in scopes_of(screen):
            for command in scope.commands:
                if command.id != "command_palette" and screen.check_action(command.id, ()):
                    about = f"{command.text} ({command.shown_key})" if command.keys else command.text
                    yield SystemCommand(command.title, about, self._action_of(screen, command.id))
        ours = ("Quit", "Keys", "Maximize", "Minimize")
        yield from (one for one in super().get_system_commands(screen) if one.title not in ours)

    def _action_of(self, screen: Screen[object], name: str) -> Callable[[], Awaitable[None] | None]:
        """Return the method that carries a command out."""
        home = screen if hasattr(screen, f"action_{name}") else self
        method: Callable[[], Awaitable[None] | None] = getattr(home, f"action_{name}")
        return method


def scopes_of(screen: Screen[object]) -> list[Scope]:
    """Return the commands that can be given on a screen, its own first."""
    return [*getattr(screen, "SCOPES", ()), EVERYWHERE]
