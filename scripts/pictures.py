"""The pictures of the documents, made by the program itself; `python -m scripts.pictures` makes them anew."""

import asyncio
import re
import sys
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot

from interview.bank import find_banks, load_all
from interview.draw import draw
from interview.led.desk import Desk
from interview.models.settings import DrawRequest, Feedback, SessionMode, Settings
from interview.session import Sitting
from interview.session import commands as c
from interview.transcript.events import Edit
from interview.tui.app import InterviewApp
from interview.tui.led_window import LedWindow
from interview.tui.screens.console import ConsoleScreen
from interview.tui.services import Services
from interview.tui.widgets.answer_area import AnswerArea
from interview.tui.widgets.verdict_panel import VerdictPanel
from scripts.docs import DOCS

SIZE = (112, 34)
"""Columns and lines of a picture."""
THEORY = "pytorch-core:stride"
ANSWER = (
    "It sets how far the kernel moves at each step. With stride 1 it moves by a single pixel. "
    "A larger stride makes the output smaller."
)
CODE = "code-losses:stable-softmax"
PROGRAM = """\
import torch


def softmax(x, dim=-1):
    exp = torch.exp(x)
    return exp / exp.sum(dim, keepdim=True)
"""
SPOKEN = "It sets how far the kernel moves at each step. A larger stride makes the output"
_OUTSIDE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def answer(folder: Path) -> str:
    """Return an answer in prose with its mark and its evidence."""
    app = InterviewApp(Services(sessions=folder), settings=_settings("Quick five", THEORY, CODE), seed=7)
    async with app.run_test(size=SIZE) as pilot:
        await _paste(pilot, ANSWER)
        await pilot.press("ctrl+s")
        await _settled(pilot)
        await pilot.press("3")
        await _settled(pilot)
        return _picture(app, "interview practice")


async def verdict(folder: Path) -> str:
    """Return a program that overflows, with what the judge says about it."""
    app = InterviewApp(Services(sessions=folder), settings=_settings("Coding only", CODE, THEORY), seed=7)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        editor = app.screen.query_one(AnswerArea).active_editor
        assert editor is not None
        editor.select_all()
        await _paste(pilot, PROGRAM)
        await pilot.press("ctrl+r")
        while not app.screen.query(VerdictPanel):
            await pilot.pause(0.1)
        await _settled(pilot)
        return _picture(app, "interview practice --preset coding")


async def console(folder: Path) -> str:
    """Return the interviewer's console while the candidate writes."""
    settings = _settings("First round", THEORY, CODE, mode=SessionMode.LED, feedback=Feedback.MOCK)
    drawn = draw(load_all(find_banks()), settings.request, seed=7)
    sitting = Sitting.start(folder, settings, drawn)
    sitting.do(c.Consent(name="Candidate"))
    sitting.do(c.Ask(index=0))
    sitting.do(c.EditDraft(part="prose", edits=(Edit(at=0, removed="", inserted=SPOKEN),)))
    desk = Desk.open(sitting.journal.path)
    app = LedWindow(Services(sessions=folder), lambda app: ConsoleScreen(desk, app.services))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("1", "3")
        await pilot.pause()
        return _picture(app, "interview console")


PICTURES: dict[str, Callable[[Path], Coroutine[Any, Any, str]]] = {
    "answer": answer,
    "verdict": verdict,
    "console": console,
}
"""What makes each picture, by the name of its file in `docs/`."""


def _settings(title: str, *keys: str, **given: Any) -> Settings:
    return Settings(title=title, request=DrawRequest(keys=keys), **given)


async def _paste(pilot: Pilot[None], text: str) -> None:
    await pilot.pause()
    pilot.app.screen.post_message(events.Paste(text))
    await pilot.pause()


async def _settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def _picture(app: App[Any], title: str) -> str:
    """Return the screen as SVG that fetches no font, and in which every viewer keeps the spaces."""
    picture = _OUTSIDE.sub("", app.export_screenshot(title=title))
    return picture.replace("<svg ", '<svg xml:space="preserve" ', 1)


if __name__ == "__main__":
    for name, make in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            path = DOCS / f"{name}.svg"
            path.write_text(asyncio.run(make(Path(folder))), encoding="utf-8")
            sys.stdout.write(f"docs/{path.name} is up to date.\n")
