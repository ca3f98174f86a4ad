"""The first screen: what can be started, taken up again, or read."""

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import WorkerCancelled, get_current_worker

from interview import pytorch
from interview.errors import InterviewError
from interview.presets import PRESETS, preset
from interview.tui.commands import HOME, Scope
from interview.tui.messages import SessionChosen, SessionTakenUp
from interview.tui.services import Services
from interview.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from interview.transcript.summary import SessionSummary

_ENTRIES = {one.id: (one.title, one.text) for one in PRESETS} | {
    "custom": ("Custom …", "Choose banks, topics, kinds, difficulty, time and feedback yourself."),
    "review": ("Review sessions", "Read past sessions: answers, evidence, verdicts and model answers."),
    "progress": ("Progress", "What you have mastered, what you miss, how well you judge yourself, and what is due."),
    "banks": ("Question banks", "Which banks were found, and what they contain."),
    "leave": ("Quit", "Quit the program."),
}
"""What can be chosen: its title, and what to expect."""


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
        self._cut_off: SessionSummary | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="home"), Vertical(id="home-page"):
            yield Static("interview", id="home-title")
            yield Static("Mock interviews on PyTorch and deep learning", id="home-subtitle")
            with Horizontal(id="home-body"):
                yield OptionList(*_options(), id="home-menu", markup=False)
                yield Static("", id="home-text", markup=False)
            yield Static("", id="home-banks", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#home-menu", OptionList).highlighted = 0

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self.look_around)

    @work(thread=True, exclusive=True, group="home", exit_on_error=False)
    def look_around(self) -> None:
        """Read the banks and look for cut-off sessions, after the screen is there."""
        try:
            banks = self._services.banks()
            questions = sum(len(bank.questions) for bank in banks)
            line = f"{questions} questions in {len(banks)} {'bank' if len(banks) == 1 else 'banks'}"
            if self._services.left_out:
                line += " (some left out: see Question banks)"
            if not pytorch.is_installed():
                line += f". {pytorch.LEFT_OUT}"
        except InterviewError as error:
            line = str(error)
        worker = get_current_worker()

        def go_on(*_: object) -> None:
            if worker.is_cancelled:
                raise WorkerCancelled  # leaving the program does not wait until thousands of transcripts are read

        sessions = self._services.past_sessions(go_on)
        past = f"{len(sessions)} past session{'' if len(sessions) == 1 else 's'}" if sessions else "no sessions yet"
        cut_off = next((one for one in sessions if not one.ended), None)
        self.app.call_from_thread(self._show, f"{line} · {past}", cut_off)

    def _show(self, line: str, cut_off: "SessionSummary | None") -> None:
        """Show what was found; the entry that takes a session up again comes first, where there is one."""
        if not self.is_mounted:
            return
        self.query_one("#home-banks", Static).update(line)
        menu = self.query_one("#home-menu", OptionList)
        had_one, self._cut_off = self._cut_off is not None, cut_off
        if had_one == (cut_off is not None):
            self._describe(menu.highlighted_option)
            return
        menu.clear_options()
        menu.add_options([*([Option(Content("Resume"), id="resume")] if cut_off else []), *_options()])
        menu.highlighted = 0

    @on(OptionList.OptionHighlighted, "#home-menu")
    def describe(self, event: OptionList.OptionHighlighted) -> None:
        self._describe(event.option)

    def _describe(self, option: Option | None) -> None:
        name = option.id or "" if option else ""
        cut_off = self._cut_off
        if name == "resume" and cut_off is not None:
            text = (
                f"{cut_off.title} from {cut_off.started_at.astimezone():%d %b %H:%M}: {cut_off.answered} of "
                f"{cut_off.questions} answered. Your drafts and remaining time are kept."
            )
        else:
            text = _ENTRIES.get(name, ("", ""))[1]
        self.query_one("#home-text", Static).update(text)

    @on(OptionList.OptionSelected, "#home-menu")
    def choose(self, event: OptionList.OptionSelected) -> None:
        name = event.option.id or ""
        chosen = preset(name)
        if chosen is not None:
            self.app.post_message(SessionChosen(chosen.settings))
        elif name == "resume" and self._cut_off is not None:
            self.app.post_message(SessionTakenUp(self._cut_off.path))
        elif name == "custom":
            self._customise()
        elif name == "review":
            self.action_review()
        elif name == "banks":
            self.action_banks()
        elif name == "leave":
            self.action_leave()

    def _customise(self) -> None:
        from interview.tui.screens.setup import SetupScreen

        self.app.push_screen(SetupScreen(self._services))

    def action_review(self) -> None:
        from interview.tui.screens.sessions import SessionsScreen

        self.app.push_screen(SessionsScreen(self._services))

    def action_progress(self) -> None:
        from interview.tui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen(self._services))

    def action_banks(self) -> None:
        from interview.tui.screens.banks import BanksScreen

        self.app.push_screen(BanksScreen(self._services))

    async def action_theme(self) -> None:
        await self.app.run_action("theme")

    def action_leave(self) -> None:
        self.app.exit()

    def action_down(self) -> None:
        self.query_one("#home-menu", OptionList).action_cursor_down()

    def action_up(self) -> None:
        self.query_one("#home-menu", OptionList).action_cursor_up()


def _options() -> list[Option]:
    return [Option(Content(title), id=name) for name, (title, _) in _ENTRIES.items()]
