"""Describing a bank file in JSON Schema, so that an editor can complete its keys and flag what does not belong."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from msgspec import Struct, inspect

from interview.bank.document import FRAME, SCHEMA
from interview.bank.fields import sentences
from interview.bank.head import BANK_ID, LANGUAGES, Head
from interview.bank.rules.coding import DEVICES, ENTRY_KINDS, LOOPS, MUTANT_SOURCES, MUTANT_VERDICTS
from interview.bank.rules.common import ADDRESS, MOST_TAGS, QUESTION_ID, TAG, TOPIC
from interview.bank.rules.probes import FORMS, RELATIONS, Form
from interview.bank.rules.short import DTYPES, PARTIAL
from interview.bank.shapes import KINDS, SHORT_FORMS, shape_of
from interview.models.question import Kind, MultipleChoice, Question, Reference
from interview.models.task import Check, Mutant, Task

Schema = dict[str, Any]
"""A schema, or a part of one."""

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The version of JSON Schema that editors read best."""
_OWN_KEYS: dict[str, Schema] = {"^x-": {}}
_CLOSED: dict[tuple[type, str], Collection[str]] = {
    (Head, "language"): LANGUAGES,
    (Task, "entry_kind"): ENTRY_KINDS,
    (Task, "loops"): LOOPS,
    (Task, "device"): DEVICES,
    (Mutant, "verdict"): sorted(MUTANT_VERDICTS),
    (Mutant, "from"): MUTANT_SOURCES,
    (MultipleChoice, "partial"): PARTIAL,
}
"""The lists of values that the types of the fields do not hold."""
_PATTERNS: dict[tuple[type, str], re.Pattern[str]] = {
    (Head, "id"): BANK_ID,
    (Question, "id"): QUESTION_ID,
    (Question, "topic"): TOPIC,
    (Reference, "url"): ADDRESS,
}


def bank_schema() -> Schema:
    """Return the schema of a bank file; what it cannot say, `interview validate` says."""
    writer = _Writer()
    frame = {
        "schema": {"const": SCHEMA, "description": "The version of the bank format."},
        "bank": {"description": "What the file says about its bank as a whole.", **writer.head()},
        "questions": {"description": "The questions.", "type": "array", "items": writer.question()},
    }
    return {
        "$schema": DIALECT,
        "title": "A bank of interview questions",
        **_map(frame, FRAME),
        "if": {"properties": {"bank": {"required": ["defaults"], "properties": {"defaults": {"required": ["kind"]}}}}},
        "else": {"properties": {"questions": {"items": {"required": ["kind"]}}}},
        "definitions": writer.definitions,
    }


def value_form(cls: type, key: str) -> Schema:
    """Return what narrows the values under a key further than its type does."""
    for base in cls.__mro__:
        if (base, key) in _CLOSED:
            return {"enum": list(_CLOSED[base, key])}
        if (base, key) in _PATTERNS:
            return {"pattern": f"^(?:{_PATTERNS[base, key].pattern})$"}
    if issubclass(cls, Question) and key == "tags":
        return {"maxItems": MOST_TAGS, "items": {"type": "string", "pattern": f"^(?:{TAG.pattern})$"}}
    if cls is Task and key == "tolerance":
        return {"propertyNames": {"enum": sorted(DTYPES)}}
    if cls is Check and key in FORMS:
        return _probe(key, FORMS[key])
    return {}


def _map(properties: Mapping[str, Schema], required: Collection[str] = ()) -> Schema:
    """Return the schema of a map that holds certain keys, and any that begin with `x-`."""
    needed = {"required": list(required)} if required else {}
    return {
        "type": "object", **needed, "properties": dict(properties), "patternProperties": _OWN_KEYS,
        "additionalProperties": False,
    }  # fmt: skip


class _Writer:
    """Turns types into definitions, each once."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def head(self) -> Schema:
        """Return what may stand under `bank`."""
        properties = self._properties(Head)
        properties["version"]["type"] = ["string", "number"]
        properties["defaults"] = {
            "description": "Values for every question that does not give its own.",
            **_map(self._defaults()),
        }
        return _map(properties, shape_of(Head).required)

    def question(self) -> Schema:
        """Return what may stand in the list of questions: the keys follow from the kind."""
        refs = {kind: self._ref(cls) for kind, cls in KINDS.items()}
        return {
            "type": "object",
            "properties": {"kind": _kind()},
            "if": {"required": ["kind"]},
            "then": {"allOf": [{"if": {"properties": {"kind": {"const": kind}}}, "then": refs[kind]} for kind in refs]},
            "else": {"anyOf": list(refs.values())},
        }

    def _ref(self, cls: type[Struct]) -> Schema:
        """Return a reference to a type's definition."""
        if cls.__name__ not in self.definitions:
            self.definitions[cls.__name__] = {}  # holds the place while types that it needs are written
            said = {"description": (cls.__doc__ or "").partition("\n")[0]}
            one_probe = {"oneOf": [{"required": [probe]} for probe in Check.PROBES]} if cls is Check else {}
            required = list(shape_of(cls).required)
            self.definitions[cls.__name__] = {**said, **_map(self._properties(cls), required), **one_probe}
        return {"$ref": f"#/definitions/{cls.__name__}"}

    def _properties(self, cls: type[Struct]) -> dict[str, Schema]:
        """Return the schema of every key of a type."""
        return dict(self._keys(cls))

    def _keys(self, cls: type[Struct]) -> Iterator[tuple[str, Schema]]:
        info, said, names = inspect.type_info(cls), sentences(cls), shape_of(cls).names
        assert isinstance(info, inspect.StructType)
        if info.tag_field is not None:
            yield info.tag_field, {**_kind(), "const": info.tag}
        for field in info.fields:
            if field.encode_name in names:
                text = {"description": said[field.name]} if field.name in said else {}
                yield field.encode_name, {**text, **self._of(field.type), **value_form(cls, field.encode_name)}

    def _of(self, info: inspect.Type) -> Schema:
        """Return what may stand where a value of a type is wanted."""
        match info:
            case inspect.StrType():
                return {"type": "string"}
            case inspect.IntType():
                return {"type": "integer"}
            case inspect.FloatType():
                return {"type": "number"}
            case inspect.BoolType():
                return {"type": "boolean"}
            case inspect.EnumType():
                return {"enum": [member.value for member in info.cls]}
            case inspect.VarTupleType():
                return {"type": "array", "items": self._of(info.item_type)}
            case inspect.TupleType():
                length, items = len(info.item_types), self._of(info.item_types[0])
                return {"type": "array", "items": items, "minItems": length, "maxItems": length}
            case inspect.DictType():
                return {"type": "object", "additionalProperties": self._of(info.value_type)}
            case inspect.StructType():
                forms = [self._ref(info.cls), *([{"type": "string"}] if info.cls in SHORT_FORMS else [])]
                return {"anyOf": forms}
            case inspect.UnionType():  # `None` in it only says that the key may be left out
                parts = [self._of(part) for part in info.types if not isinstance(part, inspect.NoneType)]
                return {"anyOf": [form for part in parts for form in part.get("anyOf", [part])]}
            case _:
                return {}

    def _defaults(self) -> dict[str, Schema]:
        """Return what a bank may hand down: any key of any kind but the id, and of a map only a part."""
        found: dict[str, Schema] = {}
        for cls in KINDS.values():
            found |= {key: schema for key, schema in self._keys(cls) if key not in ("id", "kind")}
        part_of_a_task = _map(self._properties(Task))
        return {**found, "kind": _kind(), "code": part_of_a_task}


def _kind() -> Schema:
    return {"enum": list(KINDS), "description": Kind.__doc__ or ""}


def _probe(name: str, form: Form) -> Schema:
    """Return what may stand under a probe that is written as a map."""
    keys: dict[str, Schema] = {key: {} for key in form.keys}
    for key, values in form.lists.items():
        one = {"enum": list(values)}
        keys[key] = {"anyOf": [one, {"type": "array", "items": one}]}
    if name == "metamorphic":
        keys |= {relation: _relation(parts) for relation, parts in RELATIONS.items()}
    needed = {"required": list(form.needed)} if form.needed else {}
    spec = {"type": "object", **needed, "properties": keys, "additionalProperties": False}
    return {"anyOf": [{"type": ["string", "number"]}, spec]} if form.plain else spec


def _relation(keys: Collection[str]) -> Schema:
    """Return what may stand under a relation: the inputs that change, or a map of its keys."""
    inputs: Schema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    spec = {
        "type": "object",
        "required": ["of"],
        "properties": {key: {} for key in keys},
        "additionalProperties": False,
    }
    return {"anyOf": [*inputs["anyOf"], spec]}
