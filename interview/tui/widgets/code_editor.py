"""Deciding how Python is written: what Enter, Tab, Backspace and the comment key do to a line."""

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.strip import Strip
from textual.theme import Theme
from textual.widgets import text_area
from textual.widgets.text_area import EditResult, Selection

from interview.tui.widgets.code_colours import code_theme_for, code_themes
from interview.tui.widgets.fast_text_area import FastTextArea
from interview.tui.widgets.python_lines import (
    INDENT,
    comment_toggled,
    indented,
    next_indentation,
    outdented,
    previous_tab_stop,
    spaces_for_tabs,
)


class CodeEditor(FastTextArea):
    """Where the candidate writes Python."""

    DEFAULT_CSS = """
    CodeEditor {
        & .code-editor--error-line { background: $error 20%; }
        & .code-editor--error-gutter { color: $text-error; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"code-editor--error-line", "code-editor--error-gutter"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "indent", "Indent", show=False),
        Binding("shift+tab", "outdent", "Outdent", show=False),
        Binding("ctrl+underscore,ctrl+slash", "toggle_comment", "Comment", show=False),  # terminals send _ for /
    ]

    error_line: reactive[int | None] = reactive(None, init=False, repaint=False)
    """The line, counted from 1, that the last verdict points at; it moves with the text and goes when edited."""

    def __init__(
        self,
        text: str = "",
        *,
        id: str | None = None,  # noqa: A002  Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(text, soft_wrap=False, show_line_numbers=True, language="python", id=id, classes=classes)
        self.indent_width = INDENT
        for theme in code_themes():
            self.register_theme(theme)

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, self._follow_theme)
        self._follow_theme(self.app.current_theme)

    def _follow_theme(self, theme: Theme) -> None:
        self.theme = code_theme_for(theme)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Tab to the screen while the code is locked."""
        return not (self.read_only and action in ("indent", "outdent", "toggle_comment"))

    # Keys

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter" and not self.read_only:
            event.stop()
            event.prevent_default()
            self._restart_blink()
            self._break_line()

    def _break_line(self) -> None:
        """Begin a new line as deep as the code before the cursor asks for."""
        start, end = sorted(self.selection)
        before = self.document.get_line(start[0])[: start[1]]
        after = self.document.get_line(end[0])[end[1] :]
        if before.strip():
            end = (end[0], end[1] + len(after) - len(after.lstrip(" ")))
        self._replace_via_keyboard("\n" + next_indentation(before), start, end)

    def action_delete_left(self) -> None:
        """Delete a character, or one level of indentation when there is nothing else before the cursor."""
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        if self.selection.is_empty and before and not before.strip(" "):
            self._delete_via_keyboard((row, previous_tab_stop(column)), (row, column))
        else:
            super().action_delete_left()

    def action_indent(self) -> None:
        """Move the selected lines one level deeper, or the cursor to the next tab stop."""
        if self.selection.is_empty:
            self._replace_via_keyboard(" " * self._find_columns_to_next_tab_stop(), *self.selection)
        else:
            self._change_lines(indented)

    def action_outdent(self) -> None:
        """Move the selected lines, or that of the cursor, one level back."""
        self._change_lines(outdented)

    def action_toggle_comment(self) -> None:
        """Comment the selected lines, or that of the cursor, out or in."""
        self._change_lines(comment_toggled)

    def _change_lines(self, change: Callable[[Sequence[str]], list[str]]) -> None:
        """Replace the lines that the selection touches, as one step of the history, and keep the selection on them."""
        (top, _), (bottom, right) = sorted(self.selection)
        if top < bottom and right == 0:
            bottom -= 1
        old = self.document.lines[top : bottom + 1]
        new = change(old)
        if new == old:
            return
        grown = {top + index: len(line) - len(old[index]) for index, line in enumerate(new)}
        (start_row, start), (end_row, end) = self.selection
        self.history.checkpoint()
        self._replace_via_keyboard("\n".join(new), (top, 0), (bottom, len(old[-1])))
        self.history.checkpoint()
        self.selection = Selection(
            (start_row, max(0, start + grown.get(start_row, 0))), (end_row, max(0, end + grown.get(end_row, 0)))
        )

    def edit(self, edit: text_area.Edit) -> EditResult:
        """Perform one replacement; the error mark stays on its line, or goes when that line is edited."""
        edit.text = spaces_for_tabs(edit.text)
        top, bottom, lines = edit.top[0] + 1, edit.bottom[0] + 1, self.document.line_count
        result = super().edit(edit)
        if self.error_line is not None and self.error_line >= top:
            is_above = self.error_line > bottom
            self.error_line = self.error_line + self.document.line_count - lines if is_above else None
        return result

    # The mark of a verdict

    def watch_error_line(self) -> None:
        self._request_comparison()

    def _mark(self, row: int) -> Hashable:
        return row + 1 == self.error_line

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        if self._mark(line_index):
            line.stylize(self.get_component_rich_style("code-editor--error-line", partial=True))
        return line

    def _render_line(self, y: int) -> Strip:
        """Paint a line; that of the error gets a cross after its number, for who sees no colours."""
        strip = super()._render_line(y)
        lines = self.wrapped_document._offset_to_line_info
        y += self.scroll_offset.y
        if y >= len(lines) or not self._mark(lines[y][0]):
            return strip
        gutter, code = strip.divide([self.gutter_width, strip.cell_length])
        style = self.get_component_rich_style("code-editor--error-gutter", partial=True)
        number = Segment(
            f"{gutter.text[:-2]}✗ ", Style.combine([*(segment.style or style for segment in gutter), style])
        )
        return Strip.join([Strip([number], gutter.cell_length), code])
