"""Tables of what may stand in the files that people write: banks, plans and scripts."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct, inspect

from interview.bank.fields import sentences
from interview.bank.head import Author, Head
from interview.bank.rules.probes import FORMS, RELATIONS
from interview.bank.schema import value_form
from interview.bank.shapes import shape_of
from interview.cli.script import ScriptedAnswer
from interview.led.planning import Plan
from interview.models.plan import Dimension, Section
from interview.models.question import (
    Bug,
    Choice,
    Code,
    FollowUp,
    Hint,
    MultipleChoice,
    PlantedBug,
    Predict,
    Question,
    Reference,
    Source,
    Theory,
)
from interview.models.rubric import Expectation, KeyPoint, Misconception, PhraseRule, Sample
from interview.models.task import Check, Limits, Mutant, Task, Tolerance

BANK: dict[type[Struct], str] = {
    Head: "Bank",
    Question: "Every question",
    Theory: "Theory",
    KeyPoint: "Key point",
    PhraseRule: "Phrase rule",
    Misconception: "Misconception",
    Sample: "Sample",
    Expectation: "Expectation",
    Code: "Code",
    Task: "Task",
    Check: "Check",
    Mutant: "Mutant",
    Limits: "Limits",
    Tolerance: "Tolerance",
    Bug: "Bug",
    PlantedBug: "Planted bug",
    Predict: "Predict",
    MultipleChoice: "Choice question",
    Choice: "Choice",
    Hint: "Hint",
    FollowUp: "Follow-up",
    Reference: "Reference",
    Source: "Source",
    Author: "Author",
}
"""The types of a bank file with their headings, in the order of the document."""
PLAN: dict[type[Struct], str] = {Plan: "Plan", Section: "Section", Dimension: "Dimension"}
"""The types of a plan."""
HEADINGS = BANK | PLAN


def bank_fields() -> str:
    """Return a table for each type of a bank file."""
    return "\n\n".join(f"### {heading}\n\n{_intro(cls)}{table(cls, _left_out(cls))}" for cls, heading in BANK.items())


def plan_fields() -> str:
    """Return a table for each type of a plan."""
    return "\n\n".join(f"### {heading}\n\n{_intro(cls)}{table(cls)}" for cls, heading in PLAN.items())


def script_fields() -> str:
    """Return the table of what a script says about one question."""
    return table(ScriptedAnswer)


def probes() -> str:
    """Return the table of the probes, with the keys of each."""
    said = sentences(Check)
    lines = ["| probe | keys | what it observes |", "|---|---|---|"]
    for name in Check.PROBES:
        lines.append(f"| `{name}` | {_keys_of(name)} | {said[name]} |")
    return "\n".join(lines)


def _keys_of(probe: str) -> str:
    if probe not in FORMS:
        return {"call": "an expression", "cases": "a list of expressions"}.get(probe, "statements with `return`")
    form = FORMS[probe]
    own = [key for key in form.keys if key not in RELATIONS]
    shown = ", ".join(f"**`{key}`**" if key in form.needed else f"`{key}`" for key in own)
    if probe == "metamorphic":
        shown += ", and one of " + ", ".join(f"`{name}` ({', '.join(keys)})" for name, keys in RELATIONS.items())
    return f"code, or {shown}" if form.plain else shown


def table(cls: type[Struct], left_out: Sequence[str] = ()) -> str:
    """Return the keys of a type: what may stand under each, what holds without it, and what it means."""
    lines = ["| key | value | default | meaning |", "|---|---|---|---|"]
    for field in _fields(cls):
        if field.name not in left_out:
            value = _value(cls, field)
            default = "by kind" if cls is Question and field.name == "minutes" else _default(field)
            cells = (f"`{field.encode_name}`", value, default, sentences(cls).get(field.name, ""))
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _intro(cls: type[Struct]) -> str:
    return "" if cls in (Head, Question) else f"{(cls.__doc__ or '').partition(chr(10))[0]}\n\n"


def _fields(cls: type[Struct]) -> list[inspect.Field]:
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    names = shape_of(cls).names
    return [field for field in info.fields if field.encode_name in names]


def _left_out(cls: type[Struct]) -> list[str]:
    """Return the keys that another table shows: those of every question, and the probes of a check."""
    if cls is Check:
        return list(Check.PROBES)
    if issubclass(cls, Question) and cls is not Question:
        return [field.name for field in _fields(Question) if field.name != "minutes"]
    return []


def _default(field: inspect.Field) -> str:
    if field.required:
        return "required"
    value = field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if value is msgspec.UNSET or isinstance(value, Struct) or value in ("", None, (), {}):
        return ""
    if isinstance(value, tuple):
        return f"`[{', '.join(map(str, value))}]`"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def _value(cls: type[Struct], field: inspect.Field) -> str:
    form = value_form(cls, field.encode_name)
    if "enum" in form:
        return _one_of(form["enum"])
    return _words(field.type)


def _words(info: inspect.Type) -> str:
    """Say what may stand where a value of a type is wanted."""
    match info:
        case inspect.StrType():
            return "text"
        case inspect.IntType():
            return "whole number"
        case inspect.FloatType():
            return "number"
        case inspect.BoolType():
            return "`true` or `false`"
        case inspect.EnumType():
            return _one_of([member.value for member in info.cls])
        case inspect.VarTupleType():
            return f"list of {_words(info.item_type)}"
        case inspect.TupleType():
            return f"{len(info.item_types)} × {_words(info.item_types[0])}"
        case inspect.DictType():
            return f"map of names to {_words(info.value_type)}"
        case inspect.StructType():
            heading = HEADINGS[info.cls]
            return f"[{heading.lower()}](#{heading.lower().replace(' ', '-')})"
        case inspect.UnionType():
            return " or ".join(_words(part) for part in info.types if not isinstance(part, inspect.NoneType))
        case _:
            return "anything"


def _one_of(values: Sequence[Any]) -> str:
    return ", ".join(f"`{value}`" for value in values)
