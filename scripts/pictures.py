"""The README's picture, made by the program itself; `python -m tests.picture` makes it anew."""

import asyncio
import sys
import tempfile
from pathlib import Path

from interview.models.settings import DrawRequest, Settings
from interview.tui.app import InterviewApp
from interview.tui.services import Services
from tests.docs import ROOT

PICTURE = ROOT / "docs" / "interview.svg"
ANSWER = (
    "It sets how many positions the kernel moves at each step. With stride 1 it moves one pixel at a time; "
    "a larger stride makes the output smaller."
)


async def make() -> str:
    """Return the interview screen after an answer, as SVG."""
    settings = Settings(title="Quick five", request=DrawRequest(keys=("pytorch-core:stride", "pytorch-core:softmax")))
    with tempfile.TemporaryDirectory() as folder:
        app = InterviewApp(Services(sessions=Path(folder)), settings=settings, seed=7)
        async with app.run_test(size=(116, 34)) as pilot:
            await pilot.pause()
            await pilot.press(*("space" if letter == " " else letter for letter in ANSWER))
            await pilot.press("ctrl+s")
            await pilot.pause()
            await pilot.press("3")
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            return app.export_screenshot(title="interview")


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(asyncio.run(make()), encoding="utf-8")
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)} is up to date.\n")
