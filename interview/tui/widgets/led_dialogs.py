"""What the console asks the interviewer: one line of text, or a question out of many."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option


class LineDialog(ModalScreen[str | None]):
    """One line of text; Escape takes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]

    def __init__(self, title: str, *, text: str = "", about: str = "") -> None:
        super().__init__()
        self._title, self._text, self._about = title, text, about

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            if self._about:
                yield Static(self._about, markup=False)
            yield Input(self._text, id="line")
            yield Static("Press Enter to save, Esc to cancel.", classes="note")

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())

    def action_cancel(self) -> None:
        self.dismiss(None)


class SearchDialog(ModalScreen[int | None]):
    """One line of many, found by words; the place in the whole list is returned."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel"),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
    ]

    def __init__(self, title: str, search: Callable[[str], Sequence[tuple[int, str]]]) -> None:
        """Offer what `search` finds: places and lines."""
        super().__init__()
        self._title, self._search = title, search

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield Input(placeholder="Words from its name, topic or text", id="words")
            yield OptionList(id="found", markup=False, compact=True)
            yield Static("Press Enter to ask it, Esc to cancel.", classes="note")

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self.look("")

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        self.look(event.value)

    def look(self, words: str) -> None:
        """Show what fits some words."""
        found = self.query_one(OptionList)
        found.clear_options()
        found.add_options([Option(Content(line), id=str(place)) for place, line in self._search(words)])
        found.highlighted = 0 if found.option_count else None

    def action_move(self, by: int) -> None:
        found = self.query_one(OptionList)
        if by > 0:
            found.action_cursor_down()
        else:
            found.action_cursor_up()

    @on(Input.Submitted)
    def take_first(self) -> None:
        chosen = self.query_one(OptionList).highlighted_option
        if chosen is not None:
            self.dismiss(int(chosen.id or 0))

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(int(event.option.id or 0))

    def action_cancel(self) -> None:
        self.dismiss(None)
