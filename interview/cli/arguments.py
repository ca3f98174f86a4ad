"""What the commands' calls have in common: how a command is added, and the options that many of them take."""

from __future__ import annotations

import argparse
import importlib
import os
import sys

TYPE_CHECKING = False  # as in typing, whose import alone would cost more than this module
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import TypeAlias

    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]
    AddOptions: TypeAlias = Callable[[argparse.ArgumentParser], None]


class HelpFormatter(argparse.HelpFormatter):
    """Writes help as wide as the terminal, which it asks without the import that argparse would make for it."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """Return how wide the terminal is, or is said to be."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns if sys.__stdout__ else 80
    except (OSError, ValueError):
        return 80


def add_command(commands: Commands, name: str, text: str, *, add_help: bool = True) -> argparse.ArgumentParser:
    """Add a command by its name and by what it does; one that nobody asks about does without its own `--help`."""
    about = text[0].upper() + text[1:] + "."
    return commands.add_parser(name, help=text, description=about, formatter_class=HelpFormatter, add_help=add_help)


def run_by(command: argparse.ArgumentParser, module: str, function: str) -> None:
    """Let a function of a module carry a command out, with the places that it may be given."""
    command.set_defaults(run=lazily(module, function))
    add_places(command, after="after_")


def lazily(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    """Return a command that imports its module only when it is called."""

    def run(options: argparse.Namespace) -> int:
        command: Callable[[argparse.Namespace], int] = getattr(
            importlib.import_module(f"interview.cli.{module}"), function
        )
        return command(options)

    return run


def path(text: str) -> Path:
    """Return a path that was given; help and version do without the import."""
    from pathlib import Path

    return Path(text)


def add_places(parser: argparse.ArgumentParser, *, after: str = "") -> None:
    """Add the options that say where banks and sessions are, under a name of their own for those after a command."""
    bank = "also read this bank (can be repeated)"
    parser.add_argument(
        "--bank", dest=f"{after}bank", action="append", type=path, default=[], metavar="FILE", help=bank
    )
    parser.add_argument("--sessions", dest=f"{after}sessions", type=path, metavar="DIR", help="keep transcripts in DIR")


def join_places(options: argparse.Namespace) -> None:
    """Join what was said of places before the command and after it: banks add up, the later folder counts."""
    options.bank = [*options.bank, *getattr(options, "after_bank", [])]
    options.sessions = getattr(options, "after_sessions", None) or options.sessions


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add the option that asks for JSON."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_seed(parser: argparse._ActionsContainer) -> None:
    """Add the option that repeats a draw."""
    parser.add_argument("--seed", type=int, metavar="N", help="draw the same questions again")


def add_run_unconfined(parser: argparse.ArgumentParser) -> None:
    """Add the option that allows what a person without a screen cannot be asked."""
    parser.add_argument(
        "--run-unconfined", action="store_true", help="run programs even if they are only loosely confined"
    )
