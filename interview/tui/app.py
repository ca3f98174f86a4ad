"""The program on the screen: themes, commands that hold everywhere, and the way from screen to screen."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from interview.errors import InterviewError
from interview.models.settings import Settings
from interview.tui.commands import EVERYWHERE, Scope
from interview.tui.services import Services
from interview.tui.theme import DARK, LIGHT, THEMES


class InterviewApp(App[None]):
    """The mock-interview simulator."""

    TITLE = "interview"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*EVERYWHERE.bindings()]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    def __init__(self, services: Services, *, settings: Settings | None = None, seed: int | None = None) -> None:
        """Open the home screen, or a session at once where `settings` are given."""
        super().__init__()
        self.services = services
        self._first_settings = settings
        self._first_seed = seed
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "ansi-dark" if os.environ.get("NO_COLOR") else os.environ.get("TEXTUAL_THEME", DARK.name)

    async def on_mount(self) -> None:
        from interview.tui.screens.home import HomeScreen

        await self.push_screen(HomeScreen(self.services))
        if self._first_settings is not None:
            self.start_session(self._first_settings, self._first_seed)

    def start_session(self, settings: Settings, seed: int | None = None) -> None:
        """Draw questions and show the first; say why where that is impossible."""
        from interview.tui.screens.interview import InterviewScreen

        try:
            sitting = self.services.start(settings, seed)
        except InterviewError as error:
            self.say(error)
            return
        self.push_screen(InterviewScreen(sitting))

    def resume_session(self, path: Path) -> None:
        """Take up a session that was cut off, with everything typed and the time left."""
        from interview.session import Sitting
        from interview.tui.screens.interview import InterviewScreen

        try:
            sitting, problems = Sitting.resume(path)
        except InterviewError as error:
            self.say(error)
            return
        for problem in problems:
            self.notify(problem, severity="warning", timeout=12, markup=False)
        self.push_screen(InterviewScreen(sitting))

    def say(self, error: InterviewError) -> None:
        """Show an error: what, where, and what to do."""
        self.notify(str(error), severity="error", timeout=12, markup=False)

    def action_help(self) -> None:
        from interview.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(scopes_of(self.screen)))

    def action_theme(self) -> None:
        self.theme = LIGHT.name if self.current_theme.dark else DARK.name

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        for scope in scopes_of(screen):
            for command in scope.commands:
                if scope is not EVERYWHERE and screen.check_action(command.id, ()):
                    action = getattr(screen, f"action_{command.id}", None) or getattr(self, f"action_{command.id}")
                    yield SystemCommand(command.title, f"{command.text} ({command.shown_key})", action)
        yield from super().get_system_commands(screen)


def scopes_of(screen: Screen[object]) -> list[Scope]:
    """Return the commands that can be given on a screen, its own first."""
    return [*getattr(screen, "SCOPES", ()), EVERYWHERE]
