"""Showing thousands of sessions as quickly as ten: only the rows that are seen are ever laid out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from interview.transcript.summary import SessionSummary
from interview.tui.theme import mark_style
from interview.words import clock, percent

_HEAD = "  date              mark  "
_ROOM_FOR_BANKS = 30
_QUIET = "$text-muted"


class SessionTable(ScrollView, can_focus=True):
    """Past sessions, one on a line; the first line is the head."""

    DEFAULT_CSS = """
    SessionTable { height: 1fr; overflow-x: hidden; }
    SessionTable > .session-table--head { color: $text-muted; text-style: bold; }
    SessionTable > .session-table--cursor { background: $block-cursor-blurred-background; }
    SessionTable:focus > .session-table--cursor {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: $block-cursor-text-style;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"session-table--head", "session-table--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "move(-1000000)", "First", show=False),
        Binding("end", "move(1000000)", "Last", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]

    @dataclass
    class Moved(Message):
        """Another session is under the cursor."""

        table: "SessionTable"

        @property
        def control(self) -> "SessionTable":
            """The table."""
            return self.table

    @dataclass
    class Chosen(Moved):
        """The session under the cursor is to be opened."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._rows: Sequence[SessionSummary] = ()
        self._cursor = 0
        self._picked = ""
        self._order = ""

    @property
    def chosen(self) -> SessionSummary | None:
        """The session under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    def show(self, rows: Sequence[SessionSummary], *, order: str, picked: str = "") -> None:
        """Show sessions in the given order, named in the head; the cursor stays on its session. `picked` is marked."""
        before = self.chosen
        self._rows, self._order, self._picked = rows, order, picked
        places = {one.id: place for place, one in enumerate(rows)}
        self._cursor = places.get(before.id, min(self._cursor, max(0, len(rows) - 1))) if before else 0
        self.virtual_size = Size(self.size.width, len(rows) + 1)
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        row = self.scroll_offset.y + y - 1
        if y == 0:
            content, style = self._head(width), self.get_visual_style("session-table--head")
        elif row < len(self._rows):
            is_cursor = row == self._cursor
            content = self._line(self._rows[row], width)
            style = self.get_visual_style("session-table--cursor") if is_cursor else self.visual_style
            content = Content(content.plain) if is_cursor and self.has_focus else content
        else:
            content, style = Content(""), self.visual_style
        strip = Visual.to_strips(self, content.truncate(width, pad=True), width, 1, style)[0]
        return strip.adjust_cell_length(width, style.rich_style)

    def _head(self, width: int) -> Content:
        room = self._title_room(width)
        line = f"{_HEAD}{'session':{room}.{room}} answered    time  {'' if room < 20 else 'state'}"
        return Content(line.replace(self._order, f"{self._order}▾", 1).replace("▾ ", "▾", 1))

    def _line(self, one: SessionSummary, width: int) -> Content:
        room = self._title_room(width)
        title = one.title + (" · led" if one.mode == "led" else "")
        if room >= _ROOM_FOR_BANKS:
            title += f" · {', '.join(one.banks)}"
        state, style = _state(one)
        return Content.assemble(
            ("A " if one.id == self._picked else "  ", "bold $text-accent"),
            (f"{one.started_at.astimezone():%Y-%m-%d %H:%M}  ", _QUIET),
            (f"{percent(one.score):>4}  ", mark_style(one.score)),
            f"{title if len(title) <= room else title[: room - 1] + '…':{room}} ",
            (f"{one.answered:3} of {one.questions:<3}{clock(one.seconds):>6}  ", _QUIET),
            (state, style),
        )

    def _title_room(self, width: int) -> int:
        return max(10, width - len(_HEAD) - 33)

    # Moving

    def action_move(self, rows: int) -> None:
        self._go_to(self._cursor + rows)

    def action_page(self, pages: int) -> None:
        self._go_to(self._cursor + pages * max(1, self.size.height - 2))

    def action_choose(self) -> None:
        if self._rows:
            self.post_message(self.Chosen(self))

    def on_click(self, event: events.Click) -> None:
        row = self.scroll_offset.y + event.y - 1
        if event.y == 0 or row >= len(self._rows):
            return
        if row == self._cursor:
            self.action_choose()
        self._go_to(row)

    def _go_to(self, row: int) -> None:
        if self._rows:
            self._cursor = min(max(0, row), len(self._rows) - 1)
            self._reveal()
            self.refresh()
            self.post_message(self.Moved(self))

    def _reveal(self) -> None:
        """Scroll so that the cursor's row is seen below the head."""
        top = self.scroll_offset.y
        height = max(1, self.size.height - 1)
        if self._cursor < top:
            self.scroll_to(y=self._cursor, animate=False, immediate=True)
        elif self._cursor >= top + height:
            self.scroll_to(y=self._cursor - height + 1, animate=False, immediate=True)

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self._rows) + 1)
        self._reveal()

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh(Region(0, 0, *self.size))


def _state(one: SessionSummary) -> tuple[str, str]:
    """Return what there is to say about a session's end, and its style."""
    if one.problems:
        return "damaged", "$text-error"
    if not one.ended:
        return "can be resumed", "$text-accent"
    return ("", "") if one.ended == "finished" else (one.ended, "$text-warning")
