"""What every window of the program has: its look, its commands, its judge, and an end in order."""

import asyncio
import os
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from textual import on
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from interview.errors import InterviewError
from interview.tui import messages
from interview.tui.commands import EVERYWHERE, Scope
from interview.tui.hangup import Hangup
from interview.tui.services import Services
from interview.tui.theme import DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from interview.judge import Isolation, Judge
    from interview.tui.judging import JudgeDesk


@runtime_checkable
class HoldsDraft(Protocol):
    """A screen on which something may have been typed that is not yet written down."""

    async def put_down(self) -> str:
        """Write every key down; return what to tell whoever leaves, or nothing."""


class Window(App[None]):
    """One window of the program; a kind of it says which screen comes first."""

    TITLE = "interview"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*EVERYWHERE.bindings()]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    def __init__(self, services: Services, *, judge: "Judge | None" = None) -> None:
        """Open a window; `judge` runs its programs, one of its own where none is given."""
        super().__init__()
        self.services = services
        self._judge = judge
        self._desk: JudgeDesk | None = None
        for theme in THEMES:
            self.register_theme(theme)
        # Set before anything watches it: a change would read and apply every style a second time.
        self.set_reactive(Window.theme, os.environ.get("TEXTUAL_THEME", DARK.name))
        self.stylesheet.set_variables(self.get_css_variables())

    @abstractmethod
    async def open_first(self) -> None:
        """Show the first screen."""

    async def on_mount(self) -> None:
        if not self.is_headless:
            Hangup(asyncio.get_running_loop(), self.hang_up).watch()
        await self.open_first()

    async def on_unmount(self) -> None:
        if self._desk is not None:
            await self._desk.close()

    @property
    def desk(self) -> "JudgeDesk":
        """The judge; made when it is first needed."""
        if self._desk is None:
            from interview.tui.judging import JudgeDesk

            self._desk = JudgeDesk(self, self._ask_to_run, self._judge)
        return self._desk

    @on(messages.ErrorMet)
    def say_error(self, event: messages.ErrorMet) -> None:
        self.say(event.error)

    def say(self, error: InterviewError) -> None:
        """Show an error: what, where, and what to do."""
        self.notify(str(error), severity="error", timeout=12, markup=False)

    async def _ask_to_run(self, isolation: "Isolation") -> bool:
        """Say how loosely programs are confined here, and ask whether to run them all the same."""
        from interview.session.verdicts import warning
        from interview.tui.widgets.dialogs import ConfirmDialog

        answer: asyncio.Future[bool | None] = asyncio.get_running_loop().create_future()
        dialog = ConfirmDialog(warning(isolation), yes="Run my programs", no="Do not run")
        await self.push_screen(dialog, answer.set_result)
        return bool(await answer)

    async def put_down(self) -> str:
        """Write down what was typed on any screen; return what to tell whoever leaves."""
        farewells = [await screen.put_down() for screen in self.screen_stack if isinstance(screen, HoldsDraft)]
        return "\n".join(filter(None, farewells))

    async def hang_up(self) -> None:
        """End in order without a terminal: what was typed first, because what comes after may never be reached."""
        await self.put_down()
        self.exit()

    # Commands

    def action_help(self) -> None:
        from interview.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(scopes_of(self.screen)))

    def action_theme(self) -> None:
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name

    async def action_quit(self) -> None:
        self.exit(message=await self.put_down() or None)

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
