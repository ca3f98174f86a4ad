"""Equality of an observation with the reference's, by `torch.testing.assert_close`'s rules, outside both children."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from msgspec import Struct

from interview.judge.verdict.text import brief, plural, shape_text
from interview.judge.wire.values import (
    Array,
    Complex,
    Flag,
    Items,
    Named,
    Nothing,
    Opaque,
    Pairs,
    Real,
    Text,
    Value,
    Whole,
)
from interview.models.task import Tolerance

DEFAULTS: Mapping[str, Tolerance] = {
    "float16": Tolerance(rtol=1e-3, atol=1e-5),
    "bfloat16": Tolerance(rtol=1.6e-2, atol=1e-5),
    "float32": Tolerance(rtol=1.3e-6, atol=1e-5),
    "float64": Tolerance(rtol=1e-7, atol=1e-7),
    "complex64": Tolerance(rtol=1.3e-6, atol=1e-5),
    "complex128": Tolerance(rtol=1e-7, atol=1e-7),
}
"""The tolerances of torch.testing.assert_close; other element types must be equal."""
EXACT = Tolerance(rtol=0.0, atol=0.0)


class Rules(Struct, frozen=True):
    """How near numbers must be for one check."""

    fixed: Tolerance | None = None
    """The check's own tolerance, for every inexact element type."""
    by_dtype: Mapping[str, Tolerance] = {}
    """The question's own tolerances."""

    def of(self, dtype: str) -> Tolerance:
        """Return the tolerance of an element type."""
        if dtype not in DEFAULTS:
            return EXACT
        return self.fixed or self.by_dtype.get(dtype) or DEFAULTS[dtype]


def difference(expected: Value, got: Value, rules: Rules, where: str = "") -> str:
    """Return in one sentence how an observation differs from what is expected; empty where it does not."""
    at = f" at {where}" if where else ""
    if isinstance(got, Opaque):
        return f"Expected {kind_text(expected)}{at}, got an object of type {got.type}."
    if isinstance(expected, Array) and isinstance(got, Array):
        return _arrays(expected, got, rules, where)
    if isinstance(expected, Whole | Real | Complex) and isinstance(got, Whole | Real | Complex):
        return _numbers(expected, got, rules, at)
    if isinstance(expected, Items) and isinstance(got, Items):
        return _items(expected, got, rules, where)
    if isinstance(expected, Pairs) and isinstance(got, Pairs):
        return _pairs(expected, got, rules, where)
    if type(expected) is not type(got):
        return f"Expected {kind_text(expected)}{at}, got {kind_text(got)}."
    return "" if expected == got else f"Expected {brief(expected)}{at}, got {brief(got)}."


def kind_text(value: Value) -> str:
    """Return in a few words what sort of value it is."""
    match value:
        case Array():
            return f"{'a tensor' if value.kind == 'tensor' else 'an array'} of shape {shape_text(value.shape)}"
        case Nothing():
            return "None"
        case Flag() | Whole() | Real() | Complex() | Named():
            return brief(value)
        case Text():
            return "a string"
        case Items():
            return f"a {value.kind} of {plural(len(value.v), 'item')}"
        case Pairs(keys=(Text(v="raised"),), values=(Named(v=name),)):
            return f"the exception {name}"
        case Pairs():
            return f"a dict of {plural(len(value.keys), 'key')}"
    return f"an object of type {value.type}"


def _numbers(expected: Whole | Real | Complex, got: Whole | Real | Complex, rules: Rules, at: str) -> str:
    if isinstance(expected, Whole) and isinstance(got, Whole):
        same = expected.number == got.number
    else:
        tolerance = rules.of("float64")
        try:
            pair = np.asarray([expected.number]), np.asarray([got.number])
            same = bool(near(pair[0].astype(complex), pair[1].astype(complex), tolerance)[0])
        except OverflowError:
            same = False
    return "" if same else f"Expected {brief(expected)}{at}, got {brief(got)}."


def _items(expected: Items, got: Items, rules: Rules, where: str) -> str:
    at = f" at {where}" if where else ""
    if (expected.kind == "set") != (got.kind == "set"):
        return f"Expected {kind_text(expected)}{at}, got {kind_text(got)}."
    if len(expected.v) != len(got.v):
        return f"Expected {plural(len(expected.v), 'item')}{at}, got {len(got.v)}."
    for index, (left, right) in enumerate(zip(expected.v, got.v, strict=True)):
        if told := difference(left, right, rules, f"{where}[{index}]"):
            return told
    return ""


def _pairs(expected: Pairs, got: Pairs, rules: Rules, where: str) -> str:
    at = f" at {where}" if where else ""
    left = {brief(key): value for key, value in zip(expected.keys, expected.values, strict=True)}
    right = {brief(key): value for key, value in zip(got.keys, got.values, strict=True)}
    if missing := [key for key in left if key not in right]:
        return f"The key {missing[0]} is missing{at}."
    if surplus := [key for key in right if key not in left]:
        return f"The key {surplus[0]} is not expected{at}."
    for key, value in left.items():
        if told := difference(value, right[key], rules, f"{where}[{key}]"):
            return told
    return ""


def _arrays(expected: Array, got: Array, rules: Rules, where: str) -> str:
    at = f" at {where}" if where else ""
    if expected.kind != got.kind:
        return f"Expected {kind_text(expected)}{at}, got {kind_text(got)}."
    if expected.shape != got.shape:
        return f"Expected shape {shape_text(expected.shape)}{at}, got {shape_text(got.shape)}."
    if expected.dtype != got.dtype:
        return f"Expected dtype {expected.dtype}{at}, got {got.dtype}."
    if expected.device != got.device:
        return f"Expected device {expected.device}{at}, got {got.device}."
    if expected.device == "meta" or expected.data == got.data:
        return ""
    left, right = expected.numbers, got.numbers
    with np.errstate(all="ignore"):
        close = near(left, right, rules.of(expected.dtype))
        return "" if close.all() else _first_difference(left, right, close, where)


def near(left: np.ndarray[Any, Any], right: np.ndarray[Any, Any], rule: Tolerance) -> np.ndarray[Any, Any]:
    """Return elementwise: |got - expected| <= atol + rtol * |expected|; infinities and NaN equal only themselves."""
    equal = np.asarray(left == right)
    if left.dtype.kind not in "fc":
        return equal
    wide = np.complex128 if left.dtype.kind == "c" else np.float64
    exact, seen = left.astype(wide), right.astype(wide)
    with np.errstate(all="ignore"):
        finite = np.isfinite(exact) & np.isfinite(seen)
        within = np.abs(seen - exact) <= rule.atol + rule.rtol * np.abs(exact)
    nan = np.isnan(exact) & np.isnan(seen)
    return np.asarray(equal | nan | (finite & within))


def _first_difference(
    left: np.ndarray[Any, Any], right: np.ndarray[Any, Any], close: np.ndarray[Any, Any], where: str
) -> str:
    index = tuple(int(place) for place in np.argwhere(~close)[0]) if close.ndim else ()
    place = f"{where}[{', '.join(map(str, index))}]" if index else where
    at = f" at {place}" if place else ""
    told = f"Expected {_element(left[index])}{at}, got {_element(right[index])}"
    if close.size == 1:
        return f"{told}."
    wrong = int(close.size - np.count_nonzero(close))
    wide = np.complex128 if left.dtype.kind == "c" else np.float64
    gaps = np.abs(right.astype(wide) - left.astype(wide))
    gaps = gaps[np.isfinite(gaps) & ~close]
    largest = f", the largest difference is {gaps.max():.3g}" if gaps.size and left.dtype.kind in "fciu" else ""
    return f"{told} ({wrong} of {plural(close.size, 'element')} differ{largest})."


def _element(value: Any) -> str:
    item = value.item()
    return f"{item:.6g}" if isinstance(item, float | complex) else str(item)
