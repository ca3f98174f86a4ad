"""Deriving from the types of `interview.models` which keys a bank may hold, and what may stand under each."""

from enum import StrEnum
from functools import cache
from typing import Any

from msgspec import Struct, inspect
from yaml.nodes import MappingNode, Node, ScalarNode

from interview.bank import building
from interview.bank.building import BAD, Builder, Building, describe, key_of
from interview.bank.suggesting import missing, suggestion
from interview.models.question import AnyQuestion, Bug, Code, FollowUp, Hint, Kind, MultipleChoice, Predict, Theory

KINDS: dict[str, type[AnyQuestion]] = {
    Kind.THEORY: Theory,
    Kind.CODE: Code,
    Kind.BUG: Bug,
    Kind.PREDICT: Predict,
    Kind.CHOICE: MultipleChoice,
}
"""The type for each kind of question."""
SHORT_FORMS: dict[type, str] = {Hint: "text", FollowUp: "text"}
"""The types that a plain text may stand for, with the field that it fills."""
_FILLED_IN = frozenset({"bank"})


class Shape:
    """The keys that one type takes, and what builds the value of each."""

    def __init__(self, info: inspect.StructType) -> None:
        self.type = info.cls
        self.names: dict[str, str] = {}
        self.builders: dict[str, Builder] = {}
        self.required = {field.encode_name: None for field in info.fields if field.required}.keys()
        for field in info.fields:
            if field.name not in _FILLED_IN:
                self.names[field.encode_name] = field.name
                self.builders[field.encode_name] = builder_of(field.type, field.encode_name)
        if info.tag_field is not None:
            self.builders[info.tag_field] = _skip
            self.names[info.tag_field] = ""
        short = SHORT_FORMS.get(info.cls)
        self.short_form = short and (short, building.text_builder("hints"))

    def values(self, node: MappingNode, at: Building) -> dict[str, Any]:
        """Build the value of every key, noting keys that are unknown, repeated or missing; `BAD` where one is."""
        errors = at.errors
        values = self.parts(node, at)
        if not self.required <= values.keys():
            written = [key.value for key, _ in node.value if isinstance(key, ScalarNode)]
            for key in missing(self.required, written, self.builders):
                at.note(node, "missing-key", f'"{key}" is missing', f"Add `{key}:`.")
        if at.errors > errors:
            return BAD  # type: ignore[no-any-return]  # what stands for "noted" fits every type
        names = self.names
        return {names[key]: value for key, value in values.items() if names[key]}

    def parts(self, node: MappingNode, at: Building) -> dict[str, Any]:
        """Build the value of every key that is there, by key."""
        values: dict[str, Any] = {}
        builders = self.builders
        for key_node, value_node in node.value:
            key = key_node.value
            if key_node.__class__ is not ScalarNode or key in values or key not in builders:
                self._note_key(key_node, value_node, values, node, at)
                continue
            values[key] = builders[key](value_node, at)
        return values

    def __call__(self, node: Node, at: Building) -> Any:
        """Build the whole thing."""
        if node.__class__ is not MappingNode:
            if self.short_form and node.__class__ is ScalarNode:
                name, build = self.short_form
                text = build(node, at)
                return BAD if text is BAD else self.type(**{name: text})
            return at.note(node, "wrong-type", f"This must be a map, not {describe(node)}", f"Its keys: {self.keys()}.")
        values = self.values(node, at)
        return BAD if values is BAD else self.type(**values)

    def keys(self) -> str:
        """Name the keys, for a message."""
        return ", ".join(self.names)

    def _note_key(
        self, key_node: Node, value_node: Node, values: dict[str, Any], parent: MappingNode, at: Building
    ) -> None:
        """Say what is wrong with a key; one that begins with `x-` is the author's own."""
        key = key_of(key_node, values, parent, at)
        if key is BAD:
            return
        if key.startswith("x-"):
            building.anything(value_node, at)
            return
        at.note(
            key_node,
            "unknown-key",
            f'Unknown key "{key}"',
            suggestion(key, self.names) or f"Known keys: {self.keys()}.",
        )


def _skip(node: Node, at: Building) -> Any:
    """Leave out what has been read before."""
    return None


@cache
def shape_of(cls: type[Struct]) -> Shape:
    """Return the shape of a type."""
    info = inspect.type_info(cls)
    if not isinstance(info, inspect.StructType):
        raise TypeError(cls)
    return Shape(info)


def builder_of(info: inspect.Type, name: str) -> Builder:
    """Return what builds the values of a type that stand under a key."""
    match info:
        case inspect.StrType():
            return building.text_builder(name)
        case inspect.IntType():
            return building.number_builder(name, whole=True)
        case inspect.FloatType():
            return building.number_builder(name, whole=False)
        case inspect.BoolType():
            return building.truth_builder(name)
        case inspect.EnumType():
            return _enum_builder(info.cls, name)
        case inspect.VarTupleType():
            return building.list_builder(name, builder_of(info.item_type, name), _plural(info.item_type))
        case inspect.TupleType():
            first = info.item_types[0]
            return building.list_builder(name, builder_of(first, name), _plural(first), len(info.item_types))
        case inspect.DictType():
            return building.map_builder(name, builder_of(info.value_type, name))
        case inspect.StructType():
            return shape_of(info.cls)
        case inspect.UnionType():
            return _union_builder(info, name)
        case inspect.AnyType():
            return building.anything
        case _:
            raise TypeError(f"{name}: {info}")


def _union_builder(info: inspect.UnionType, name: str) -> Builder:
    """Build text or a map by what stands there; `None` in a union only says that the key may be left out."""
    parts = [builder_of(part, name) for part in info.types if not isinstance(part, inspect.NoneType)]
    if len(parts) == 1:
        return parts[0]
    of_scalar = next(part for part in parts if not isinstance(part, Shape))
    of_map = next(part for part in parts if isinstance(part, Shape))

    def build(node: Node, at: Building) -> Any:
        return (of_map if node.__class__ is MappingNode else of_scalar)(node, at)

    return build


def _enum_builder(cls: type[Any], name: str) -> Builder:
    """Return what builds one of a closed list of values."""
    members: dict[str, StrEnum] = {member.value: member for member in cls}

    def build(node: Node, at: Building) -> Any:
        if node.__class__ is not ScalarNode:
            return at.wrong_type(node, name, f"one of {', '.join(members)}")
        member = members.get(node.value)
        if member is not None:
            return member
        if not node.value:
            return at.wrong_type(node, name, "text")
        return at.note(
            node, "unknown-value", f'"{name}" cannot be "{node.value}"',
            suggestion(node.value, members, all_of_them=True),
        )  # fmt: skip

    return build


def _plural(info: inspect.Type) -> str:
    """Name the items of a list, for a message."""
    match info:
        case inspect.StrType():
            return "texts"
        case inspect.IntType() | inspect.FloatType():
            return "numbers"
        case inspect.EnumType():
            return "words"
        case _:
            return "maps"
