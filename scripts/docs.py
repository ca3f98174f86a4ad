"""The parts of the documents that come from the code; `python -m scripts.docs` writes them anew."""

import argparse
import ast
import contextlib
import io
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from interview import cli
from interview.bank.starting import new_bank
from interview.cli.parser import build
from interview.models.verdict import Outcome
from interview.transcript.events import KnownEvent
from interview.tui.commands import LED_SCOPES, SCOPES, Scope
from scripts.fields import bank_fields, plan_fields, probes, script_fields

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "docs"
EXAMPLE = re.compile(r"<!-- answer to (?P<key>\S+) -->\n\n(?P<answer>(?:> .*\n)+)")
"""The worked example of the marking: a question, and an answer to it as a quotation."""


def keys(scopes: tuple[Scope, ...]) -> str:
    """Return every key of some screens."""
    lines = ["| where | key | command | what it does |", "|---|---|---|---|"]
    for scope in scopes:
        for command in scope.commands:
            key = f"`{command.shown_key}`" if command.keys else ""
            lines.append(f"| {scope.title} | {key} | {command.title} | {command.text} |")
    return "\n".join(lines)


def first_line(path: Path) -> str:
    """Return the first line of a module's docstring."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.partition("\n")[0]


def commands() -> str:
    """Return every command of the shell with its options."""
    return "\n\n".join(_described(words, parser) for words, parser in shell_commands())


def shell_commands() -> list[tuple[str, argparse.ArgumentParser]]:
    """Return every command as it is typed, with its parser; first the program without one."""
    return [("interview", build()), *_below("interview", build())]


def _below(words: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                typed, below = f"{words} {choice.dest}", action.choices[choice.dest]
                yield typed, below
                yield from _below(typed, below)


def _described(words: str, parser: argparse.ArgumentParser) -> str:
    lines = [f"### `{words}`", "", parser.description or ""]
    rows = [_row(action) for action in parser._actions if _is_shown(action)]
    if rows:
        lines += ["", "| option | what it does |", "|---|---|", *rows]
    return "\n".join(lines)


def _is_shown(action: argparse.Action) -> bool:
    """Whether an option belongs to its command alone: those of every command are shown once, at the program itself."""
    is_everywhere = isinstance(action, argparse._HelpAction) or action.dest.startswith("after_")
    return not is_everywhere and not isinstance(action, argparse._SubParsersAction)


def _row(action: argparse.Action) -> str:
    formatter = argparse.HelpFormatter("interview")
    named = formatter._format_args(action, formatter._get_default_metavar_for_optional(action))
    typed = f"{', '.join(action.option_strings)} {named}".strip() if action.option_strings else named
    return f"| `{typed}` | {action.help or ''} |"


def verdicts() -> str:
    """Return the closed list of verdicts."""
    return ", ".join(f"`{outcome}`" for outcome in Outcome) + "."


def events() -> str:
    """Return the events of a transcript, each with what it says."""
    lines = ["| event | what happened |", "|---|---|"]
    for kind in KnownEvent.__args__:
        lines.append(f"| `{kind.__struct_config__.tag}` | {(kind.__doc__ or '').partition(chr(10))[0]} |")
    return "\n".join(lines)


def starter() -> str:
    """Return the bank that `interview bank new my-bank.yaml` writes."""
    return f"```yaml\n{new_bank(Path('my-bank.yaml'))}```"


def example() -> str:
    """Return what `interview grade` prints for the worked example."""
    found = EXAMPLE.search((DOCS / "marking.md").read_text(encoding="utf-8"))
    if not found:
        raise ValueError("docs/marking.md has no answer to mark")
    key, answer = found["key"], found["answer"].replace("> ", "")
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as printed:
        file = Path(folder) / "answer.txt"
        file.write_text(answer, encoding="utf-8")
        cli.main(["grade", key, str(file)])
    return f"```text\n$ interview grade {key} answer.txt\n{printed.getvalue()}```"


SECTIONS: dict[str, dict[str, Callable[[], str]]] = {
    "practise.md": {"keys": lambda: keys(SCOPES), "script": script_fields},
    "lead.md": {"keys": lambda: keys(LED_SCOPES), "plan": plan_fields},
    "banks.md": {"starter": starter, "fields": bank_fields, "probes": probes},
    "marking.md": {"example": example},
    "reference.md": {"commands": commands, "verdicts": verdicts, "events": events},
}
"""The generated parts by their documents and by the names that mark them there."""


def section(text: str, name: str) -> str:
    """Return what stands in a text between the marks of a section.

    Raises:
        ValueError: The marks are missing.
    """
    found = _marks(name).search(text)
    if not found:
        raise ValueError(f"there is no section {name}")
    return found[1].strip("\n")


def renewed(text: str, parts: dict[str, Callable[[], str]]) -> str:
    """Return a document with its generated parts made anew."""
    for name, make in parts.items():
        section(text, name)
        made = f"<!-- {name} -->\n\n{make()}\n\n<!-- end -->"
        text = _marks(name).sub(lambda _, made=made: made, text)  # type: ignore[misc]
    return text


def _marks(name: str) -> re.Pattern[str]:
    return re.compile(rf"<!-- {name} -->\n(.*?)<!-- end -->", re.DOTALL)


if __name__ == "__main__":
    for document, parts in SECTIONS.items():
        path = DOCS / document
        path.write_text(renewed(path.read_text(encoding="utf-8"), parts), encoding="utf-8")
        sys.stdout.write(f"docs/{document} is up to date.\n")
