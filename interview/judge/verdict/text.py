"""What a child sent as text that is safe and short enough for a screen."""

import unicodedata

import numpy as np

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

MAX_SHOWN = 600
"""Characters of one shown observation."""
MAX_ITEMS = 8
"""Items of one shown list."""
_KEPT = {"\n", "\t"}


def clean(text: str, limit: int = MAX_SHOWN) -> str:
    """Return text without control and formatting characters, cut at a limit."""
    shown = "".join(
        char if char in _KEPT or unicodedata.category(char)[0] != "C" else "·" for char in text[: limit + 1]
    )
    return shown if len(text) <= limit else f"{shown[:limit]} …"


def plural(count: int, noun: str) -> str:
    """Return a count with its noun: `1 item`, `2 items`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def shape_text(shape: tuple[int, ...]) -> str:
    """Return a shape as Python writes a tuple."""
    return str(tuple(shape))


def brief(value: Value) -> str:
    """Return a value as a Python programmer would write it, cut at a limit."""
    return clean(_text(value, 0))


def _text(value: Value, depth: int) -> str:
    match value:
        case Nothing():
            return "None"
        case Flag():
            return str(value.v)
        case Whole():
            return str(value.number) if len(value.v) < 400 else f"{value.v[:40]}…"
        case Real() | Complex():
            return repr(value.number)
        case Text():
            return repr(value.v) if value.length == len(value.v) else f"{value.v!r}… ({value.length} characters)"
        case Named():
            return value.v
        case Opaque():
            return f"<{value.type}>"
        case Array():
            return _array(value)
        case Items():
            return _items(value, depth)
        case Pairs():
            return _pairs(value, depth)


def _items(value: Items, depth: int) -> str:
    if depth > 3:
        return "…"
    shown = [_text(item, depth + 1) for item in value.v[:MAX_ITEMS]] + ["…"] * (len(value.v) > MAX_ITEMS)
    inside = ", ".join(shown)
    match value.kind:
        case "tuple":
            return f"({inside},)" if len(shown) == 1 else f"({inside})"
        case "set":
            return f"{{{inside}}}" if shown else "set()"
    return f"[{inside}]"


def _pairs(value: Pairs, depth: int) -> str:
    if depth > 3:
        return "…"
    pairs = list(zip(value.keys, value.values, strict=True))
    shown = [f"{_text(key, depth + 1)}: {_text(item, depth + 1)}" for key, item in pairs[:MAX_ITEMS]]
    return "{" + ", ".join(shown + ["…"] * (len(pairs) > MAX_ITEMS)) + "}"


def _array(value: Array) -> str:
    if value.device == "meta":
        return f"{value.kind}(shape={shape_text(value.shape)}, dtype={value.dtype}, device=meta)"
    name = "tensor" if value.kind == "tensor" else "array"
    with np.printoptions(threshold=24, edgeitems=2, precision=4, linewidth=88, suppress=False):
        body = np.array2string(value.numbers, separator=", ", prefix=f"{name}(")
    plain = value.dtype in ("float32", "int64", "bool") and value.numbers.size <= 24
    tail = "" if plain else f", shape={shape_text(value.shape)}, dtype={value.dtype}"
    return f"{name}({body}{tail})"
