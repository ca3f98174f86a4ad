"""How commands are called: options that hold for all of them, and help that names what may be given."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest

from interview.cli import main
from interview.cli.parser import build, parse
from interview.models.question import Difficulty, Kind
from interview.presets import PRESETS
from interview.transcript.journal import Journal

NEEDED = {
    "grade": ["bank:question"],
    "judge": ["bank:question", "answer.py"],
    "compare": ["first", "second"],
    "bank new": ["bank.yaml"],
    "plan new": ["plan.yaml"],
    "plan check": ["plan.yaml"],
}
"""What a command cannot be called without."""


def parsers(parser: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield every command that can be called, with its parser."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from parsers(below, f"{name} {word}".strip())
            return
    yield name, parser


COMMANDS = dict(parsers(build()))


@pytest.mark.parametrize("command", COMMANDS)
def test_where_banks_and_sessions_are_is_said_before_or_after_every_command(command: str) -> None:
    places = ["--bank", "one.yaml", "--sessions", "here"]
    call = [*command.split(), *NEEDED.get(command, [])]
    for arguments in ([*places, *call], [*call, *places]):
        options = parse(arguments)
        assert (options.bank, options.sessions) == ([Path("one.yaml")], Path("here"))
    none = parse(call)
    assert (none.bank, none.sessions) == ([], None)


@pytest.mark.parametrize("command", COMMANDS)
def test_said_twice_banks_add_up_and_the_later_folder_counts(command: str) -> None:
    before = ["--bank", "one.yaml", "--sessions", "first"]
    after = ["--bank", "two.yaml", "--bank", "three.yaml", "--sessions", "second"]
    options = parse([*before, *command.split(), *NEEDED.get(command, []), *after])
    assert options.bank == [Path("one.yaml"), Path("two.yaml"), Path("three.yaml")]
    assert options.sessions == Path("second")


def test_a_session_is_deleted_from_the_folder_that_was_named_before_the_command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("first", "second"):
        Journal.create(tmp_path / name, "20260101-000000-abcd").close()
    session = tmp_path / "first" / "20260101-000000-abcd.jsonl"
    call = ("--sessions", str(tmp_path / "first"), "sessions", "delete", "20260101-000000-abcd", "--yes")
    assert main(call) == 0
    assert str(session) in capsys.readouterr().out
    assert not session.exists()
    assert (tmp_path / "second" / session.name).exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_help_gives_every_option_a_sentence_and_a_short_name_for_what_it_takes(command: str) -> None:
    for action in COMMANDS[command]._actions:
        assert action.help, action.dest
        if action.option_strings and action.nargs != 0:
            assert action.choices or (action.metavar and action.metavar not in ("KINDS", "TOPICS")), action.dest


def test_help_lists_the_kinds_the_difficulties_and_the_presets_that_there_are() -> None:
    words = " ".join(COMMANDS["practice"].format_help().replace(",", " ").split())
    for name in (*Kind, *Difficulty, *(preset.id for preset in PRESETS)):
        assert f" {name}" in words
