"""Past sessions, newest first: open one, take one up again, export one."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from interview.errors import InterviewError
from interview.review.export import clock, percent
from interview.transcript.folder import SessionSummary, list_sessions, load_session
from interview.tui.commands import SESSIONS, Scope
from interview.tui.exporting import export_beside
from interview.tui.services import Services
from interview.tui.theme import mark_style


class SessionsScreen(Screen[None]):
    """The list of sessions."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (SESSIONS,)
    BINDINGS: ClassVar[list[BindingType]] = [*SESSIONS.bindings()]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._sessions: dict[str, SessionSummary] = {}

    def compose(self) -> ComposeResult:
        yield Static("Past sessions", classes="title")
        yield OptionList(id="sessions", classes="list", markup=False)
        yield Static("", id="sessions-note", classes="note", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one("#sessions").focus()

    def on_screen_resume(self) -> None:
        self.read_folder()

    @work(thread=True, exclusive=True, group="sessions")
    def read_folder(self) -> None:
        sessions, unreadable = list_sessions(self._services.sessions)
        self.app.call_from_thread(self._show, sessions, unreadable)

    def _show(self, sessions: list[SessionSummary], unreadable: list[str]) -> None:
        if not self.is_mounted:
            return
        self._sessions = {one.id: one for one in sessions}
        menu = self.query_one("#sessions", OptionList)
        highlighted = menu.highlighted
        menu.clear_options()
        menu.add_options([Option(_line(one), id=one.id) for one in sessions])
        if sessions:
            menu.highlighted = min(highlighted or 0, len(sessions) - 1)
        note = f"{len(sessions)} in {self._services.sessions}" if sessions else "No session yet: start one at home."
        self.query_one("#sessions-note", Static).update("\n".join([note, *unreadable]))
        self.refresh_bindings()

    @property
    def _chosen(self) -> SessionSummary | None:
        option = self.query_one("#sessions", OptionList).highlighted_option
        return self._sessions.get(option.id or "") if option else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "resume":
            return self._chosen is not None and not self._chosen.ended
        return self._chosen is not None if action == "export" else True

    @on(OptionList.OptionHighlighted)
    def offer(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def open_session(self, event: OptionList.OptionSelected) -> None:
        from interview.tui.screens.review import ReviewScreen

        chosen = self._sessions[event.option.id or ""]
        try:
            state, transcript = load_session(chosen.path)
        except InterviewError as error:
            self.app.say(error)  # type: ignore[attr-defined]
            return
        for problem in transcript.problems:
            self.notify(problem, severity="warning", timeout=12, markup=False)
        self.app.push_screen(ReviewScreen(state, path=chosen.path))

    def action_resume(self) -> None:
        if self._chosen is not None:
            self.app.resume_session(self._chosen.path)  # type: ignore[attr-defined]

    def action_export(self) -> None:
        chosen = self._chosen
        if chosen is not None:
            export_beside(self.app, chosen.path, load_session(chosen.path)[0])

    def action_leave(self) -> None:
        self.app.pop_screen()


def _line(one: SessionSummary) -> Content:
    parts: list[tuple[str, str] | str] = [
        (f"{one.started_at.astimezone():%Y-%m-%d %H:%M}  ", "$text-muted"),
        (f"{percent(one.score):>4}  ", mark_style(one.score)),
        f"{one.title:24.24} ",
        (f"{one.answered:2} of {one.questions:<2} {clock(one.seconds):>6}  ", "$text-muted"),
    ]
    if not one.ended:
        parts.append(("can be resumed", "$text-accent"))
    elif one.ended != "finished":
        parts.append((one.ended, "$text-warning"))
    if one.problems:
        parts.append(("  damaged", "$text-error"))
    return Content.assemble(*parts)
