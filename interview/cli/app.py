"""`interview`: opening the home screen, or a session at once."""

import argparse
from typing import TYPE_CHECKING

from interview.cli.window import needs_terminal, open_window

if TYPE_CHECKING:
    from interview.models.settings import Settings
    from interview.tui.services import Services
    from interview.tui.window import Window


def open_home(options: argparse.Namespace) -> int:
    """Open the home screen."""
    return _open(options, None)


def open_session(options: argparse.Namespace, settings: "Settings") -> int:
    """Open a session at once."""
    return _open(options, settings)


def _open(options: argparse.Namespace, settings: "Settings | None") -> int:
    advice = "Without one, use `interview practice --plain` or `--script FILE`; see `interview --help` for more."
    needs_terminal(otherwise=advice)

    def make(services: "Services") -> "Window":
        from interview.tui.app import InterviewApp

        return InterviewApp(services, settings=settings, seed=getattr(options, "seed", None))

    return open_window(options, make)
