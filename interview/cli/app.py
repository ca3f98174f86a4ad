"""`interview`: opening the program on the screen, with something to see before Textual is imported."""

import argparse
import contextlib
import gc
import os
import sys

from interview.errors import UsageError
from interview.models.settings import Settings


def open_home(options: argparse.Namespace) -> int:
    """Open the home screen."""
    return _open(options, None)


def open_session(options: argparse.Namespace, settings: Settings) -> int:
    """Open a session at once."""
    return _open(options, settings)


def _open(options: argparse.Namespace, settings: Settings | None) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "the screen needs a terminal",
            do="Use `interview practice --plain` or `--script FILE` without one; `interview --help` lists the rest.",
        )
    splash()
    try:
        gc.disable()
        from interview.tui.app import InterviewApp
        from interview.tui.services import Services

        app = InterviewApp(
            Services(banks=options.bank, sessions=options.sessions),
            settings=settings,
            seed=getattr(options, "seed", None),
        )
        gc.enable()
        gc.freeze()
    except BaseException:
        _write("\x1b[?1049l")  # Textual does this itself once it runs
        raise
    app.run()
    return app.return_code or 0


def splash() -> None:
    """Show the program's name at once: what follows takes a moment to import."""
    with contextlib.suppress(OSError):
        size = os.get_terminal_size()
        name = "interview"
        row, column = size.lines // 2, max(1, (size.columns - len(name)) // 2)
        _write(f"\x1b[?1049h\x1b[2J\x1b[{row};{column}H\x1b[1m{name}\x1b[0m\x1b[H")


def _write(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
