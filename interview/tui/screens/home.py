"""The first screen: what can be started, taken up again, or read."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from interview.errors import InterviewError
from interview.presets import PRESETS, preset
from interview.tui.commands import HOME, Scope
from interview.tui.services import Services

_OTHERS = {
    "custom": ("Custom …", "Choose banks, topics, kinds, difficulty, time and feedback yourself."),
    "review": ("Review sessions", "Read past sessions: answers, evidence, verdicts and model answers."),
    "banks": ("Question banks", "Which banks were found, and what they hold."),
    "leave": ("Quit", "Leave the program."),
}


class HomeScreen(Screen[None]):
    """Where everything begins."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (HOME,)
    BINDINGS: ClassVar[list[BindingType]] = [
        *HOME.bindings(),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._texts: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        with Vertical(id="home"):
            yield Static("interview", id="home-title")
            yield Static("Mock interviews on PyTorch and deep learning", id="home-subtitle")
            with Horizontal(id="home-body"):
                yield OptionList(*self._options(), id="home-menu", markup=False)
                yield Static("", id="home-text", markup=False)
            yield Static("", id="home-banks", markup=False)
        yield Footer(show_command_palette=False)

    def _options(self) -> list[Option]:
        entries = {one.id: (one.settings.title, one.text) for one in PRESETS} | _OTHERS
        self._texts = {name: text for name, (_, text) in entries.items()}
        return [Option(Content(title), id=name) for name, (title, _) in entries.items()]

    def on_mount(self) -> None:
        self.query_one("#home-menu", OptionList).highlighted = 0
        self.call_after_refresh(self.look_around)

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self.look_around)

    @work(thread=True, exclusive=True, group="home", exit_on_error=False)
    def look_around(self) -> None:
        """Read the banks and look for cut-off sessions, after the screen is there."""
        from interview.transcript.folder import list_sessions

        try:
            banks = self._services.banks()
            questions = sum(len(bank.questions) for bank in banks)
            line = f"{questions} questions in {len(banks)} banks"
        except InterviewError as error:
            line = str(error)
        sessions, _ = list_sessions(self._services.sessions)
        open_ones = [one for one in sessions if not one.ended]
        self.app.call_from_thread(self._show, line, open_ones[0] if open_ones else None, len(sessions))

    def _show(self, line: str, open_one: object, sessions: int) -> None:
        from interview.transcript.folder import SessionSummary

        if not self.is_mounted:
            return
        menu = self.query_one("#home-menu", OptionList)
        self.query_one("#home-banks", Static).update(f"{line} · {sessions} past sessions")
        has_resume = menu.option_count > 0 and menu.get_option_at_index(0).id == "resume"
        if isinstance(open_one, SessionSummary):
            self._texts["resume"] = (
                f"{open_one.title} of {open_one.started_at.astimezone():%d %b %H:%M}: {open_one.answered} of "
                f"{open_one.questions} answered. Everything typed is there, and the time left."
            )
            if not has_resume:
                self._rebuild(["resume"])
        elif has_resume:
            self._rebuild([])

    def _rebuild(self, first: list[str]) -> None:
        """Show the menu with or without the entry that takes a session up again."""
        menu = self.query_one("#home-menu", OptionList)
        texts = dict(self._texts)
        options = self._options()
        self._texts |= texts
        menu.clear_options()
        menu.add_options([*(Option(Content("Resume"), id=name) for name in first), *options])
        menu.highlighted = 0

    @on(OptionList.OptionHighlighted, "#home-menu")
    def describe(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#home-text", Static).update(self._texts.get(event.option.id or "", ""))

    @on(OptionList.OptionSelected, "#home-menu")
    def choose(self, event: OptionList.OptionSelected) -> None:
        name = event.option.id or ""
        chosen = preset(name)
        if chosen is not None:
            self.app.start_session(chosen.settings)  # type: ignore[attr-defined]
        elif name == "resume":
            self._resume()
        elif name == "custom":
            self._customise()
        else:
            getattr(self, f"action_{name}")()

    def _resume(self) -> None:
        from interview.transcript.folder import list_sessions

        sessions, _ = list_sessions(self._services.sessions)
        open_ones = [one for one in sessions if not one.ended]
        if open_ones:
            self.app.resume_session(open_ones[0].path)  # type: ignore[attr-defined]

    def _customise(self) -> None:
        from interview.tui.screens.setup import SetupScreen

        self.app.push_screen(SetupScreen(self._services))

    def action_review(self) -> None:
        from interview.tui.screens.sessions import SessionsScreen

        self.app.push_screen(SessionsScreen(self._services))

    def action_banks(self) -> None:
        from interview.tui.screens.banks import BanksScreen

        self.app.push_screen(BanksScreen(self._services))

    def action_theme(self) -> None:
        self.app.action_theme()  # type: ignore[attr-defined]

    def action_leave(self) -> None:
        self.app.exit()

    def action_down(self) -> None:
        self.query_one("#home-menu", OptionList).action_cursor_down()

    def action_up(self) -> None:
        self.query_one("#home-menu", OptionList).action_cursor_up()
