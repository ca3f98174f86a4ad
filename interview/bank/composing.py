"""Composing the text of a bank into YAML nodes that know their positions, within fixed limits."""

import re
from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from interview.bank import yaml_errors

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML was built without libyaml; slower, the same result
    from interview.bank.plain_parser import PlainParser as _Parser  # type: ignore[assignment]

MOST_BYTES = 2_000_000
"""The largest bank file, in bytes."""
MOST_DEPTH = 20
"""How deep values may be nested."""
_HARMLESS_DEPTH = 500
_ANCHOR = re.compile(r"&(?<=[\s\[{,:?-]&)\S")
_TAG = re.compile(r"!(?<=[\s\[{,:?-]!)")


class Position(NamedTuple):
    """A place in a file, counted from 1."""

    line: int
    column: int


class Refused(Exception):  # noqa: N818 - it is caught and becomes a problem, never an error of the program
    """The text is not a bank's YAML."""

    def __init__(self, place: Position, code: str, what: str, do: str) -> None:
        super().__init__(what)
        self.place, self.code, self.what, self.do = place, code, what, do


class _Composer(_Parser):
    """libyaml's composer without PyYAML's own idea of what a scalar means."""

    def resolve(self, kind: type[Node], value: str | None, implicit: object) -> None:
        """Leave scalars as they are written."""

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        """Keep no path."""

    def ascend_resolver(self) -> None:
        """Keep no path."""


class _GuardedComposer(_Composer):
    """The same, stopping before deep nesting overflows the C stack."""

    depth = 0

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        """Count one level down."""
        self.depth += 1
        if self.depth > _HARMLESS_DEPTH:
            raise RecursionError

    def ascend_resolver(self) -> None:
        """Count one level up."""
        self.depth -= 1


def decode(data: bytes) -> str:
    """Return the text of a file, or raise `Refused` where it is too large or not UTF-8."""
    if len(data) > MOST_BYTES:
        raise Refused(
            Position(1, 1), "too-large", f"The file has {len(data) / 1e6:.1f} MB and may have {MOST_BYTES / 1e6:.0f}",
            "Split it into several banks.",
        )  # fmt: skip
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        raise Refused(
            position_of(before, len(before)), "not-utf-8", f"The byte 0x{data[error.start]:02x} is not UTF-8",
            "Save the file as UTF-8.",
        ) from None  # fmt: skip


def compose(text: str) -> Node | None:
    """Return the root node of a text, or raise `Refused` with what to do about it."""
    deepest = text.count("[") + text.count("{") + max(map(len, text.split("\n")))
    composer: Any = (_Composer if deepest < _HARMLESS_DEPTH else _GuardedComposer)(text)
    try:
        root: Node | None = composer.get_single_node()
    except RecursionError:
        raise Refused(
            Position(1, 1), "too-deep", f"Values are nested deeper than {MOST_DEPTH} levels", "Flatten them."
        ) from None
    except yaml.YAMLError as error:
        index, what, do, code = yaml_errors.explain(error, text)
        raise Refused(position_of(text, index), code, what, do) from None
    finally:
        dispose = getattr(composer, "dispose", None)
        if dispose is not None:
            dispose()
    return root


def position_of(text: str, index: int) -> Position:
    """Return the line and the column of a character."""
    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def anchors_and_tags(root: Node, text: str) -> list[Node]:
    """Return the nodes that carry an anchor or a tag; a bank is data without cross-links."""
    if not (text[:1] in ("&", "!") or _ANCHOR.search(text) or _TAG.search(text)):
        return []
    marked: list[Node] = []
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if text[node.start_mark.index : node.start_mark.index + 1] in ("&", "!"):
            marked.append(node)
        elif isinstance(node, MappingNode):
            waiting += [part for pair in node.value for part in pair]
        elif isinstance(node, SequenceNode):
            waiting += node.value
    return marked


def child(node: Node, key: str | int) -> Node | None:
    """Return what stands under a key of a mapping or at an index of a list; None where nothing does."""
    if isinstance(node, MappingNode):
        return next(
            (value for name, value in node.value if isinstance(name, ScalarNode) and name.value == str(key)), None
        )
    if isinstance(node, SequenceNode) and isinstance(key, int) and key < len(node.value):
        item: Node = node.value[key]
        return item
    return None
