"""Past sessions as a list to sort and search: open, replay, compare, take up again, export or delete one."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.worker import WorkerCancelled, get_current_worker

from interview.errors import InterviewError
from interview.transcript.folder import delete_session, load_session
from interview.transcript.index import Index
from interview.transcript.summary import SessionSummary
from interview.tui.commands import SESSIONS, Scope
from interview.tui.export import export_session
from interview.tui.messages import ErrorMet, SessionTakenUp
from interview.tui.services import Services
from interview.tui.widgets.dialogs import ConfirmDialog
from interview.tui.widgets.key_line import KeyLine
from interview.tui.widgets.session_table import SessionTable

_ORDERS: dict[str, tuple[Callable[[SessionSummary], Any], bool]] = {
    "date": (lambda one: (one.started_at, one.id), True),
    "mark": (lambda one: (-1.0 if one.score is None else one.score, one.started_at), True),
    "time": (lambda one: (one.seconds, one.started_at), True),
    "session": (lambda one: (one.title.casefold(), -one.started_at.timestamp()), False),
}
"""By the word of the table's head: what is sorted by, and whether the greatest comes first."""
FIRST_ROWS = 200
"""How many of the newest are shown while the others are still being read for the first time."""
_ON_ONE = ("resume", "replay", "compare", "export", "delete")


class SessionsScreen(Screen[None]):
    """The list of sessions."""

    CSS = """
    SessionsScreen #sessions-search { display: none; border: round $panel; height: 3; }
    SessionsScreen.-searching #sessions-search { display: block; }
    SessionsScreen #sessions-search:focus { border: round $primary; }
    """
    SCOPES: ClassVar[tuple[Scope, ...]] = (SESSIONS,)
    BINDINGS: ClassVar[list[BindingType]] = [*SESSIONS.bindings(), Binding("q", "leave", "Back", show=False)]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._sessions: list[SessionSummary] = []
        self._unreadable: list[str] = []
        self._found: set[str] | None = None
        self._order = "date"
        self._picked: SessionSummary | None = None
        self._reading = ""

    def compose(self) -> ComposeResult:
        yield Static("Past sessions", classes="title")
        yield Input(placeholder='words, or "a phrase", in questions, answers and notes', id="sessions-search")
        yield SessionTable(id="sessions")
        yield Static("", id="sessions-note", classes="note", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(SessionTable).focus()

    def on_screen_resume(self) -> None:
        self._reading = "Reading …"
        self.read_folder(self.query_one(Input).value)

    @property
    def _chosen(self) -> SessionSummary | None:
        return self.query_one(SessionTable).chosen if self.is_mounted else None

    # Reading, searching, sorting

    @work(thread=True, exclusive=True, group="sessions")
    def read_folder(self, wanted: str) -> None:
        """Read what is new in the folder and find what is searched for, beside the screen."""
        worker = get_current_worker()

        def tell(index: Index, done: int, total: int) -> None:
            if worker.is_cancelled:
                raise WorkerCancelled  # another search, or leaving, does not wait until everything is read
            first = index.sessions() if done <= FIRST_ROWS else None
            self.app.call_from_thread(self._show, first, None, f"Reading: {done} of {total} …")

        with suppress(WorkerCancelled), Index(self._services.sessions, tell) as index:
            found = index.search(wanted) if wanted.strip() else None
            if not worker.is_cancelled:
                self.app.call_from_thread(self._show, index.sessions(), found, "")

    def _show(self, read: tuple[list[SessionSummary], list[str]] | None, found: set[str] | None, reading: str) -> None:
        if not self.is_mounted:
            return
        self._reading = reading
        if read is not None:
            self._sessions, self._unreadable = read
            self._found = found
        self._arrange()

    def _arrange(self) -> None:
        """Put what was found into the table, in the chosen order."""
        key, descending = _ORDERS[self._order]
        rows = [one for one in self._sessions if self._found is None or one.path.name in self._found]
        rows.sort(key=key, reverse=descending)
        picked = self._picked.id if self._picked else ""
        self.query_one(SessionTable).show(rows, order=self._order, picked=picked)
        self.query_one("#sessions-note", Static).update("\n".join([self._note(len(rows)), *self._unreadable[:3]]))
        self.refresh_bindings()

    def _note(self, shown: int) -> str:
        if self._reading:
            return self._reading
        if not self._sessions:
            return "No sessions yet. Start one from the home screen."
        if self._picked is not None:
            return f"Comparing {self._picked.title} (A): choose another session and press C."
        count = f"{shown} of {len(self._sessions)} found" if self._found is not None else f"{shown}"
        return f"{count} in {self._services.sessions}, by {self._order}"

    @on(Input.Changed, "#sessions-search")
    def search_words(self, event: Input.Changed) -> None:
        self.read_folder(event.value)

    @on(Input.Submitted, "#sessions-search")
    def go_to_results(self) -> None:
        self.query_one(SessionTable).focus()

    def action_search(self) -> None:
        self.add_class("-searching")
        self.query_one(Input).focus()

    def action_sort(self) -> None:
        orders = list(_ORDERS)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._arrange()

    def action_leave(self) -> None:
        """Leave the search first, then the comparing, then the list."""
        search = self.query_one(Input)
        if self.has_class("-searching"):
            self.remove_class("-searching")
            self.query_one(SessionTable).focus()
            if search.value:
                search.value = ""
        elif self._picked is not None:
            self._picked = None
            self._arrange()
        else:
            self.app.pop_screen()

    # What can be done with a session

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        if self.query_one(Input).has_focus and action in (*_ON_ONE, "search", "sort"):
            return False  # the keys are letters of what is searched for
        if action == "resume":
            return self._chosen is not None and not self._chosen.ended
        return self._chosen is not None if action in _ON_ONE else True

    @on(SessionTable.Moved)
    def offer(self) -> None:
        self.refresh_bindings()

    @on(SessionTable.Chosen)
    def open_session(self) -> None:
        from interview.tui.screens.review import ReviewScreen

        chosen = self._chosen
        if chosen is None:
            return
        try:
            state, transcript = load_session(chosen.path)
        except InterviewError as error:
            self.post_message(ErrorMet(error))
            return
        for problem in transcript.problems[:3]:
            self.notify(problem, severity="warning", timeout=12, markup=False)
        self.app.push_screen(ReviewScreen(state, path=chosen.path))

    def action_resume(self) -> None:
        if self._chosen is not None:
            self.post_message(SessionTakenUp(self._chosen.path))

    @work
    async def action_replay(self) -> None:
        from interview.tui.screens.replay import open_replay

        if self._chosen is not None:
            await open_replay(self, self._chosen.path)

    @work
    async def action_compare(self) -> None:
        from interview.tui.screens.compare import CompareScreen

        chosen, picked = self._chosen, self._picked
        if chosen is None or picked is None:
            self._picked = chosen
            self._arrange()
            return
        self._picked = None
        if chosen.id == picked.id:
            self._arrange()
            return
        try:
            (left, _), (right, _) = await asyncio.to_thread(
                lambda: (load_session(picked.path), load_session(chosen.path))
            )
        except InterviewError as error:
            self.post_message(ErrorMet(error))
        else:
            self.app.push_screen(CompareScreen(left, right))

    @work
    async def action_export(self) -> None:
        if self._chosen is not None:
            await export_session(self, self._chosen.path)

    @work
    async def action_delete(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        question = (
            f"Delete {chosen.title} from {chosen.started_at.astimezone():%d %b %Y %H:%M} with its notes and exports?"
        )
        if not await self.app.push_screen_wait(ConfirmDialog(question, yes="Delete", no="Keep")):
            return
        try:
            await asyncio.to_thread(delete_session, chosen.path)
        except InterviewError as error:
            self.post_message(ErrorMet(error))
        self.read_folder(self.query_one(Input).value)
