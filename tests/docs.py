"""The parts of the README that come from the code; `python -m tests.docs` writes them anew."""

import argparse
import ast
import re
import sys
from collections.abc import Callable
from pathlib import Path

from interview.cli.parser import build
from interview.models.verdict import Outcome
from interview.transcript.events import KnownEvent
from interview.tui.commands import LED_SCOPES, SCOPES

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"


def keys() -> str:
    """Return every key of every screen."""
    lines = ["| where | key | command | what it does |", "|---|---|---|---|"]
    for scope in (*SCOPES, *LED_SCOPES):
        for command in scope.commands:
            lines.append(f"| {scope.title} | `{command.shown_key}` | {command.title} | {command.text} |")
    return "\n".join(lines)


def tree() -> str:
    """Return the package as a tree, each module with its own first line."""
    lines = ["```text"]
    package = ROOT / "interview"
    for path in sorted(package.rglob("*.py"), key=lambda one: (one.parent.parts, one.name != "__init__.py", one.name)):
        first = first_line(path)
        depth = len(path.relative_to(package).parts) - 1
        if path.name == "__init__.py":
            lines.append(f"{'  ' * max(0, depth)}{path.parent.name}/  {first}")
        else:
            lines.append(f"{'  ' * (depth + 1)}{path.name}  {first}")
    return "\n".join([*lines, "```"])


def first_line(path: Path) -> str:
    """Return the first line of a module's docstring."""
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.partition("\n")[0]


def commands() -> str:
    """Return every command of the shell with what it does."""
    lines = ["| command | what it does |", "|---|---|", "| `interview` | open the home screen |"]
    for name, text in shell_commands().items():
        lines.append(f"| `interview {name}` | {text} |")
    return "\n".join(lines)


def shell_commands() -> dict[str, str]:
    """Return the names and help texts of the sub-commands."""
    actions = [action for action in build()._actions if isinstance(action, argparse._SubParsersAction)]
    return {choice.dest: choice.help or "" for choice in actions[0]._choices_actions}


def verdicts() -> str:
    """Return the closed list of verdicts."""
    return "Verdicts, from best to worst: " + ", ".join(f"`{outcome}`" for outcome in Outcome) + "."


def events() -> str:
    """Return the events of a transcript."""
    tags = [str(kind.__struct_config__.tag) for kind in KnownEvent.__args__]
    return "Events of a transcript: " + ", ".join(f"`{tag}`" for tag in tags) + "."


SECTIONS: dict[str, Callable[[], str]] = {
    "keys": keys,
    "commands": commands,
    "verdicts": verdicts,
    "events": events,
    "tree": tree,
}
"""The generated parts by the name that marks them in the README."""


def section(name: str, text: str) -> str:
    """Return what stands in a text between the marks of a section.

    Raises:
        ValueError: The marks are missing.
    """
    found = _marks(name).search(text)
    if not found:
        raise ValueError(f"README.md has no section {name}")
    return found[1].strip("\n")


def renewed(text: str) -> str:
    """Return the README with its generated parts made anew."""
    for name, make in SECTIONS.items():
        section(name, text)
        made = f"<!-- {name} -->\n{make()}\n<!-- end -->"
        text = _marks(name).sub(lambda _, made=made: made, text)  # type: ignore[misc]
    return text


def _marks(name: str) -> re.Pattern[str]:
    return re.compile(rf"<!-- {name} -->\n(.*?)<!-- end -->", re.DOTALL)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.stdout.write("README.md is up to date.\n")
