"""Probes that are compared by more than equality with the reference: no_mutation, mode, stat, resource and others."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import numpy as np

from interview.judge.verdict.comparison import Rules, difference
from interview.judge.verdict.text import shape_text
from interview.judge.wire.values import Array, Items, Nothing, Pairs, Text, Value, Whole
from interview.models.task import Tolerance

Relation = Callable[[Any, Value | None, Value, Rules], str]
_MALFORMED = "The result is not of the form that this check looks at."
_LOOSE = {"float32": Tolerance(rtol=1e-4, atol=1e-5), "float16": Tolerance(rtol=1e-2, atol=1e-3),
          "bfloat16": Tolerance(rtol=5e-2, atol=1e-2)}  # fmt: skip


def _loosened(rules: Rules) -> Rules:
    """Return rules under which two ways of rounding agree, where the bank states no tolerance of its own."""
    return msgspec.structs.replace(rules, by_dtype={**_LOOSE, **rules.by_dtype})


def _parts(value: Value | None) -> dict[str, Value]:
    """Return the entries of a mapping with string keys."""
    if not isinstance(value, Pairs):
        return {}
    pairs = zip(value.keys, value.values, strict=True)
    return {key.v: item for key, item in pairs if isinstance(key, Text)}


def _list(value: Value | None) -> tuple[Value, ...]:
    return value.v if isinstance(value, Items) else ()


def _pairs(spec: Any, reference: Value | None, got: Value, rules: Rules) -> str:
    """Left and right of the submission's own results agree."""
    pairs = _list(got)
    if not pairs or len(pairs) != len(_list(reference)):
        return _MALFORMED
    for place, pair in enumerate(pairs):
        sides = _parts(pair)
        if set(sides) != {"left", "right"}:
            return _MALFORMED
        if told := difference(sides["left"], sides["right"], _loosened(rules)):
            which = f" (comparison {place + 1} of {len(pairs)})" if len(pairs) > 1 else ""
            return f"Two results that must agree do not{which}: {told}"
    return ""


def _by_dtype(spec: Any, reference: Value | None, got: Value, rules: Rules) -> str:
    """Equality with the reference, with room for another order of rounding in half precision."""
    if reference is None:
        return _MALFORMED
    loose = {name: _LOOSE[name] for name in ("float16", "bfloat16")}
    return difference(reference, got, msgspec.structs.replace(rules, by_dtype={**loose, **rules.by_dtype}))


def _no_mutation(spec: Any, reference: Value | None, got: Value, rules: Rules) -> str:
    """Arguments are as they were, and memory is shared only where it may be."""
    wanted, seen = _parts(reference), _parts(got)
    if set(seen) != {"after", "shares"} or set(wanted) != {"after", "shares"}:
        return _MALFORMED
    exact = Rules(Tolerance(rtol=0.0, atol=0.0))
    before, after = _parts(wanted["after"]), _parts(seen["after"])
    for name, value in before.items():
        told = difference(value, after[name], exact) if name in after else f"{name} is missing."
        if told:
            return f"The call changes the argument {name}: {told}"
    shared = {item.v for item in _list(seen["shares"]) if isinstance(item, Text)}
    allowed = {item.v for item in _list(wanted["shares"]) if isinstance(item, Text)}
    stated = spec.get("shares") if isinstance(spec, dict) else None
    if surplus := sorted(shared - allowed):
        return f"The result shares its memory with the argument {surplus[0]}."
    if stated and (lacking := sorted(allowed - shared)):
        return f"The result is a copy of the argument {lacking[0]}, but should be a view of it."
    return ""


def _mode(spec: Any, reference: Value | None, got: Value, rules: Rules) -> str:
    """Calls repeat or differ where the reference's do, and evaluation and buffers are the reference's."""
    wanted, seen = _parts(reference), _parts(got)
    for name, words in (("train", "training"), ("eval", "evaluation")):
        pair, own = _list(wanted.get(name)), _list(seen.get(name))
        if len(pair) != 2 or len(own) != 2:
            return _MALFORMED
        varies, varies_own = bool(difference(*pair, rules)), bool(difference(*own, rules))
        if varies and not varies_own:
            return f"Two calls in {words} give the same result, but should differ."
        if varies_own and not varies:
            return f"Two calls in {words} differ, but should give the same result."
    if not isinstance(spec, dict) or spec.get("values", True):
        if told := difference(_list(wanted["eval"])[0], _list(seen["eval"])[0], rules):
            return f"In evaluation: {told}"
        if told := difference(wanted["buffers"], seen.get("buffers", wanted["eval"]), rules, "buffers"):
            return told
    return ""


def _registered(spec: Any, reference: Value | None, got: Value, rules: Rules) -> str:
    """The same parameters and buffers are registered, and they survive round trip, cast and copy."""
    wanted, seen = _parts(reference), _parts(got)
    by_name = not isinstance(spec, dict) or spec.get("names", True)
    for part in ("parameters", "buffers", "double"):
        left, right = wanted.get(part), seen.get(part)
        if left is None or right is None:
            return _MALFORMED
        if not by_name:
            left, right = _nameless(left), _nameless(right)
        if told := difference(left, right, rules):
            return f"In {part}: {told}" if part != "double" else f"After .double(): {told}"
    words = ("After load_state_dict of its own state_dict", "After its deep copy was changed")
    for pair, word in zip(_list(seen.get("pairs")), words, strict=False):
        sides = _parts(pair)
        if told := difference(sides["left"], sides["right"], rules) if len(sides) == 2 else _MALFORMED:
            return f"{word}: {told}"
    return "" if len(_list(seen.get("pairs"))) == 2 else _MALFORMED


def _nameless(value: Value) -> Value:
    values = value.values if isinstance(value, Pairs) else ()
    return Items("list", tuple(sorted(values, key=repr)))


def _stat(spec: Any, reference: Value | None, got: Value, rules: Rules) -> str:
    """Moments are as near to the reference's as the number of draws lets one demand."""
    wanted, seen = _parts(reference), _parts(got)
    times = wanted.get("times")
    if not isinstance(times, Whole) or set(wanted) != set(seen):
        return _MALFORMED
    chosen = spec.get("of", ("mean", "var")) if isinstance(spec, Mapping) else ("mean", "var")
    series = {"element": "mean", "whole": "mean", "square": "var"}
    for name, needed_by in series.items():
        if needed_by in chosen and (told := _moment(name, wanted[name], seen[name], times.number)):
            return told
    if difference(*_two(wanted["draws"]), rules) and not difference(*_two(seen["draws"]), rules):
        return "Two draws are the same, but should differ."
    return ""


def _two(value: Value | None) -> tuple[Value, Value]:
    items = _list(value)
    return (items[0], items[1]) if len(items) == 2 else (Nothing(), Nothing())


def _moment(name: str, wanted: Value, seen: Value, times: int) -> str:
    left, right = _two(wanted), _two(seen)
    arrays = [item.numbers for item in (*left, *right) if isinstance(item, Array) and item.dtype == "float64"]
    if len(arrays) != 4:
        return _MALFORMED
    mean, var, own, own_var = arrays
    if mean.shape != own.shape or own.shape != own_var.shape:
        return f"Expected draws of shape {shape_text(mean.shape)}, got {shape_text(own.shape)}."
    sigmas = math.sqrt(2 * math.log(max(mean.size, 1) / 1e-7))
    allowed = sigmas * np.sqrt((var + own_var) / times) + 1e-6 * (1 + np.abs(mean))
    bad = ~(np.abs(own - mean) <= allowed)
    if not bad.any():
        return ""
    place = tuple(int(step) for step in np.argwhere(bad)[0]) if bad.ndim else ()
    what = {"element": "mean", "whole": "mean over all elements", "square": "mean square over all elements"}[name]
    at = f" at {list(place)}" if place else ""
    return (
        f"Over {times} draws the {what}{at} is {own[place]:.4g}, and the reference's is {mean[place]:.4g}; "
        f"chance explains a difference of up to {allowed[place]:.2g}."
    )


def _resource(spec: Any, reference: Value | None, got: Value, rules: Rules) -> str:
    """At each size no more is used than a few times what the reference uses."""
    wanted, seen = _parts(reference), _parts(got)
    options = spec if isinstance(spec, Mapping) else {}
    slack = float(options.get("slack", 2.0))
    words = {"operators": "operators", "largest": "elements in one tensor", "total": "bytes in new tensors"}
    floors = {"operators": 12, "largest": 16, "total": 256}
    for name in options.get("of", tuple(words)):
        sizes, left, right = (
            _numbers(parts.get(key)) for parts, key in ((wanted, "sizes"), (wanted, name), (seen, name))
        )
        if not left or len(left) != len(right):
            return _MALFORMED
        for size, allowed, used in zip(sizes, left, right, strict=False):
            if used > slack * allowed + floors[name]:
                told = f"At n = {size}, it takes {used:,} {words[name]}; the reference takes {allowed:,}"
                return f"{told} (allowed: {slack:g} ×)."
    return ""


def _numbers(value: Value | None) -> list[int]:
    return [item.number for item in _list(value) if isinstance(item, Whole)]


RELATIONS: dict[str, Relation] = {
    "metamorphic": _pairs, "equivalence": _pairs, "dtype": _by_dtype, "no_mutation": _no_mutation, "mode": _mode,
    "registered": _registered, "stat": _stat, "resource": _resource,
}  # fmt: skip
"""The relation of each probe that has one: (spec, reference's observation, the submission's, rules) → sentence."""
