"""Asking which one of several things is meant; a letter or Enter chooses, Escape chooses none."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option


class ChoiceDialog(ModalScreen[str | None]):
    """A list to choose one entry from."""

    DEFAULT_CSS = """
    ChoiceDialog OptionList { height: auto; max-height: 16; border: none; background: transparent; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave it")]

    def __init__(self, question: str, choices: Mapping[str, Content]) -> None:
        """Ask `question`; the answer is the key of what was chosen."""
        super().__init__()
        self._question, self._choices = question, choices

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._question, classes="dialog-title", markup=False)
            yield OptionList(*(Option(text, id=name) for name, text in self._choices.items()), markup=False)
            yield Static("Enter chooses, Esc leaves it.", classes="note")

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)
