"""What the screens look like: a few pictures, with clock, seed, cursor and every path standing still."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static, TextArea

from interview.models.settings import Settings
from interview.models.verdict import Outcome
from interview.tui.theme import DARK, LIGHT
from tests.questions import choice, code, predict, theory
from tests.tui.stage import HALF, Stage, prepared, stage, verdict

Compare = Callable[..., bool]
"""pytest-textual-snapshot's comparison of a screen with its picture."""
Act = Callable[[Stage], Awaitable[None]]
"""What is done on the stage before its picture is taken."""


@pytest.fixture(autouse=True)
def _still_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the cursor from blinking, which would give two pictures."""
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda self: None)


def scene(
    held: Stage, settings: Settings | None, act: Callable[[Stage], Awaitable[None]]
) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return what is done before the picture is taken."""

    async def play(pilot: Pilot[None]) -> None:
        held.pilot = pilot
        await pilot.pause()
        if settings is not None:
            await held.open(settings)
        await act(held)
        for place in held.app.screen.query("#summary-place"):
            assert isinstance(place, Static)
            place.update("Transcript: sessions/2026-01-02-120000-beef.jsonl")
        await pilot.pause()

    return play


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
def test_home(snap_compare: Compare, tmp_path: Path, theme: str) -> None:
    async def look(held: Stage) -> None:
        held.app.theme = theme
        await held.until(lambda: "questions in 1 bank" in held.text, "the banks are counted")

    held = prepared(tmp_path, theory(), code())
    assert snap_compare(held.app, terminal_size=(80, 24), run_before=scene(held, None, look))


@pytest.mark.parametrize("act", ["home", "question", "report"])
async def test_without_colours_everything_is_grey_and_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage(tmp_path, theory(), predict(), settings=None if act == "home" else Settings()) as held:
        if act == "home":
            await held.until(lambda: "questions in 1 bank" in held.text, "the banks are counted")
        if act == "report":
            await held.write(HALF)
            await held.submit("3")
            await held.until(lambda: "Model answer" in held.text, "the report is shown")
        written = [
            segment for line in held.screen._compositor.render_strips() for segment in line if segment.text.strip()
        ]
        assert written
        for text, style, _ in written:
            assert style is not None
            assert style.color is not None
            assert style.bgcolor is not None
            ink, paper = style.color.get_truecolor(), style.bgcolor.get_truecolor()
            assert len(set(ink)) == len(set(paper)) == 1, f"{text!r} has a colour"
            is_decoration = not any(character.isalnum() for character in text)
            assert is_decoration or abs(ink.red - paper.red) > 60, f"{text!r} cannot be read: {ink.red} on {paper.red}"


def test_an_answer_being_written(snap_compare: Compare, tmp_path: Path) -> None:
    async def write(held: Stage) -> None:
        await held.write(HALF)
        await held.press("f2")

    held = prepared(tmp_path, theory(), predict(), code())
    assert snap_compare(held.app, terminal_size=(80, 24), run_before=scene(held, Settings(), write))


@pytest.mark.parametrize(("theme", "size"), [(DARK.name, (120, 40)), (LIGHT.name, (80, 24))])
def test_a_verdict(snap_compare: Compare, tmp_path: Path, theme: str, size: tuple[int, int]) -> None:
    async def run(held: Stage) -> None:
        held.app.theme = theme
        await held.press("ctrl+r")
        await held.verdict(verdict(Outcome.WRONG, error_line=2))

    held = prepared(tmp_path, code())
    assert snap_compare(held.app, terminal_size=size, run_before=scene(held, Settings(), run))


def test_a_report(snap_compare: Compare, tmp_path: Path) -> None:
    async def answer(held: Stage) -> None:
        await held.write(HALF)
        await held.submit("3")
        await held.press("down", "down")

    held = prepared(tmp_path, theory(), predict())
    assert snap_compare(held.app, terminal_size=(80, 24), run_before=scene(held, Settings(), answer))


def test_the_summary(snap_compare: Compare, tmp_path: Path) -> None:
    async def end(held: Stage) -> None:
        await held.write(HALF)
        await held.submit()
        await held.press("enter", "1")
        await held.submit()
        await held.press("f12", "e")
        await held.until(lambda: "Transcript" in held.text, "the summary is shown")

    held = prepared(tmp_path, theory(), choice(), predict())
    assert snap_compare(held.app, terminal_size=(80, 24), run_before=scene(held, Settings(title="Quick five"), end))
