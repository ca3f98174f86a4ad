"""A program window that shows one side of a led session and nothing else: no way leads from it to past sessions."""

from collections.abc import Callable
from typing import Any

from textual import events, on

from interview.tui.app import InterviewApp
from interview.tui.services import Services


class LedApp(InterviewApp):
    """The shared window, or the console."""

    def __init__(self, services: Services, first: "Callable[[LedApp], Any]") -> None:
        """Open the screen that `first` makes."""
        super().__init__(services)
        self._make_first = first

    @on(events.Mount)
    async def open_first(self, event: events.Mount) -> None:
        event.prevent_default()
        await self.push_screen(self._make_first(self))
