"""Opening a window on the screen, in a terminal or behind a browser, with something to see at once."""

import argparse
import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from interview.cli.splash import clear, splash
from interview.errors import UsageError

if TYPE_CHECKING:
    from interview.tui.led_window import LedWindow
    from interview.tui.services import Services
    from interview.tui.window import Window


def is_in_browser() -> bool:
    """Whether a browser stands in for the terminal."""
    return bool(os.environ.get("TEXTUAL_DRIVER"))


def needs_terminal(*, otherwise: str = "Run this command in a terminal.") -> None:
    """Make sure that there is something to draw on; `otherwise` is what to do without.

    Raises:
        UsageError: There is no terminal.
    """
    if not is_in_browser() and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("the full-screen program needs a terminal", do=otherwise)


def open_led(options: argparse.Namespace, first: "Callable[[LedWindow], Any]") -> int:
    """Open a window of a led session, which begins with a screen and ends with it."""

    def make(services: "Services") -> "Window":
        from interview.tui.led_window import LedWindow

        return LedWindow(services, first)

    return open_window(options, make)


def open_window(options: argparse.Namespace, make: "Callable[[Services], Window]") -> int:
    """Open the window that `make` makes, and return the program's exit code once it is closed."""
    if not is_in_browser():
        splash()
    try:
        gc.disable()
        from interview.tui.services import Services

        window = make(Services(banks=options.bank, sessions=options.sessions))
        gc.enable()
        gc.freeze()
    except BaseException:
        if not is_in_browser():
            clear()  # Textual does this itself once it runs
        raise
    window.run()
    return window.return_code or 0
