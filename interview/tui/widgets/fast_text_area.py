"""Deciding which lines of an editor have to be painted again after a key: those that look different, and no other.

Textual's TextArea paints the whole widget and asks for the highlights of the whole document on every key. Here
everything that decides how a line looks is one value, its look; a line is painted when its look is not the one on the
screen. So no operation has to say what it touched, and nothing can be forgotten.
"""

from collections.abc import Collection, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import TextArea, text_area
from textual.widgets.text_area import EditResult, Highlight, Location, Selection

from interview.tui.widgets.edit import Edit, difference, plain_text

_NEVER_PAINTED = object()


class FastTextArea(TextArea):
    """A TextArea that paints only what a key changed, and says every change of its text as an edit."""

    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    """As in TextArea, but a moved cursor does not repaint the widget."""

    @dataclass
    class Edited(Message):
        """The text has changed; folding all edits over the first text gives the text of the moment."""

        editor: "FastTextArea"
        """The editor whose text it is."""

        edits: tuple[Edit, ...]
        """What changed, in order."""

        @property
        def control(self) -> "FastTextArea":
            """The editor whose text it is."""
            return self.editor

    def __init__(
        self,
        text: str = "",
        *,
        soft_wrap: bool = True,
        show_line_numbers: bool = False,
        language: str | None = None,
        id: str | None = None,  # noqa: A002  Textual's own name
        classes: str | None = None,
    ) -> None:
        self._looks: dict[int, Hashable] = {}
        """The look of each painted line, by its row in the widget."""
        self._strips: LRUCache[Hashable, Strip] = LRUCache(1024)
        """Painted lines by their look."""
        self._measures: tuple[Hashable, ...] = ()
        """What the looks of all lines share."""
        self._restyled = True
        """The styles may be others than those the lines were painted with."""
        self._unsettled = True
        """Something happened since the looks were compared."""
        self._highlighted: tuple[int, int] | None = None
        """The first and last line whose highlights are known, None when the text has changed since."""
        self._precedence: dict[str, int] = {}
        """The order in which overlapping highlights are painted."""
        super().__init__(
            text,
            soft_wrap=soft_wrap,
            show_line_numbers=show_line_numbers,
            language=language,
            tab_behavior="focus",
            id=id,
            classes=classes,
        )

    # What changed in the text

    def edit(self, edit: text_area.Edit) -> EditResult:
        """Perform one replacement and say it."""
        edit.text = plain_text(edit.text)
        edit.from_location, edit.to_location = self._inside(edit.from_location), self._inside(edit.to_location)
        top = edit.top
        at = sum(map(len, self.document.lines[: top[0]])) + top[0] + top[1]
        removed = self.document.get_text_range(top, edit.bottom)
        result = super().edit(edit)
        self._say(Edit(at, removed, self.document.get_text_range(top, result.end_location)))
        return result

    def undo(self) -> None:
        """Undo the last batch of edits and say what that changed."""
        with self._saying_the_difference():
            super().undo()

    def redo(self) -> None:
        """Redo the last undone batch of edits and say what that changed."""
        with self._saying_the_difference():
            super().redo()

    def load_text(self, text: str) -> None:
        """Replace the whole text, forget the history, and say what that changed."""
        with self._saying_the_difference():
            super().load_text(text)

    def _inside(self, location: Location) -> Location:
        """Return the nearest location that exists: "to the start of the next line" has none after the last one."""
        row, column = min(max(location, (0, 0)), self.document.end)
        return row, min(max(column, 0), len(self.document.get_line(row)))

    @contextmanager
    def _saying_the_difference(self) -> Iterator[None]:
        before = self.text
        yield
        if edit := difference(before, self.text):
            self._say(edit)

    def _say(self, edit: Edit) -> None:
        """Tell the parent. Through the own queue it could arrive after a key that was pressed later, such as submit."""
        if edit.removed != edit.inserted and self._parent is not None:
            self._parent.post_message(self.Edited(self, (edit,)))

    # What has to be painted

    def _request_comparison(self) -> None:
        """Ask for a frame without marking any line: the frame compares the looks."""
        self._unsettled = True
        self.refresh(Region())

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        """Paint those lines that look different."""
        self._request_comparison()

    def refresh_line(self, y: int) -> None:
        """Paint those lines that look different."""
        self._request_comparison()

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        self._request_comparison()

    def _set_theme(self, theme: str) -> None:
        super()._set_theme(theme)
        self._restyled = True

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._restyled = True

    def _set_dirty(self, *regions: Region) -> None:
        super()._set_dirty(*regions)
        if not regions:
            self._restyled = True

    def _exchange_repaint_regions(self) -> Collection[Region]:
        """Hand the compositor what it shall paint; it asks once for each frame, however many keys there were."""
        if changed := self._settle():
            self._set_dirty(*changed)
        return super()._exchange_repaint_regions()

    def render_lines(self, crop: Region) -> list[Strip]:
        if changed := self._settle():
            self.refresh(*changed)
        return super(TextArea, self).render_lines(crop)  # TextArea computes the styles anew for each frame

    def _settle(self) -> list[Region]:
        """Bring styles, measures and highlights up to date; return the lines whose look is not the painted one."""
        measures = self._measure()
        if self._restyled or measures != self._measures:
            self._theme.apply_css(self)
            self._strips.clear()
            self._looks.clear()
            self._measures = measures
            self._highlighted = None
            self._restyled = False
            self._unsettled = True
        self._read_highlights()
        if not self._unsettled:
            return []
        self._unsettled = False
        width, height = self.size
        painted = self._looks.get
        return [Region(0, y, width, 1) for y in range(height) if painted(y, _NEVER_PAINTED) != self._look(y)]

    def render_line(self, y: int) -> Strip:
        look = self._looks[y] = self._look(y)
        strip = self._strips.get(look)
        if strip is None:
            strip = super().render_line(y) if self._shows_placeholder else self._render_line(y)
            self._strips[look] = strip
        return strip

    @property
    def _shows_placeholder(self) -> bool:
        return bool(self.placeholder) and self.document.end == (0, 0)

    def _measure(self) -> tuple[Hashable, ...]:
        """Return what every line's look depends on alike."""
        return (
            self.size,
            self.scrollable_content_region.width,
            self.scroll_offset.x,
            self.gutter_width,
            self.line_number_start,
            self.indent_width,
            self.soft_wrap,
            self._has_cursor,
            self.highlight_cursor_line,
            self._shows_placeholder and self.placeholder,
        )

    def _look(self, y: int) -> Hashable:
        """Return everything that tells the picture of the line at `y` from that of any other line."""
        if self._shows_placeholder:
            return y, self._draw_cursor
        lines = self.wrapped_document._offset_to_line_info
        y += self.scroll_offset.y
        if y >= len(lines):
            return None
        row, section = lines[y]
        start, end = self.selection
        brackets = self._matching_bracket_location if start == end and self.match_cursor_bracket else None
        is_cursor_row = row == end[0]
        return (
            row if self.show_line_numbers else None,
            section,
            self.document.get_line(row),
            is_cursor_row and (end[1], self._draw_cursor, brackets is not None, self.suggestion, self.has_focus),
            brackets is not None and brackets[0] == row and brackets[1],
            self._selected_columns(row),
            tuple(self._highlights.get(row, ())),
            self._mark(row),
        )

    def _selected_columns(self, row: int) -> tuple[int, int | None] | None:
        """Return where the selection begins and ends in a line, None when nothing of the line is selected."""
        (top, left), (bottom, right) = sorted(self.selection)
        if self.selection.is_empty or not top <= row <= bottom:
            return None
        return left if row == top else 0, right if row == bottom else None

    def _mark(self, row: int) -> Hashable:
        """Return what a subclass adds to the look of a line."""
        return None

    # Highlights

    def _build_highlight_map(self) -> None:
        """Forget the highlights after an edit; the next frame asks for those of the lines it shows."""
        self._line_cache.clear()
        self._highlighted = None

    def _read_highlights(self) -> None:
        """Ask for the highlights of the visible lines, unless they are known."""
        if self._highlight_query is None:
            return
        lines = self.wrapped_document._offset_to_line_info
        top = self.scroll_offset.y
        first = lines[min(top, len(lines) - 1)][0]
        last = lines[min(top + self.size.height, len(lines)) - 1][0]
        if self._highlighted == (first, last):
            return
        self._highlighted = (first, last)
        self._unsettled = True
        self._highlights.clear()
        captures = self.document.query_syntax_tree(self._highlight_query, (first, 0), (last + 1, 0))
        for name in sorted(captures.keys() & self._theme.syntax_styles.keys(), key=self._precedence.__getitem__):
            for node in captures[name]:
                self._add_highlight(name, node.start_point, node.end_point, first, last)

    def _add_highlight(self, name: str, start: Location, end: Location, first: int, last: int) -> None:
        """Note a highlight for each visible line that it touches."""
        for row in range(max(start[0], first), min(end[0], last) + 1):
            highlight: Highlight = (start[1] if row == start[0] else 0, end[1] if row == end[0] else None, name)
            self._highlights[row].append(highlight)

    def _set_document(self, text: str, language: str | None) -> None:
        """Take a new text, and read from the language's query which highlight is painted over which."""
        super()._set_document(plain_text(text), language)
        if query := self._highlight_query:
            count: int = query.capture_count  # type: ignore[assignment]  # a property that the stubs call a method
            self._precedence = {query.capture_name(index): index for index in range(count)}

    # Measures

    def _refresh_size(self) -> None:
        """Tell how large the text is; a text that fits counts as filling the view, so that its growth moves nothing.

        Every change of this size lays the whole screen out again and paints the widget whole.
        """
        width, height = 0, self.wrapped_document.height
        if not self.soft_wrap:
            width = self.document.get_size(self.indent_width).width + self.gutter_width + 1
        if not self.styles.auto_dimensions:
            room = self.container_size - (self.styles.scrollbar_size_vertical, self.styles.scrollbar_size_horizontal)
            width, height = (width and max(width, room.width)), max(height, room.height)
        self.virtual_size = Size(width, height)
        self._refresh_scrollbars()
