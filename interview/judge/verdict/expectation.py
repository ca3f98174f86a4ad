"""Checks with `expect:`, whose observation is compared with a literal or a property instead of the reference's."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from interview.judge.verdict.comparison import EXACT, Rules, difference, kind_text, near
from interview.judge.verdict.text import brief, shape_text
from interview.judge.wire.values import Array, Complex, Flag, Items, Named, Nothing, Pairs, Real, Text, Value, Whole

OPERATORS = ("finite", "shape", "dtype", "min", "max", "equals", "raises")
"""What `expect` may name: {finite: true}, {shape: [2, 3]}, {dtype: float32}, {min: 0, max: 1}, {equals: literal}."""


def is_statement(expect: Any) -> bool:
    """Return whether `expect` names properties, as against being the literal itself."""
    return isinstance(expect, Mapping) and bool(expect) and all(name in OPERATORS for name in expect)


def shortfall(expect: Any, got: Value, rules: Rules) -> str:
    """Return in one sentence how an observation falls short of `expect`; empty where it does not."""
    if not is_statement(expect):
        return _unlike(expect, got, rules)
    for name, wanted in expect.items():
        if told := _property(name, wanted, got, rules):
            return told
    return ""


def _property(name: str, wanted: Any, got: Value, rules: Rules) -> str:
    if name == "equals":
        return _unlike(wanted, got, rules)
    if name == "raises":
        return f"Expected {wanted} to be raised, got {kind_text(got)}."
    if name == "shape":
        return _shape(tuple(wanted), got)
    if name == "dtype":
        dtype = got.dtype if isinstance(got, Array) else type(got).__name__.lower()
        return "" if dtype == str(wanted).removeprefix("torch.") else f"Expected dtype {wanted}, got {dtype}."
    numbers = _all_numbers(got)
    if numbers is None:
        return f"Expected numbers, got {kind_text(got)}."
    if name == "finite":
        odd = numbers[~np.isfinite(numbers)]
        return f"Expected finite numbers, got {odd[0]:g} among {numbers.size}." if wanted and odd.size else ""
    outside = numbers[~(numbers >= wanted)] if name == "min" else numbers[~(numbers <= wanted)]
    bound = "at least" if name == "min" else "at most"
    return f"Expected numbers {bound} {wanted}, got {outside[0]:g}." if outside.size else ""


def _shape(wanted: tuple[int, ...], got: Value) -> str:
    if not isinstance(got, Array):
        return f"Expected a tensor of shape {shape_text(wanted)}, got {kind_text(got)}."
    return "" if got.shape == wanted else f"Expected shape {shape_text(wanted)}, got {shape_text(got.shape)}."


def _all_numbers(value: Value) -> np.ndarray[Any, Any] | None:
    """Return every number of an observation in one row; None where there is anything else."""
    match value:
        case Array():
            numbers = value.numbers
            return np.abs(numbers).ravel() if numbers.dtype.kind == "c" else numbers.astype(np.float64).ravel()
        case Whole() | Real():
            return np.asarray([float(value.number)])
        case Items() | Pairs():
            rows = [_all_numbers(item) for item in (value.v if isinstance(value, Items) else value.values)]
            return (
                None
                if any(row is None for row in rows)
                else np.concatenate([np.empty(0), *[r for r in rows if r is not None]])
            )
    return None


def _unlike(literal: Any, got: Value, rules: Rules) -> str:
    if isinstance(got, Array):
        return _unlike_array(literal, got, rules)
    if isinstance(got, Text) and isinstance(literal, str):
        return "" if got.v == literal and got.length == len(literal) else f"Expected {literal!r}, got {brief(got)}."
    if isinstance(got, Named) and isinstance(literal, str):
        return "" if got.v == literal else f"Expected {literal}, got {got.v}."
    return difference(literal_value(literal), got, rules)


def _unlike_array(literal: Any, got: Array, rules: Rules) -> str:
    try:
        wanted = np.asarray(literal, dtype=np.float64)
        numbers = got.numbers.astype(np.float64)
    except (TypeError, ValueError):
        return f"Expected {literal!r}, got {kind_text(got)}."
    if wanted.shape != numbers.shape:
        return f"Expected shape {shape_text(wanted.shape)}, got {shape_text(got.shape)}."
    tolerance = rules.of(got.dtype)
    if near(wanted, numbers, tolerance if tolerance != EXACT else EXACT).all():
        return ""
    return f"Expected {literal}, got {brief(got)}."


def literal_value(literal: Any) -> Value:
    """Return a YAML literal as an observation would describe it."""
    match literal:
        case None:
            return Nothing()
        case bool():
            return Flag(literal)
        case int():
            return Whole(hex(literal))
        case float():
            return Real(literal.hex())
        case complex():
            return Complex(literal.real.hex(), literal.imag.hex())
        case list() | tuple():
            return Items("list", tuple(literal_value(item) for item in literal))
        case Mapping():
            keys = tuple(literal_value(key) for key in literal)
            return Pairs(keys, tuple(literal_value(item) for item in literal.values()))
    return Text(str(literal), len(str(literal)))
