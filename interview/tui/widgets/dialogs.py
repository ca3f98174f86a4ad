"""The questions that the program itself asks, each answered with a key."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static


class ConfirmDialog(ModalScreen[bool]):
    """Yes or no; Escape is no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n,escape", "answer(False)", "No"),
    ]

    def __init__(self, question: str, *, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button(f"{self._yes} (y)", id="yes", variant="primary")
                yield Button(f"{self._no} (n)", id="no")

    @on(Button.Pressed)
    def answer_by_button(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)


class ConfidenceDialog(ModalScreen[int | None]):
    """How sure the candidate is, before any mark is seen; Escape says nothing."""

    LEVELS: ClassVar[tuple[str, ...]] = ("I guessed", "unsure", "fairly sure", "certain")
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(level), f"answer({level})", text) for level, text in enumerate(LEVELS, start=1)),
        Binding("escape", "answer(0)", "Rather not say"),
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("How sure are you of this answer?", classes="dialog-title")
            for level, text in enumerate(self.LEVELS, start=1):
                yield Button(f"{level}  {text}", id=f"level-{level}", compact=True)
            yield Static("Press 1 to 4, or Esc to say nothing.", classes="note")

    @on(Button.Pressed)
    def answer_by_button(self, event: Button.Pressed) -> None:
        self.dismiss(int((event.button.id or "level-0").removeprefix("level-")))

    def action_answer(self, level: int) -> None:
        self.dismiss(level or None)


class ReasonDialog(ModalScreen[tuple[bool, str] | None]):
    """Whether a point counts after all, and why; Escape leaves the mark as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Leave it")]

    def __init__(self, point: str, *, counts: bool) -> None:
        """Ask about a point; `counts` is what the machine's mark would be changed to."""
        super().__init__()
        self._point, self._counts = point, counts

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            claim = "I did say that:" if self._counts else "That does not count:"
            yield Static(claim, classes="dialog-title")
            yield Static(self._point, markup=False)
            yield Input(placeholder="Why? Which words?", id="reason")
            yield Static("Enter overrules the mark; both marks are kept. Esc leaves it.", classes="note")

    @on(Input.Submitted)
    def overrule(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss((self._counts, event.value.strip()))

    def action_cancel(self) -> None:
        self.dismiss(None)
