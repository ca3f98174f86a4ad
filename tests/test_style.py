"""The rules of the code that a machine can check and the linter does not."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from scripts.docs import ROOT

PACKAGE = ROOT / "interview"
MODULES = sorted(PACKAGE.rglob("*.py"))
STYLE_SHEETS = sorted(PACKAGE.rglob("*.tcss"))
MOST_LINES_OF_A_MODULE = 400
MOST_LINES_OF_A_FUNCTION = 60
HISTORY = re.compile(
    r"\bno longer\b(?! than)|\bpreviously\b|(?<!\bis )(?<!\bare )(?<!\bbe )\bused to\b|\brefactor", re.I
)
"""What tells how the code came to be; "no longer than" and "is used to" tell something else."""
HEX_COLOUR = re.compile(r":[^{;]*#[0-9a-f]{3,8}\b[^{]*;", re.I)
"""A colour as a value; `#add` before a brace is a widget's id."""


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def told(path: Path) -> Iterator[str]:
    """Return the comments of a module and its docstrings, those of fields and constants too."""
    source = path.read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


@pytest.mark.parametrize(("folder", "suffix"), [("widgets", ""), ("screens", "Screen")])
def test_a_file_with_one_class_is_called_as_the_class_is(folder: str, suffix: str) -> None:
    one_class = {}
    for path in (PACKAGE / "tui" / folder).glob("*.py"):
        classes = [node.name for node in tree(path).body if isinstance(node, ast.ClassDef) and node.name[0] != "_"]
        if len(classes) == 1:
            one_class[path.stem] = classes[0]
    assert one_class
    assert one_class == {stem: stem.title().replace("_", "") + suffix for stem in one_class}


def test_no_module_and_no_function_is_too_long_to_be_read() -> None:
    lengths = {named(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES_OF_A_MODULE} == {}
    ends = {
        f"{named(path)}: {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in MODULES
        for node in functions(path)
    }
    assert {name: lines for name, lines in ends.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


def test_comments_and_docstrings_tell_what_is_and_not_what_was() -> None:
    found = [(named(path), text) for path in MODULES for text in told(path) if HISTORY.search(text)]
    assert found == []


def test_handlers_are_named_by_what_they_do() -> None:
    by_event = re.compile(r"on_(button|input)_")
    assert [named(path) for path in MODULES for node in functions(path) if by_event.match(node.name)] == []


def test_colours_come_from_the_theme() -> None:
    assert STYLE_SHEETS
    assert [named(path) for path in STYLE_SHEETS if HEX_COLOUR.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "text", ["It no longer waits.", "Previously a list.", "This used to be one.", "After the refactoring."]
)
def test_history_is_recognised(text: str) -> None:
    assert HISTORY.search(text)


@pytest.mark.parametrize("text", ["Wait no longer than a second.", "The lock is used to tell.", "Unused topics."])
def test_what_is_no_history_is_let_pass(text: str) -> None:
    assert not HISTORY.search(text)


@pytest.mark.parametrize(("sheet", "is_colour"), [("A { color: #fff; }", True), ("#add:hover { color: red; }", False)])
def test_a_colour_is_told_from_an_id(sheet: str, is_colour: bool) -> None:
    assert bool(HEX_COLOUR.search(sheet)) is is_colour
