"""Which commands there are, and how each is called."""

from __future__ import annotations

import argparse
import importlib

from interview import __version__

TYPE_CHECKING = False  # as in typing, whose import alone would cost more than this module
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import TypeAlias

    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

DESCRIPTION = "Mock interviews on PyTorch and deep learning, in the terminal, offline."


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options of a call; `run` is the function that carries it out."""
    return build().parse_args(arguments)


def build() -> argparse.ArgumentParser:
    """Return the parser with every command."""
    parser = argparse.ArgumentParser(prog="interview", description=DESCRIPTION)
    parser.add_argument("-V", "--version", action="version", version=f"interview {__version__}")
    _shared(parser)
    parser.set_defaults(run=_lazily("app", "open_home"))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _practice(commands)
    _draw(commands)
    _grade(commands)
    _judge(commands)
    _validate(commands)
    _banks(commands)
    _sessions(commands)
    _export(commands)
    _stats(commands)
    _doctor(commands)
    from interview.cli.led_parser import add_led

    add_led(commands)
    return parser


def _lazily(module: str, function: str) -> Callable[[argparse.Namespace], int]:
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


def _command(commands: Commands, name: str, text: str, module: str, function: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    command.set_defaults(run=_lazily(module, function))
    return command


def _shared(parser: argparse.ArgumentParser) -> None:
    """Options of every command that reads banks or sessions."""
    parser.add_argument(
        "--bank", action="append", type=path, default=[], metavar="FILE", help="read this bank too (may be repeated)"
    )
    parser.add_argument("--sessions", type=path, metavar="DIR", help="where transcripts are kept")


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON for a program to read")


def _request(parser: argparse.ArgumentParser) -> None:
    """Options that say which questions are wanted."""
    wanted = parser.add_argument_group("which questions")
    wanted.add_argument("--from", dest="banks", action="append", default=[], metavar="BANK", help="only this bank's id")
    wanted.add_argument("--topic", dest="topics", action="append", default=[], help="only this topic")
    wanted.add_argument("--kind", dest="kinds", action="append", default=[], help="theory, code, bug, predict, choice")
    wanted.add_argument("--difficulty", dest="difficulties", action="append", default=[], help="easy … expert")
    wanted.add_argument("--question", dest="keys", action="append", default=[], metavar="BANK:ID", help="exactly this")
    wanted.add_argument("--quota", dest="quotas", action="append", default=[], metavar="KIND=N", help="N of this kind")
    wanted.add_argument("--count", type=int, help="how many")
    wanted.add_argument("--minutes", type=float, help="how many minutes they may take together")
    wanted.add_argument("--seed", type=int, help="draw the same set again")
    wanted.add_argument("--preset", help="quick, mock or coding")


def _practice(commands: Commands) -> None:
    command = _command(commands, "practice", "start a session at once", "practice", "practise")
    _shared(command)
    _request(command)
    command.add_argument("--feedback", choices=("coach", "mock"), help="after each question, or at the end")
    command.add_argument("--clock", choices=("soft", "hard", "off"), help="what the end of the time does")
    command.add_argument("--stretch", type=float, choices=(1.0, 1.25, 1.5, 2.0), help="multiply every time limit")
    way = command.add_mutually_exclusive_group()
    way.add_argument("--script", type=path, metavar="FILE", help="take the answers from a YAML file, without a screen")
    way.add_argument("--plain", action="store_true", help="ask line by line, for screen readers and dumb terminals")
    command.add_argument("--run-unconfined", action="store_true", help="run programs even where confinement is loose")
    _json(command)


def _draw(commands: Commands) -> None:
    command = _command(commands, "draw", "print what would be asked, and why", "draw", "draw_set")
    _shared(command)
    _request(command)
    _json(command)


def _grade(commands: Commands) -> None:
    command = _command(commands, "grade", "mark an answer to a question", "grade", "grade_answer")
    _shared(command)
    command.add_argument("question", metavar="BANK:ID", help="the question")
    command.add_argument("file", nargs="?", type=path, help="the answer (standard input where not given)")
    _json(command)


def _judge(commands: Commands) -> None:
    command = _command(commands, "judge", "run a program against a question's checks", "judge", "judge_file")
    _shared(command)
    command.add_argument("question", metavar="BANK:ID", help="the question")
    command.add_argument("file", type=path, help="the program")
    command.add_argument("--samples", action="store_true", help="only the sample checks")
    command.add_argument("--keep-going", action="store_true", help="run every check, whatever fails")
    _json(command)


def _validate(commands: Commands) -> None:
    command = _command(
        commands, "validate", "hold banks to their format and their own checks", "validate", "validate_banks"
    )
    command.add_argument(
        "files", nargs="*", type=path, metavar="FILE", help="banks (all that are found where not given)"
    )
    command.add_argument("--run", dest="execute", action="store_true", help="run every program through the judge")
    command.add_argument(
        "--only", action="append", default=[], metavar="BANK:ID", help="run this question's alone (may be repeated)"
    )
    command.add_argument("--fuzz", type=int, default=0, metavar="N", help="derive up to N mutants for each reference")
    command.add_argument("--overruled", action="store_true", help="list what people overruled in their sessions")
    command.add_argument("--sessions", type=path, metavar="DIR", help="where transcripts are kept")
    command.add_argument("--strict", action="store_true", help="exit with 2 on warnings")
    _json(command)


def _banks(commands: Commands) -> None:
    command = _command(commands, "banks", "list the banks that are found", "banks", "list_banks")
    _shared(command)
    _json(command)


def _sessions(commands: Commands) -> None:
    command = _command(
        commands, "sessions", "list, show, delete or import past sessions", "sessions", "handle_sessions"
    )
    _shared(command)
    command.add_argument(
        "action", nargs="?", choices=("list", "show", "delete", "import"), default="list", help="list (default) …"
    )
    command.add_argument("names", nargs="*", metavar="SESSION", help="ids, beginnings of ids, `last`, or files")
    command.add_argument("--search", default="", metavar="WORDS", help="only with these words in questions or answers")
    command.add_argument(
        "--sort", choices=("date", "score", "time", "title"), default="date", help="the newest, best or longest first"
    )
    command.add_argument("--yes", action="store_true", help="delete without asking")
    _json(command)


def _export(commands: Commands) -> None:
    command = _command(commands, "export", "print a session as a document", "export", "export_session")
    _shared(command)
    command.add_argument("session", nargs="?", help="its id, the beginning of it, `last`, or a path")
    command.add_argument("--format", choices=("md", "html", "json"), help="Markdown (default), a page, or JSON")
    command.add_argument(
        "--for", dest="whose", choices=("full", "candidate"), default="full",
        help="candidate: no notes, no corrections, no answers that were not revealed",
    )  # fmt: skip
    command.add_argument("--output", type=path, metavar="FILE", help="write it there")
    command.add_argument("--all", dest="folder", type=path, metavar="DIR", help="write every session into this folder")
    command.add_argument("--schema", action="store_true", help="print the schema of the JSON document")


def _stats(commands: Commands) -> None:
    command = _command(commands, "stats", "print what past sessions show, and what is due", "stats", "show_stats")
    _shared(command)
    command.add_argument("--html", type=path, metavar="FILE", help="write it as a page with plots")
    _json(command)


def _doctor(commands: Commands) -> None:
    command = _command(commands, "doctor", "say what this machine has, and what is missing", "doctor", "examine")
    _shared(command)
    _json(command)
