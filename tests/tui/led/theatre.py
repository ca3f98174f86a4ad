"""The shared window and the console of one session, each in a program of its own, with a judge that waits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

from textual.pilot import Pilot
from textual.screen import Screen

from interview.judge import Judge
from interview.led.desk import Desk
from interview.models.question import AnyQuestion
from interview.session import Sitting
from interview.transcript.private.stream import private_path
from interview.tui.led_window import LedWindow
from interview.tui.screens.console import ConsoleScreen
from interview.tui.screens.lobby import LobbyScreen
from interview.tui.screens.shared import SharedScreen
from tests.led.sittings import sit
from tests.tui.stage import BankServices, WaitingJudge, everything_in, text_of, wait_until

WIDE = (120, 40)


class Window:
    """One of the two programs."""

    def __init__(self, app: LedWindow, pilot: Pilot[None], judge: WaitingJudge) -> None:
        self.app = app
        self.pilot = pilot
        self.judge = judge

    @property
    def screen(self) -> Screen[Any]:
        return cast(Screen[Any], self.app.screen)

    @property
    def text(self) -> str:
        """What can be read now."""
        return text_of(self.app)

    @property
    def everything(self) -> str:
        """What can be read now, or after scrolling."""
        return "\n".join(everything_in(screen) for screen in self.app.screen_stack) + self.text

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        names = {" ": "space", "\n": "enter"}
        await self.pilot.press(*(names.get(character, character) for character in text))
        await self.pilot.pause()

    async def shows(self, words: str) -> None:
        """Wait until some words can be read."""
        await wait_until(self.pilot, lambda: words in self.everything, f"{words!r} can be read")


@asynccontextmanager
async def shared_window(
    folder: Path,
    *questions: AnyQuestion,
    lobby: bool = False,
    sitting: Sitting | None = None,
    steers: bool = False,
    size: tuple[int, int] = WIDE,
) -> AsyncIterator[tuple[Window, Sitting]]:
    """Open the shared window, in the lobby or at the first question."""
    held = sitting or sit(folder, *questions, asked=not lobby)
    judge = WaitingJudge()

    def first(app: LedWindow) -> Screen[Any]:
        return LobbyScreen(held) if lobby else SharedScreen(held, app.desk, steers=steers)

    app = LedWindow(BankServices(folder, questions), first, judge=cast(Judge, judge))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Window(app, pilot, judge), held


@asynccontextmanager
async def console(
    path: Path, *questions: AnyQuestion, size: tuple[int, int] = WIDE
) -> AsyncIterator[tuple[Window, Desk]]:
    """Open the console of a session."""
    desk = Desk.open(path)
    judge = WaitingJudge()
    app = LedWindow(BankServices(path.parent, questions), lambda app: ConsoleScreen(desk, app.services))
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Window(app, pilot, judge), desk


def private(sitting: Sitting) -> Path:
    """Return the interviewer's stream of a sitting."""
    return private_path(sitting.journal.path)
