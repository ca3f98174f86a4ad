"""What a file says about its bank as a whole, and what it hands down to every question."""

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from interview.bank import building
from interview.bank.building import BAD, Building
from interview.bank.composing import child
from interview.bank.rules.common import TORCH_RANGE, address_rules
from interview.bank.rules.finding import Finding
from interview.bank.shapes import KINDS, Shape, shape_of
from interview.bank.suggesting import suggestion
from interview.models.question import Source

BANK_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")
LANGUAGES = ("en",)
_HANDED_DOWN = ("torch", "source")


class Author(Struct, frozen=True, kw_only=True):
    """Somebody who wrote a bank."""

    name: str
    """The name to show."""
    url: str = ""
    """An http(s) address."""


class Head(Struct, frozen=True, kw_only=True):
    """What a file says about its bank as a whole."""

    id: str
    """The name of the bank: 2 to 40 lowercase letters, digits and dashes. A question is called `bank:id` elsewhere."""
    title: str = ""
    """What the bank is called."""
    version: str = ""
    """The author's own version."""
    language: str = "en"
    """The language of the bank; answers are read as English."""
    license: str = ""
    """The license it may be passed on under; `unknown` means private use only."""
    authors: tuple[str | Author, ...] = ()
    """Who wrote the bank."""
    source: tuple[Source, ...] = ()
    """Where the bank comes from. A single source also counts for every question."""
    torch: str = ""
    """The versions of PyTorch that its questions hold for, such as `>=2.6`."""


def build_head(node: Node | None, at: Building) -> Head | None:
    """Build what a file says about its bank; nothing where that is broken."""
    if node is None:
        return None
    if not isinstance(node, MappingNode):
        at.wrong_type(node, "bank", "a map")
        return None
    pairs = [(key, _as_text(key, value)) for key, value in node.value if key.value != "defaults"]
    head = shape_of(Head)(MappingNode("", pairs, node.start_mark, node.end_mark), at)
    if head is BAD:
        return None
    for finding in _head_rules(head):
        place = child(node, finding.where[0]) or node
        at.note(place, finding.code, finding.what, finding.do, finding.severity)
    return head  # type: ignore[no-any-return]  # a shape builds its own type


def _head_rules(head: Head) -> Iterator[Finding]:
    if not BANK_ID.fullmatch(head.id):
        yield Finding(
            ("id",),
            "bad-id",
            f'"{head.id}" is not a valid bank id',
            "Use 2 to 40 lower-case letters, digits and dashes.",
        )
    if head.language not in LANGUAGES:
        yield Finding(
            ("language",),
            "unknown-value",
            f'"language" cannot be "{head.language}"',
            "Answers are graded as English: write en.",
        )
    if head.torch and not TORCH_RANGE.fullmatch(head.torch):
        yield Finding(("torch",), "bad-range", f'"{head.torch}" is not a version range', 'Write, for example, ">=2.6".')
    for source in head.source:
        if source.url:
            yield from address_rules(source.url, ("source",))


def _as_text(key: Node, value: Node) -> Node:
    """Return a version number as the text that it is."""
    if key.value == "version" and isinstance(value, ScalarNode) and not value.style and value.value:
        return ScalarNode("", value.value, value.start_mark, value.end_mark, style='"')
    return value


def build_defaults(bank: Node | None, at: Building) -> MappingNode | None:
    """Return what is merged under every question, checked once; nothing where the bank hands nothing down."""
    if not isinstance(bank, MappingNode):
        return None
    node = child(bank, "defaults")
    pairs: list[tuple[Node, Node]] = []
    if isinstance(node, MappingNode):
        known: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = building.key_of(key_node, known, node, at)
            if key is not BAD:
                known[key] = value_node
                pairs += _default(key_node, value_node, at)
    elif node is not None:
        at.wrong_type(node, "defaults", "a map")
    own = {key.value for key, _ in pairs}
    pairs += [pair for key in _HANDED_DOWN if key not in own for pair in _handed_down(bank, key)]
    return MappingNode("", pairs, bank.start_mark, bank.end_mark) if pairs else None


def _default(key_node: Node, value_node: Node, at: Building) -> list[tuple[Node, Node]]:
    """Return one default as a pair, or nothing where no question could use it."""
    key, errors = key_node.value, at.errors
    shapes = [shape_of(cls) for cls in KINDS.values()]
    shape = next((shape for shape in shapes if key in shape.builders and key != "id"), None)
    if key.startswith("x-"):
        building.anything(value_node, at)
        return []
    if shape is None:
        every = list(dict.fromkeys(name for shape in shapes for name in shape.builders if name != "id"))
        at.note(key_node, "unknown-key", f'Questions have no key "{key}"', suggestion(key, every))
        return []
    builder = shape.builders[key]
    if isinstance(builder, Shape) and isinstance(value_node, MappingNode):
        builder.parts(value_node, at)
    else:
        builder(value_node, at)
    return [(key_node, value_node)] if at.errors == errors else []


def _handed_down(bank: MappingNode, key: str) -> list[tuple[Node, Node]]:
    """Return what each question takes over from its bank: torch versions, and the source where there is one."""
    pair = next(((name, value) for name, value in bank.value if name.value == key), None)
    if pair and isinstance(pair[1], SequenceNode):
        return [(pair[0], pair[1].value[0])] if len(pair[1].value) == 1 else []
    return [pair] if pair else []


def merged(node: MappingNode, defaults: MappingNode, shape: Shape | None) -> MappingNode:
    """Return a question's map with the defaults that its kind knows under its own keys, maps merged key by key."""
    own = {key.value: index for index, (key, _) in enumerate(node.value) if isinstance(key, ScalarNode)}
    pairs = list(node.value)
    for key, value in defaults.value:
        if shape is not None and key.value not in shape.builders:
            continue
        index = own.get(key.value)
        if index is None:
            pairs.append((key, value))
        elif isinstance(value, MappingNode) and isinstance(pairs[index][1], MappingNode):
            pairs[index] = (pairs[index][0], merged(pairs[index][1], value, None))
    return MappingNode("", pairs, node.start_mark, node.end_mark)
