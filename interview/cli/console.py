"""`interview console`: the private side of a led session."""

import argparse
from typing import TYPE_CHECKING, Any

from interview.cli.choosing import folder_of
from interview.led.desk import Desk
from interview.led.sessions import led_session

if TYPE_CHECKING:
    from interview.tui.led_window import LedWindow


def open_console(options: argparse.Namespace) -> int:
    """Open the private console of a session; the second one of a session watches."""
    from interview.cli.window import needs_terminal, open_led

    needs_terminal()
    desk = Desk.open(led_session(folder_of(options), options.session), watch_only=options.watch)

    def make(app: "LedWindow") -> Any:
        from interview.tui.screens.console import ConsoleScreen

        return ConsoleScreen(desk, app.services)

    return open_led(options, make)
