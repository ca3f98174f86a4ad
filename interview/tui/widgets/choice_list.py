"""The choices of a question, to take with Space, Enter, a click or their number."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview.models.question import MultipleChoice
from interview.tui.theme import QUIET
from interview.tui.widgets.hanging import Hanging
from interview.tui.widgets.inline import inline


class ChoiceList(OptionList):
    """Choices of any length, each with its box; what is chosen is told by the choices' numbers in the bank."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Choose", show=False),
        *(Binding(str(number), f"choose({number})", f"Choose {number}", show=False) for number in range(1, 10)),
    ]

    @dataclass
    class Changed(Message):
        """Another set of choices is taken."""

        choices: "ChoiceList"
        chosen: str
        """Their numbers in the bank, from 1, in order, joined by commas."""

        @property
        def control(self) -> "ChoiceList":
            """The list in which it was chosen."""
            return self.choices

    def __init__(self, question: MultipleChoice, order: list[int], chosen: str, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        """Show the choices in an order of their numbers, some of them taken."""
        self._texts = {number: inline(question.choices[number - 1].text) for number in order}
        self._taken = {int(number) for number in chosen.split(",") if number in map(str, order)}
        super().__init__(*(Option(self._line(number), id=str(number)) for number in order), id=id, markup=False)
        self.border_title = Content("Choose with Space or a number")

    def on_mount(self) -> None:
        self.highlighted = 0

    def _line(self, number: int) -> Hanging:
        place = list(self._texts).index(number) + 1
        box = ("[x]", "bold $text-success") if number in self._taken else ("[ ]", QUIET)
        return Hanging(Content.assemble((f"{place} ", QUIET), box), self._texts[number])

    @on(OptionList.OptionSelected)
    def toggle(self, event: OptionList.OptionSelected) -> None:
        """Take a choice, or leave it again."""
        event.stop()
        number = int(event.option.id or 0)
        self._taken ^= {number}
        self.replace_option_prompt_at_index(event.option_index, self._line(number))
        self.post_message(self.Changed(self, ",".join(map(str, sorted(self._taken)))))

    def action_choose(self, place: int) -> None:
        """Take the choice at a place, counted from 1."""
        if place <= self.option_count:
            self.highlighted = place - 1
            self.action_select()
