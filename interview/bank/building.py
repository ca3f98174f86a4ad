"""Turning YAML nodes into typed values, as the types of `interview.models` demand, and noting all that does not fit."""

import re
from collections.abc import Callable
from typing import Any

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from interview.bank.composing import MOST_DEPTH, Position, position_of
from interview.bank.problems import Problem, Severity
from interview.bank.scalars import BOOLEANS_ELSEWHERE, is_text, resolve

BAD: Any = object()
"""What a builder returns where it has noted a problem."""

PROSE = frozenset(
    (
        "prompt",
        "answer",
        "text",
        "explain",
        "title",
        "interviewer_notes",
        "truth",
        "feedback",
        "any_of",
        "all_of",
        "why",
        "hints",
    )
)
"""Keys under which prose stands, so that a `#` in it is rarely meant as a comment."""
IDS = frozenset(
    (
        "tags",
        "level",
        "after",
        "needs",
        "must_fail",
        "must_pass",
        "points",
        "must_not",
        "forbid",
        "require",
        "seeds",
        "lines",
    )
)
"""Keys under which lists of ids and numbers stand, which are written in brackets."""

_ESCAPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BLOCK_ADVICE = 'Put it in quotes, or in a block: a "|" after the colon and the text indented below it.'


class Building:
    """One file while it is turned into values: its text, and the problems noted so far."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.holds_hash = " #" in text
        self.question_id = ""
        self.problems: list[Problem] = []
        self.errors = 0

    def note(
        self, at: Node | Position | int, code: str, what: str, do: str = "", severity: Severity = Severity.ERROR
    ) -> Any:
        """Note a problem, and return `BAD`."""
        if isinstance(at, Node):
            at = at.start_mark.index
        line, column = position_of(self.text, at) if isinstance(at, int) else at
        self.errors += severity is Severity.ERROR
        self.problems.append(
            Problem(path=self.path, line=line, column=column, severity=severity, code=code,
                    question_id=self.question_id, what=what, do=do)
        )  # fmt: skip
        return BAD

    def wrong_type(self, node: Node, name: str, wanted: str) -> Any:
        """Note that a value is of another type than its key wants."""
        given = describe(node)
        if given == "nothing":
            return self.note(node, "no-value", f'"{name}" has no value', "Give it one, or remove the key.")
        advice = ""
        if wanted == "text":
            advice = "" if isinstance(node, CollectionNode) and not node.flow_style else "Put it in quotes."
        elif wanted.startswith("a list") and isinstance(node, ScalarNode):
            advice = f"Write [{node.value}]." if name in IDS else "Write one item per line, each after a dash."
        return self.note(node, "wrong-type", f'"{name}" must be {wanted}, not {given}', advice)


Builder = Callable[[Node, Building], Any]
"""What makes a value of a node, or notes why it cannot and returns `BAD`."""


def describe(node: Node) -> str:
    """Say in words what stands at a node."""
    if isinstance(node, MappingNode):
        return "a map"
    if isinstance(node, SequenceNode):
        return "a list"
    value = resolve(node.value) if is_plain(node) else node.value
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the value {node.value}"
    if isinstance(value, int | float):
        return f"the number {node.value}"
    shown = value if len(value) <= 40 else f"{value[:39]}…"
    return f'the text "{shown.strip()}"'


def is_plain(node: Node) -> bool:
    """Whether a scalar stands there without quotes and outside a block."""
    return isinstance(node, ScalarNode) and not node.style


def text_builder(name: str) -> Builder:
    """Return what builds a text."""
    is_prose = name in PROSE

    def build(node: Node, at: Building) -> Any:
        if node.__class__ is not ScalarNode:
            return at.wrong_type(node, name, "text")
        value: str = node.value
        if not node.style:
            if not is_text(value):
                return at.wrong_type(node, name, "text")
            warn_of_plain(node, at, name, is_prose=is_prose)
        elif node.style == '"' and _ESCAPED.search(value):
            what = "A backslash inside double quotes has made a control character here"
            return at.note(
                node, "escape", what, "Use single quotes or a block, where a backslash has no special meaning."
            )
        return value

    return build


def warn_of_plain(node: Node, at: Building, name: str, *, is_prose: bool) -> None:
    """Warn where an unquoted text is not what its author sees."""
    if node.value in BOOLEANS_ELSEWHERE:
        at.note(
            node, "unquoted-word", f"Unquoted, {node.value} is text here but true or false in other YAML readers",
            f'Write "{node.value}" in quotes.', Severity.WARNING,
        )  # fmt: skip
    if is_prose and at.holds_hash:
        end = node.end_mark.index
        rest = at.text[end : end + 400].partition("\n")[0]
        comment = rest.lstrip()
        if comment.startswith("#") and (name == "prompt" or not comment.startswith("# ")):
            what = f'"{name}" ends here: YAML reads the rest of the line as a comment'
            at.note(end + len(rest) - len(comment), "cut-by-hash", what, _BLOCK_ADVICE, Severity.WARNING)


def number_builder(name: str, *, whole: bool) -> Builder:
    """Return what builds a number."""

    def build(node: Node, at: Building) -> Any:
        value = resolve(node.value) if node.__class__ is ScalarNode and not node.style else None
        if isinstance(value, bool) or not isinstance(value, int if whole else int | float):
            return at.wrong_type(node, name, "a whole number" if whole else "a number")
        if value != value:
            return at.note(node, "wrong-type", f'"{name}" must be a number, not .nan')
        return value if whole else float(value)

    return build


def truth_builder(name: str) -> Builder:
    """Return what builds a truth value."""

    def build(node: Node, at: Building) -> Any:
        value = resolve(node.value) if node.__class__ is ScalarNode and not node.style else None
        return value if isinstance(value, bool) else at.wrong_type(node, name, "true or false")

    return build


def list_builder(name: str, item: Builder, items: str, length: int | None = None) -> Builder:
    """Return what builds a tuple, of a given length where one is given."""
    wanted = f"a list of {items}"

    def build(node: Node, at: Building) -> Any:
        if node.__class__ is not SequenceNode:
            return at.wrong_type(node, name, wanted)
        errors = at.errors
        values = [item(part, at) for part in node.value]
        if at.errors > errors:
            return BAD
        if length is not None and len(values) != length:
            return at.note(node, "wrong-length", f'"{name}" must have {length} items, but has {len(values)}')
        return tuple(values)

    return build


def map_builder(name: str, item: Builder) -> Builder:
    """Return what builds a map with keys of the author's choice."""

    def build(node: Node, at: Building) -> Any:
        if node.__class__ is not MappingNode:
            return at.wrong_type(node, name, "a map")
        errors = at.errors
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_of(key_node, values, node, at)
            if key is not BAD:
                values[key] = item(value_node, at)
        return BAD if at.errors > errors else values

    return build


def key_of(node: Node, known: dict[str, Any], parent: MappingNode, at: Building) -> Any:
    """Return a key as it is written, or note that it is none or stands there twice."""
    if not isinstance(node, ScalarNode):
        return at.note(node, "wrong-key", "A key must be text", 'Write `key: value`; "?" means something else in YAML.')
    if node.value == "<<" and not node.style:
        return at.note(
            node, "merge-key", "Banks do not allow merge keys", "Write the values out, or put them under `defaults`."
        )
    if node.value in known:
        first = next(key for key, _ in parent.value if key.value == node.value)
        line = position_of(at.text, first.start_mark.index).line
        return at.note(
            node, "duplicate-key", f'"{node.value}" is given twice', f"Remove one; the first is on line {line}."
        )
    return node.value


def anything(node: Node, at: Building, depth: int = 5) -> Any:
    """Build plain lists, maps and scalars of whatever stands at a node."""
    if depth > MOST_DEPTH:
        return at.note(node, "too-deep", f"Values are nested more than {MOST_DEPTH} levels deep", "Flatten them.")
    if isinstance(node, SequenceNode):
        return [anything(part, at, depth + 1) for part in node.value]
    if isinstance(node, MappingNode):
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_of(key_node, values, node, at)
            if key is not BAD:
                values[key] = anything(value_node, at, depth + 1)
        return values
    if not is_plain(node):
        return node.value
    warn_of_plain(node, at, "", is_prose=False)
    return resolve(node.value)
