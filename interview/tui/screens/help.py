"""Every key of a screen, on one page."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from interview.tui.commands import Scope


class HelpScreen(ModalScreen[None]):
    """The commands of some places, from their one declaration."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q,enter", "dismiss", "Close")]

    def __init__(self, scopes: list[Scope]) -> None:
        super().__init__()
        self._scopes = scopes

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"), VerticalScroll(id="help-scroll"):
            for scope in self._scopes:
                yield Static(scope.title, classes="section")
                for command in scope.commands:
                    keys = " ".join(one.shown_key for one in [command])
                    yield Static(Content.assemble((f"{keys:>6}  ", "bold $primary"), command.text))
            yield Static("Esc closes this.", classes="note")
