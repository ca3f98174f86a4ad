"""Deciding which lines of an editor have to be painted again after a key: those that look different, and no other.

Textual's TextArea paints the whole widget and asks for the highlights of the whole document on every key. Here
everything that decides how a line looks is one value, its look; a line is painted when its look is not the one on the
screen. So no operation has to say what it touched, and nothing can be forgotten.
"""

from collections.abc import Collection, Hashable

from rich.cells import cell_len
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import DocumentNavigator, Selection, WrappedDocument

from interview.tui.widgets.code_document import CodeDocument, grammar
from interview.tui.widgets.draft_area import DraftArea

_NEVER_PAINTED = object()


class _Widths(dict[str, int]):
    """How many cells each line takes; after a key nearly all lines are asked for again."""

    def __init__(self, tab_width: int) -> None:
        super().__init__()
        self.tab_width = tab_width

    def __missing__(self, line: str) -> int:
        if len(self) > 10_000:
            self.clear()
        width = self[line] = cell_len(line.expandtabs(self.tab_width))
        return width


def _common_blank_end(one: Strip, other: Strip) -> int:
    """Return how many cells at the end of two pictures of a line are blank and alike, and need not be sent again."""
    cells = 0
    if one.cell_length != other.cell_length:
        return cells
    for this, that in zip(reversed(list(one)), reversed(list(other)), strict=False):
        if this.style != that.style or this.text.strip(" ") or that.text.strip(" "):
            break
        cells += min(len(this.text), len(that.text))
        if len(this.text) != len(that.text):
            break
    return cells


class FastTextArea(DraftArea):
    """A TextArea that paints only what a key changed."""

    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    """As in TextArea, but a moved cursor does not repaint the widget."""

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
        self._widths = _Widths(0)
        super().__init__(
            text,
            soft_wrap=soft_wrap,
            show_line_numbers=show_line_numbers,
            language=language,
            tab_behavior="focus",
            id=id,
            classes=classes,
        )

    # What has to be painted

    def _request_comparison(self) -> None:
        """Ask for a frame without marking any line: the frame compares the looks."""
        if not self._unsettled:
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
        if not self._component_styles:
            return []  # a frame may be due between the mounting of an editor and its first styling
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
        changed = []
        for y in range(height):
            look, painted = self._look(y), self._looks.get(y, _NEVER_PAINTED)
            if look != painted:
                before = self._strips.get(painted)
                alike = _common_blank_end(before, self._strip(look, y)) if before else 0
                changed.append(Region(0, y, width - alike, 1))
        return changed

    def render_line(self, y: int) -> Strip:
        look = self._looks[y] = self._look(y)
        return self._strip(look, y)

    def _strip(self, look: Hashable, y: int) -> Strip:
        """Return the picture of a line, no wider than the widget, painting it unless it was painted before."""
        strip = self._strips.get(look)
        if strip is None:
            strip = super().render_line(y) if self._shows_placeholder else self._render_line(y)
            strip = self._strips[look] = strip.crop(0, self.size.width)
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
            self.wrapped_document._width,
            self.wrapped_document._tab_width,
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
        if not isinstance(self.document, CodeDocument):
            return
        lines = self.wrapped_document._offset_to_line_info
        top = self.scroll_offset.y
        first = lines[min(top, len(lines) - 1)][0]
        last = lines[min(top + self.size.height, len(lines)) - 1][0]
        if self._highlighted != (first, last):
            self._highlighted = (first, last)
            self._unsettled = True
            self._highlights.clear()
            self._highlights.update(self.document.highlights(first, last, self._theme.syntax_styles.keys()))

    def _set_document(self, text: str, language: str | None) -> None:
        """Take a new text; code gets a document that is parsed for each frame, instead of TextArea's for each key."""
        super()._set_document(text, None)
        if language and (known := grammar(language)):
            self.document = CodeDocument(self.document.text, known)
            self.wrapped_document = WrappedDocument(self.document, tab_width=self.indent_width)
            self.navigator = DocumentNavigator(self.wrapped_document)
            self._rewrap_and_refresh_virtual_size()

    # Measures

    def _recompute_cursor_offset(self) -> None:
        """Find the cursor's place on the screen, even while an undo has taken the line away that it is on."""
        self._cursor_offset = self.wrapped_document.location_to_offset(self.clamp_visitable(self.cursor_location))

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Fit the text to a new size, also where no event tells it: the layout was then asked for too early."""
        resized = (size, container_size) != (self._size, self._container_size)
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if resized:
            self.call_next(self._rewrap_and_refresh_virtual_size)
        return changed

    def _refresh_size(self) -> None:
        """Tell how large the text is; a text that fits counts as filling the view, so that its growth moves nothing.

        Every change of this size lays the whole screen out again and paints the widget whole.
        """
        width, height = 0, len(self.wrapped_document._offset_to_line_info)
        if not self.soft_wrap:
            if self._widths.tab_width != self.indent_width:
                self._widths = _Widths(self.indent_width)
            longest = max(map(self._widths.__getitem__, self.document.lines))
            width = longest + self.gutter_width + 1  # the cursor rests behind the last character
        if not self.styles.auto_dimensions:
            room = self.container_size - (self.styles.scrollbar_size_vertical, self.styles.scrollbar_size_horizontal)
            width, height = (width and max(width, room.width)), max(height, room.height)
        self.virtual_size = Size(width, height)
        self._refresh_scrollbars()
        self._request_comparison()
