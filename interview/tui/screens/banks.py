"""Which banks were found, and what they hold."""

from collections import Counter
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from interview.errors import InterviewError
from interview.models.question import Bank
from interview.tui.commands import BANKS, Scope
from interview.tui.services import Services
from interview.tui.theme import QUIET
from interview.tui.widgets.key_line import KeyLine


class BanksScreen(Screen[None]):
    """The banks."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (BANKS,)
    BINDINGS: ClassVar[list[BindingType]] = [*BANKS.bindings()]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services

    def compose(self) -> ComposeResult:
        yield Static("Question banks", classes="title")
        with VerticalScroll(classes="list", id="banks-list"):
            try:
                for bank in self._services.banks():
                    yield Static(_describe(bank))
                for problem in self._services.left_out:
                    yield Static(f"Left out: {problem}", markup=False)
            except InterviewError as error:
                yield Static(str(error), markup=False)
        yield Static("To add your own, put YAML files in ./banks; `interview validate` checks them.", classes="note")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#banks-list").focus()

    def action_leave(self) -> None:
        self.app.pop_screen()


def _describe(bank: Bank) -> Content:
    kinds = Counter(str(question.kind) for question in bank.questions.values())
    areas = Counter(question.topic.partition("/")[0] for question in bank.questions.values() if question.topic)
    return Content.assemble(
        (bank.title or bank.id, "bold $primary"),
        (f"  {bank.id}, {len(bank.questions)} questions\n", QUIET),
        f"{', '.join(f'{number} {kind}' for kind, number in kinds.items())}\n",
        (f"{', '.join(f'{area} {number}' for area, number in areas.most_common())}\n", QUIET),
        (f"{bank.path}\n", QUIET),
    )
