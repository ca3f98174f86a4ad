"""Opening one window of a led session on the screen, in a terminal or behind a browser."""

import argparse
import gc
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from interview.cli.splash import clear, splash
from interview.errors import UsageError

if TYPE_CHECKING:
    from interview.tui.led_app import LedApp


def is_in_browser() -> bool:
    """Whether a browser stands in for the terminal."""
    return bool(os.environ.get("TEXTUAL_DRIVER"))


def needs_terminal() -> None:
    """Make sure that there is something to draw on.

    Raises:
        UsageError: There is no terminal.
    """
    if not is_in_browser() and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("this window needs a terminal", do="Call it from one.")


def open_window(options: argparse.Namespace, first: "Callable[[LedApp], Any]") -> int:
    """Open a window that begins with a screen and ends with it."""
    if not is_in_browser():
        splash()
    try:
        gc.disable()
        from interview.tui.led_app import LedApp
        from interview.tui.services import Services

        app = LedApp(Services(banks=options.bank, sessions=options.sessions), first)
        gc.enable()
        gc.freeze()
    except BaseException:
        if not is_in_browser():
            clear()  # Textual does this itself once it runs
        raise
    app.run()
    return app.return_code or 0
