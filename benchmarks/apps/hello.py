"""Shows one line: the least that a Textual program does."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """One line on an otherwise empty screen."""

    def compose(self) -> ComposeResult:
        """Lay out the line and nothing else."""
        yield Static("READY")


Hello().run()
