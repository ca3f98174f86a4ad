"""Commands are declared once: each has its method, a place where it is shown, and room in the footer."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.widgets import Button

from interview.models.settings import Settings
from interview.tui import commands as declared
from interview.tui.commands import EVERYWHERE, INTERVIEW, LED_SCOPES, REPORT, SCOPES, Command, readable
from interview.tui.screens.banks import BanksScreen
from interview.tui.screens.help import HelpScreen
from interview.tui.screens.home import HomeScreen
from interview.tui.screens.interview import InterviewScreen
from interview.tui.screens.setup import SetupScreen
from interview.tui.screens.summary import SummaryScreen
from interview.tui.widgets.key_line import KeyLine
from interview.tui.window import scopes_of
from tests.questions import code, theory
from tests.tui.stage import HALF, Stage, everything_in, stage

PLACES = {
    "home": HomeScreen, "setup": SetupScreen, "banks": BanksScreen, "interview": InterviewScreen,
    "code": InterviewScreen, "running": InterviewScreen, "report": InterviewScreen, "summary": SummaryScreen,
}  # fmt: skip

EVERY_PLACE = (*SCOPES, *LED_SCOPES)


@asynccontextmanager
async def at(place: str, folder: Path) -> AsyncIterator[Stage]:
    """Go to a place by the keys that lead there."""
    question = code() if place in ("code", "running") else theory()
    settings = None if place in ("home", "setup", "banks") else Settings()
    async with stage(folder, question, theory("more"), settings=settings) as held:
        if place == "setup":
            await held.press("down", "down", "down", "enter")
        elif place == "banks":
            await held.press("b")
        elif place == "running":
            await held.press("ctrl+r")
        elif place in ("report", "summary"):
            await held.write(HALF)
            await held.submit()
        if place == "summary":
            await held.press("f12", "e")
            await held.until(lambda: isinstance(held.app.screen, SummaryScreen), "the summary is shown")
        await held.until(lambda: isinstance(held.app.screen, PLACES[place]), f"{place} is shown")
        yield held


@pytest.mark.parametrize("place", PLACES)
async def test_every_command_has_its_method_and_the_footer_holds_them_on_eighty_columns(
    tmp_path: Path, place: str
) -> None:
    async with at(place, tmp_path) as held:
        screen = held.app.screen
        scopes = scopes_of(held.screen)
        for command in (command for scope in scopes for command in scope.commands):
            assert hasattr(screen, f"action_{command.id}") or hasattr(held.app, f"action_{command.id}"), command.id
        line = screen.query_one(KeyLine)
        assert sum(one.columns for one in line.shown) <= 80
        assert line.region.y == 23
        words = held.text.splitlines()[-1]
        for command in (command for scope in scopes for command in scope.commands if command.footer):
            if screen.check_action(command.id, ()):
                assert f"{command.shown_key} {command.footer}" in words, f"{command.id} is missing: {words}"


@pytest.mark.parametrize("place", PLACES)
async def test_every_command_stands_in_the_help_and_in_the_palette_of_its_place(tmp_path: Path, place: str) -> None:
    async with at(place, tmp_path) as held:
        screen = held.app.screen
        scopes = scopes_of(held.screen)
        wanted = [command for scope in scopes for command in scope.commands]
        offered = {entry.title for entry in held.app.get_system_commands(screen)}
        for command in wanted:
            if screen.check_action(command.id, ()) and command.id != "command_palette":
                assert command.title in offered
        assert not [title for title, number in Counter(offered).items() if number > 1]
        await held.press("f1")
        assert isinstance(held.app.screen, HelpScreen)
        page = everything_in(held.screen)
        for command in wanted:
            assert command.text in page
            assert command.shown_key in page
        await held.press("escape")
        assert held.app.screen is screen


def test_no_key_of_a_place_has_two_meanings() -> None:
    for scope in EVERY_PLACE:
        if scope is EVERYWHERE:
            continue
        places = [INTERVIEW, REPORT, EVERYWHERE] if scope in (INTERVIEW, REPORT) else [scope, EVERYWHERE]
        keys = Counter(key for place in places for one in place.commands for key in one.keys.split(",") if key)
        assert not [key for key, number in keys.items() if number > 1], scope.title


def test_every_scope_is_listed_and_every_command_says_what_it_does() -> None:
    scopes = [value for value in vars(declared).values() if isinstance(value, declared.Scope)]
    assert set(map(id, scopes)) == set(map(id, EVERY_PLACE))
    for command in (command for scope in EVERY_PLACE for command in scope.commands):
        assert command.text.endswith(".")
        assert command.title


@pytest.mark.parametrize(
    ("key", "shown"), [("ctrl+s", "^S"), ("f1", "F1"), ("escape", "Esc"), ("q", "Q"), ("shift+f3", "Shift+F3")]
)
def test_a_key_is_written_as_people_write_it(key: str, shown: str) -> None:
    assert readable(key) == shown


async def test_the_palette_gives_a_command_and_the_focus_returns(tmp_path: Path) -> None:
    async with at("interview", tmp_path) as held:
        await held.type("mine")
        await held.press("ctrl+p")
        await held.type("flag")
        await held.press("down", "enter")
        await held.until(lambda: held.now.flagged, "the command was given")
        await held.until(lambda: held.app.focused is not None, "the focus is back")
        assert held.editor.text == "mine"


async def test_buttons_show_what_can_be_done_and_their_key(tmp_path: Path) -> None:
    async with at("interview", tmp_path) as held:
        shown = {button.id for button in held.app.screen.query(Button) if button.display}
        assert shown == {"submit", "hint", "skip", "flag"}
    async with at("code", tmp_path / "code") as held:
        run = held.app.screen.query_one("#run_code", Button)
        assert run.display
        assert str(run.label) == "Run ^R"
        await held.pilot.click("#flag")
        await held.until(lambda: held.now.flagged, "the button did it")
        assert held.editor.id == "code", "the focus goes back to the editor"


def test_a_command_without_a_key_has_no_binding() -> None:
    scope = declared.Scope("Nowhere", (Command("nothing", "", "Nothing", "Do nothing."),))
    assert scope.bindings() == []


async def test_a_click_on_the_key_line_presses_the_key_under_it(tmp_path: Path) -> None:
    async with at("home", tmp_path) as held:
        line = held.app.screen.query_one(KeyLine)
        before = held.app.theme
        place = [one.text for one in line.shown].index("Theme")
        await held.pilot.click(KeyLine, offset=(sum(one.columns for one in line.shown[:place]) + 1, 0))
        await held.until(lambda: held.app.theme != before, "the theme changes")
