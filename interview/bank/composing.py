"""Composing the text of a bank into YAML nodes that know their positions, within fixed limits."""

import re
from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from interview.bank import yaml_errors
from interview.bank.plain_parser import PlainParser

try:
    from yaml._yaml import CParser as _FastParser
except ImportError:  # PyYAML was built without libyaml; slower, the same result
    _FastParser = PlainParser  # type: ignore[misc,assignment]

MOST_BYTES = 2_000_000
"""The largest bank file, in bytes."""
MOST_DEPTH = 20
"""How deep values may be nested."""
_DEEPEST = 100
"""Where reading stops: beyond all that a bank may nest, and far from where the C stack overflows."""
_MOST_OPENED = 500
"""How many brackets libyaml may meet on one line, which it scans to its end before this module sees the first of them:
newer versions end at a nesting of 1,000 in their own words, and older ones do not."""
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


class _TooDeepError(Exception):
    """Values are nested deeper than anything that a bank holds."""

    def __init__(self, parent: Node) -> None:
        super().__init__()
        self.index: int = parent.start_mark.index


class _Composing:
    """What composes without PyYAML's own idea of what a scalar means, and stops where the nesting is too deep."""

    depth = 0

    def resolve(self, kind: type[Node], value: str | None, implicit: object) -> None:
        """Leave scalars as they are written."""

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        """Count one level down."""
        self.depth += 1
        if self.depth > _DEEPEST and parent is not None:
            raise _TooDeepError(parent)

    def ascend_resolver(self) -> None:
        """Count one level up."""
        self.depth -= 1


class _FastComposer(_Composing, _FastParser):
    """With libyaml."""


class _PlainComposer(_Composing, PlainParser):
    """Without; it has no limit of its own."""


def decode(data: bytes) -> str:
    """Return the text of a file, or raise `Refused` where it is too large or not UTF-8."""
    if len(data) > MOST_BYTES:
        raise Refused(
            Position(1, 1), "too-large",
            f"The file has {len(data) / 1e6:.1f} MB, but at most {MOST_BYTES / 1e6:.0f} are allowed",
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
    composer: Any = (_PlainComposer if _opens_many(text) else _FastComposer)(text)
    try:
        root: Node | None = composer.get_single_node()
    except _TooDeepError as error:
        raise Refused(
            position_of(text, error.index), "too-deep", f"Values are nested more than {MOST_DEPTH} levels deep",
            "Flatten them.",
        ) from None  # fmt: skip
    except yaml.YAMLError as error:
        index, what, do, code = yaml_errors.explain(error, text)
        raise Refused(position_of(text, index), code, what, do) from None
    finally:
        dispose = getattr(composer, "dispose", None)
        if dispose is not None:
            dispose()
    return root


def _opens_many(text: str) -> bool:
    """Whether a line may nest deeper than libyaml would read."""
    if text.count("[") + text.count("{") <= _MOST_OPENED:
        return False
    return any(line.count("[") + line.count("{") > _MOST_OPENED for line in text.split("\n"))


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
