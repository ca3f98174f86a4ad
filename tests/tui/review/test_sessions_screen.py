"""The list of sessions on the screen: sorting, searching, opening, comparing, exporting, deleting."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from interview.tui.screens.compare import CompareScreen
from interview.tui.screens.replay import ReplayScreen
from interview.tui.screens.review import ReviewScreen
from interview.tui.screens.sessions import SessionsScreen
from interview.tui.widgets.session_table import SessionTable
from tests.tui.review.stage import NASTY, on_screen, program, three_sessions, wait_until, words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    three_sessions(tmp_path / "sessions")
    return tmp_path / "sessions"


async def opened(pilot: Pilot[None], count: int = 3) -> SessionsScreen:
    await pilot.press("r")
    screen = await on_screen(pilot, SessionsScreen)
    await wait_until(pilot, lambda: len(titles(screen)) == count, f"{count} sessions")
    return screen


def titles(screen: SessionsScreen) -> list[str]:
    return [one.title.removesuffix(f" {NASTY}") for one in screen.query_one(SessionTable)._rows]


def picture(screen: SessionsScreen) -> str:
    table = screen.query_one(SessionTable)
    return "\n".join(table.render_line(y).text for y in range(table.size.height))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_list_shows_each_session_newest_first_and_eats_no_brackets(
    folder: Path, size: tuple[int, int]
) -> None:
    async with program(folder, size) as pilot:
        screen = await opened(pilot)
        assert titles(screen) == ["Session 2", "Session 1", "Session 0"]
        shown = picture(screen)
        assert "date▾" in shown
        assert "Session 2 x[i]" in shown


async def test_sorting_goes_through_the_columns(folder: Path) -> None:
    async with program(folder) as pilot:
        screen = await opened(pilot)
        await pilot.press("s")
        assert "mark▾" in picture(screen)
        assert titles(screen)[0] == "Session 2"
        await pilot.press("s", "s")
        assert titles(screen) == ["Session 0", "Session 1", "Session 2"]


async def test_a_search_takes_letters_that_are_keys_elsewhere_and_escape_leaves_it(folder: Path) -> None:
    async with program(folder) as pilot:
        screen = await opened(pilot)
        await pilot.press("slash", *"aardvarks")
        assert screen.query_one(Input).value == "aardvarks"
        await wait_until(pilot, lambda: titles(screen) == ["Session 1"], "the session that was searched for")
        assert "1 of 3 found" in words(screen, "#sessions-note")
        await pilot.press("enter", "enter")
        await on_screen(pilot, ReviewScreen)
        await pilot.press("escape")
        await on_screen(pilot, SessionsScreen)
        await pilot.press("escape")
        await wait_until(pilot, lambda: len(titles(screen)) == 3, "all sessions")
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is not screen, "home")


async def test_two_sessions_are_compared_by_one_key(folder: Path) -> None:
    async with program(folder) as pilot:
        screen = await opened(pilot)
        await pilot.press("c")
        assert "A " in picture(screen)
        await pilot.press("down", "c")
        compare = await on_screen(pilot, CompareScreen)
        assert compare._left.settings.title == f"Session 2 {NASTY}"
        assert compare._right.settings.title == "Session 1"


async def test_a_session_is_replayed_from_the_list(folder: Path) -> None:
    async with program(folder) as pilot:
        await opened(pilot)
        await pilot.press("p")
        assert (await on_screen(pilot, ReplayScreen)).step == 0


async def test_an_export_asks_for_its_form_and_lies_beside_the_transcript(folder: Path) -> None:
    async with program(folder) as pilot:
        screen = await opened(pilot)
        await pilot.press("e")
        await wait_until(pilot, lambda: bool(pilot.app.screen.query("ChoiceDialog OptionList, .dialog")), "the dialog")
        pilot.app.screen.query_one(OptionList).highlighted = 3
        await pilot.press("enter")
        chosen = screen.query_one(SessionTable).chosen
        assert chosen is not None
        path = chosen.path.with_suffix(".candidate.html")
        await wait_until(pilot, path.exists, "the page")
        assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


async def test_deleting_asks_first_and_then_forgets(folder: Path) -> None:
    async with program(folder) as pilot:
        screen = await opened(pilot)
        await pilot.press("d")
        await wait_until(pilot, lambda: pilot.app.screen is not screen, "the question")
        await pilot.press("n")
        await on_screen(pilot, SessionsScreen)
        assert len(list(folder.glob("*.jsonl"))) == 3
        await pilot.press("d")
        await wait_until(pilot, lambda: pilot.app.screen is not screen, "the question")
        await pilot.press("y")
        await wait_until(pilot, lambda: titles(screen) == ["Session 1", "Session 0"], "two sessions")
        assert len(list(folder.glob("*.jsonl"))) == 2


async def test_a_click_opens_the_session_under_the_cursor(folder: Path) -> None:
    async with program(folder) as pilot:
        screen = await opened(pilot)
        await pilot.click(SessionTable, offset=(5, 2))
        chosen = screen.query_one(SessionTable).chosen
        assert chosen is not None
        assert chosen.title == "Session 1"
        await pilot.click(SessionTable, offset=(5, 2))
        assert (await on_screen(pilot, ReviewScreen)).state.settings.title == "Session 1"


async def test_without_sessions_the_list_says_where_to_begin(tmp_path: Path) -> None:
    async with program(tmp_path / "none") as pilot:
        await pilot.press("r")
        screen = await on_screen(pilot, SessionsScreen)
        await wait_until(pilot, lambda: "No sessions yet" in words(screen, "#sessions-note"), "the advice")
