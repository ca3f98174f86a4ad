"""Asking which one of several things is meant; the key before a choice, or Enter, chooses it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

_DIGITS = "123456789"


@dataclass(frozen=True)
class Choice:
    """One of the things to choose from."""

    value: str
    """What the dialog returns for it."""
    text: str | Content
    """What it means."""
    key: str = ""
    """The key that chooses it; the digit of its place where not given."""
    possible: bool = True
    """Whether it can be chosen; it is shown all the same."""


class ChoiceDialog(ModalScreen[str | None]):
    """A list to choose one entry from; Escape chooses none."""

    DEFAULT_CSS = """
    ChoiceDialog OptionList { height: auto; max-height: 16; border: none; background: transparent; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]

    def __init__(self, question: str, choices: Sequence[Choice]) -> None:
        """Ask `question`; the answer is the value of what was chosen."""
        super().__init__()
        self._question = question
        keys = [choice.key or _DIGITS[place : place + 1] for place, choice in enumerate(choices)]
        self._choices = list(zip(keys, choices, strict=True))

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._question, classes="dialog-title", markup=False)
            yield OptionList(
                *(
                    Option(Content.assemble(f"{key or ' '}  ", choice.text), disabled=not choice.possible)
                    for key, choice in self._choices
                ),
                markup=False,
            )
            yield Static("Press a key or Enter to choose, Esc to cancel.", classes="note")

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][1].value)

    @on(events.Key)
    def choose_by_key(self, event: events.Key) -> None:
        for key, choice in self._choices:
            if key and key == event.character and choice.possible:
                event.stop()
                self.dismiss(choice.value)
                return

    def action_cancel(self) -> None:
        self.dismiss(None)
