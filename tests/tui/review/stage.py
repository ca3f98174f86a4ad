"""The program on a folder of sessions, with keys pressed and conditions waited for."""

import datetime as dt
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from interview.transcript.lines import encode
from interview.tui.app import InterviewApp
from interview.tui.services import Services
from tests.review.stage import NOW, Stage, session

_Screen = TypeVar("_Screen", bound=Screen[Any])
NASTY = "x[i] [/B, T] [b] [/] [red]"
"""Text that markup would eat, or fail on."""


def saved(folder: Path, name: str, stage: Stage) -> Path:
    """Write a session's transcript."""
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.jsonl"
    path.write_bytes(b"".join(map(encode, stage.records)))
    return path


def three_sessions(folder: Path) -> list[Path]:
    """Write three finished sessions, the oldest first."""
    answers = ("It is the step size of the sliding filter.", f"Nothing about aardvarks. {NASTY}", "")
    paths = []
    for number, answer in enumerate(answers):
        at = NOW + dt.timedelta(days=number)
        name = f"2026-01-0{number + 2}-100000-000{number}"
        program = f"def double(x):\n    y = x\n    return {number} * y\n"
        stage = session(answer, program, name=name, started=at, title=f"Session {number}") if answer else None
        stage = stage or session(name=name, started=at, title=f"Session {number} {NASTY}")
        paths.append(saved(folder, name, stage))
    return paths


@asynccontextmanager
async def program(folder: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    """Open the program on a folder of sessions."""
    app = InterviewApp(Services(sessions=folder))
    async with app.run_test(size=size) as pilot:
        await wait_until(pilot, lambda: bool(app.screen.query("#home-menu")), "the home screen")
        yield pilot


async def wait_until(pilot: Pilot[None], condition: Callable[[], object], what: str) -> None:
    """Wait for a condition, and fail with what was waited for."""
    end = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < end, f"waited in vain for {what}"
        await pilot.pause()


async def on_screen(pilot: Pilot[None], kind: type[_Screen]) -> _Screen:
    """Wait for a screen and return it."""
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, kind), kind.__name__)
    screen = pilot.app.screen
    assert isinstance(screen, kind)
    await pilot.pause()
    return screen


def words(screen: Screen[Any], selector: str = "Static") -> str:
    """Return the words of a screen's texts."""
    shown = [one.visual for one in screen.query(selector).results(Static)]
    return "\n".join(str(getattr(visual, "plain", visual)) for visual in shown)
