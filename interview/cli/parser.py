"""Which commands there are, and how each is called."""

from __future__ import annotations

import argparse

from interview import __version__
from interview.cli.arguments import (
    HelpFormatter,
    add_command,
    add_json,
    add_places,
    add_run_unconfined,
    add_seed,
    join_places,
    lazily,
    path,
    run_by,
)
from interview.cli.led_parser import LED_COMMANDS

TYPE_CHECKING = False  # as in typing, whose import alone would cost more than this module
if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from interview.cli.arguments import AddOptions

DESCRIPTION = "Mock interviews on PyTorch and deep learning, in the terminal, offline."


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options of a call; `run` is the function that carries it out."""
    options = build(wanted=arguments).parse_args(arguments)
    join_places(options)
    return options


def build(wanted: Container[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser with every command; those that are not wanted, where that is said, without their options."""
    parser = argparse.ArgumentParser(prog="interview", description=DESCRIPTION, formatter_class=HelpFormatter)
    parser.add_argument("-V", "--version", action="version", version=f"interview {__version__}")
    add_places(parser)
    parser.set_defaults(run=lazily("app", "open_home"))
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, (text, add_options) in {**_COMMANDS, **LED_COMMANDS}.items():
        is_wanted = wanted is None or name in wanted
        command = add_command(commands, name, text, add_help=is_wanted)
        if is_wanted:
            add_options(command)
    return parser


def _request(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which questions are wanted."""
    wanted = parser.add_argument_group("which questions (those marked * can be repeated)")
    wanted.add_argument("--from", dest="banks", action="append", default=[], metavar="BANK", help="* from this bank")
    wanted.add_argument(
        "--topic", dest="topics", action="append", default=[], metavar="TOPIC", help="* on this topic, such as cnn"
    )
    wanted.add_argument(
        "--kind", dest="kinds", action="append", default=[], metavar="KIND",
        help="* of this kind: theory, code, bug, predict or choice",
    )  # fmt: skip
    wanted.add_argument(
        "--difficulty", dest="difficulties", action="append", default=[], metavar="LEVEL",
        help="* of this difficulty: easy, medium, hard or expert",
    )  # fmt: skip
    wanted.add_argument(
        "--question", dest="keys", action="append", default=[], metavar="BANK:ID", help="* exactly this question"
    )
    wanted.add_argument(
        "--quota", dest="quotas", action="append", default=[], metavar="KIND=N", help="* N of this kind"
    )
    wanted.add_argument("--count", type=int, metavar="N", help="number of questions (default: 10)")
    wanted.add_argument("--minutes", type=float, metavar="N", help="total time for all questions")
    add_seed(wanted)
    wanted.add_argument("--preset", metavar="NAME", help="start from a preset: quick, mock or coding")


def _practice(command: argparse.ArgumentParser) -> None:
    run_by(command, "practice", "practise")
    _request(command)
    command.add_argument(
        "--feedback", choices=("coach", "mock"), help="show marks after each question (coach) or at the end (mock)"
    )
    command.add_argument(
        "--clock", choices=("soft", "hard", "off"),
        help="when time is up, show it (soft) or submit the draft (hard); off: no time limit",
    )  # fmt: skip
    command.add_argument(
        "--stretch", type=float, choices=(1.0, 1.25, 1.5, 2.0), help="multiply every time limit by this"
    )
    way = command.add_mutually_exclusive_group()
    way.add_argument("--script", type=path, metavar="FILE", help="read the answers from a YAML file; opens no screen")
    way.add_argument("--plain", action="store_true", help="ask line by line, for screen readers and simple terminals")
    add_run_unconfined(command)
    add_json(command)


def _draw(command: argparse.ArgumentParser) -> None:
    run_by(command, "draw", "draw_set")
    _request(command)
    add_json(command)


def _grade(command: argparse.ArgumentParser) -> None:
    run_by(command, "grade", "grade_answer")
    command.add_argument("question", metavar="BANK:ID", help="the question")
    command.add_argument("file", nargs="?", type=path, metavar="FILE", help="the answer (default: standard input)")
    add_json(command)


def _judge(command: argparse.ArgumentParser) -> None:
    run_by(command, "judge", "judge_file")
    command.add_argument("question", metavar="BANK:ID", help="the question")
    command.add_argument("file", type=path, metavar="FILE", help="the program")
    command.add_argument("--samples", action="store_true", help="run only the sample checks")
    command.add_argument("--keep-going", action="store_true", help="run the remaining checks after a failure")
    add_run_unconfined(command)
    add_json(command)


def _validate(command: argparse.ArgumentParser) -> None:
    run_by(command, "validate", "validate_banks")
    command.add_argument(
        "files", nargs="*", type=path, metavar="FILE", help="banks to check (default: every bank found)"
    )
    command.add_argument("--run", dest="execute", action="store_true", help="run every program through the judge")
    command.add_argument(
        "--only", action="append", default=[], metavar="BANK:ID", help="run only this question (can be repeated)"
    )
    command.add_argument("--fuzz", type=int, default=0, metavar="N", help="try up to N mutants of each reference")
    command.add_argument(
        "--overruled", action="store_true", help="list the points that people overruled in their sessions"
    )
    command.add_argument("--strict", action="store_true", help="treat warnings as errors (exit code 2)")
    add_json(command)


def _banks(command: argparse.ArgumentParser) -> None:
    run_by(command, "banks", "list_banks")
    add_json(command)


def _bank(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(title="actions", metavar="new|schema", required=True)
    new = add_command(actions, "new", "write a commented bank to start from")
    run_by(new, "bank", "make_bank")
    new.add_argument("file", type=path, metavar="FILE", help="the file to write")
    new.add_argument(
        "--kind", dest="kinds", action="append", default=[], choices=("theory", "code", "bug", "predict", "choice"),
        help="include a question of this kind (can be repeated; default: theory and code)",
    )  # fmt: skip
    text = "print a JSON Schema that an editor can check banks with"
    run_by(add_command(actions, "schema", text), "bank", "show_schema")


def _sessions(command: argparse.ArgumentParser) -> None:
    run_by(command, "sessions", "handle_sessions")
    command.add_argument(
        "action", nargs="?", choices=("list", "show", "delete", "import"), default="list",
        help="what to do (default: list)",
    )  # fmt: skip
    command.add_argument(
        "names", nargs="*", metavar="SESSION", help="session ids, unique prefixes, `last`, or files to import"
    )
    command.add_argument(
        "--search", default="", metavar="WORDS", help="list only sessions whose questions or answers contain WORDS"
    )
    command.add_argument(
        "--sort", choices=("date", "score", "time", "title"), default="date", help="sort order (default: date)"
    )
    command.add_argument("--yes", action="store_true", help="delete without asking")
    add_json(command)


def _export(command: argparse.ArgumentParser) -> None:
    run_by(command, "export", "export_session")
    command.add_argument(
        "session", nargs="?", metavar="SESSION", help="a session id, a unique prefix, `last`, or a path"
    )
    command.add_argument("--format", choices=("md", "html", "json"), help="document format (default: md)")
    command.add_argument(
        "--for", dest="whose", choices=("full", "candidate"), default="full",
        help="candidate: leave out private notes, corrections and answers that were not revealed (default: full)",
    )  # fmt: skip
    command.add_argument("--output", type=path, metavar="FILE", help="write to FILE")
    command.add_argument("--all", dest="folder", type=path, metavar="DIR", help="export every session into DIR")
    command.add_argument("--schema", action="store_true", help="print the JSON Schema of the JSON format")


def _stats(command: argparse.ArgumentParser) -> None:
    run_by(command, "stats", "show_stats")
    command.add_argument("--html", type=path, metavar="FILE", help="write a page with plots to FILE")
    add_json(command)


def _doctor(command: argparse.ArgumentParser) -> None:
    run_by(command, "doctor", "examine")
    add_json(command)


_COMMANDS: dict[str, tuple[str, AddOptions]] = {
    "practice": ("start a practice session", _practice),
    "draw": ("show which questions would be asked, and why", _draw),
    "grade": ("grade a written answer", _grade),
    "judge": ("run a program against a question's checks", _judge),
    "validate": ("check question banks for errors", _validate),
    "banks": ("list the question banks that were found", _banks),
    "bank": ("start a bank of your own, or print the schema of bank files", _bank),
    "sessions": ("list, show, delete or import past sessions", _sessions),
    "export": ("export sessions as Markdown, HTML or JSON", _export),
    "stats": ("show your progress and what is due for review", _stats),
    "doctor": ("check what this machine supports and what is missing", _doctor),
}
"""Every command with what it does and with what adds its options."""
