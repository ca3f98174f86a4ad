"""Which banks were found, and what they hold."""

from collections import Counter
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from interview.errors import InterviewError
from interview.models.question import Bank
from interview.tui.services import Services


class BanksScreen(Screen[None]):
    """The banks."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "leave", "Back")]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services

    def compose(self) -> ComposeResult:
        yield Static("Question banks", classes="title")
        with VerticalScroll(classes="list"):
            try:
                for bank in self._services.banks():
                    yield Static(_describe(bank))
            except InterviewError as error:
                yield Static(str(error), markup=False)
        yield Static("Your own banks: put YAML files into ./banks, or see `interview validate`.", classes="note")
        yield Footer(show_command_palette=False)

    def action_leave(self) -> None:
        self.app.pop_screen()


def _describe(bank: Bank) -> Content:
    kinds = Counter(str(question.kind) for question in bank.questions.values())
    topics = Counter(question.topic for question in bank.questions.values() if question.topic)
    return Content.assemble(
        (f"{bank.title or bank.id}", "bold $primary"),
        (f"  {bank.id}, {len(bank.questions)} questions\n", "$text-muted"),
        f"  {', '.join(f'{number} {kind}' for kind, number in kinds.items())}\n",
        (f"  {', '.join(f'{topic} {number}' for topic, number in topics.most_common())}\n", "$text-muted"),
        (f"  {bank.path}\n", "$text-muted"),
    )
