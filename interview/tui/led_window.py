"""A window that shows one side of a led session and nothing else: no way leads from it to past sessions."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from interview.tui.services import Services
from interview.tui.window import Window

if TYPE_CHECKING:
    from interview.judge import Judge


class LedWindow(Window):
    """The shared window, or the console."""

    def __init__(
        self, services: Services, first: "Callable[[LedWindow], Any]", *, judge: "Judge | None" = None
    ) -> None:
        """Open the screen that `first` makes."""
        super().__init__(services, judge=judge)
        self._make_first = first

    async def open_first(self) -> None:
        """Show the one side, which is all that there is."""
        await self.push_screen(self._make_first(self))
