"""Every key of a screen, on one page."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from interview.tui.commands import Command, Scope
from interview.tui.widgets.hanging import Hanging

_KEY_WIDTH = 6


class HelpScreen(ModalScreen[None]):
    """The commands of some places, from their one declaration."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q,enter", "dismiss", "Close")]

    def __init__(self, scopes: list[Scope]) -> None:
        super().__init__()
        self._scopes = scopes

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            with VerticalScroll(id="help-scroll"):
                for scope in self._scopes:
                    yield Static(scope.title, classes="section")
                    for command in scope.commands:
                        yield Static(_line(command))
            yield Static("Press Esc to close, ↑ ↓ to scroll.", classes="note")


def _line(command: Command) -> Hanging:
    """Return a command's key, beside what it does."""
    key = command.shown_key if command.keys else "^P"
    return Hanging(Content.styled(f"{key:>{_KEY_WIDTH}} ", "bold $primary"), Content(command.text))
