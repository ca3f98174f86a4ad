"""The program on the screen: home, and the way from there into sessions."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from interview.errors import InterviewError
from interview.tui import messages
from interview.tui.services import Services
from interview.tui.window import Window

if TYPE_CHECKING:
    from interview.judge import Judge
    from interview.models.settings import Settings
    from interview.session import Sitting


class InterviewApp(Window):
    """The mock-interview simulator."""

    def __init__(
        self,
        services: Services,
        *,
        settings: "Settings | None" = None,
        seed: int | None = None,
        judge: "Judge | None" = None,
    ) -> None:
        """Open the home screen, or a session at once where `settings` are given."""
        super().__init__(services, judge=judge)
        self._first = messages.SessionChosen(settings, seed) if settings is not None else None
        self._is_opening = False

    async def open_first(self) -> None:
        """Show the home screen, and over it a session that was asked for."""
        from interview.tui.screens.home import HomeScreen

        await self.push_screen(HomeScreen(self.services))
        if self._first is not None:
            self.start_session(self._first.settings, self._first.seed)

    @on(messages.SessionChosen)
    def start_chosen(self, event: messages.SessionChosen) -> None:
        self.start_session(event.settings, event.seed)

    @on(messages.SessionTakenUp)
    def resume_chosen(self, event: messages.SessionTakenUp) -> None:
        self.resume_session(event.path)

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
            return sitting, (*problems, "Session resumed. Your drafts and remaining time were restored.")

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
