"""`interview`: opening the program on the screen, with something to see before Textual is imported."""

import argparse
import gc
import sys
from typing import TYPE_CHECKING

from interview.cli.splash import clear, splash
from interview.errors import UsageError

if TYPE_CHECKING:
    from interview.models.settings import Settings


def open_home(options: argparse.Namespace) -> int:
    """Open the home screen."""
    return _open(options, None)


def open_session(options: argparse.Namespace, settings: "Settings") -> int:
    """Open a session at once."""
    return _open(options, settings)


def _open(options: argparse.Namespace, settings: "Settings | None") -> int:
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
        clear()  # Textual does this itself once it runs
        raise
    app.run()
    return app.return_code or 0
