"""Deciding what a plain YAML scalar stands for, by the core rules of YAML 1.2."""

import re

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NAMED: dict[str, bool | float | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_MAY_NOT_BE_TEXT = frozenset("0123456789+-.~nNtTfF")
_LONGEST_NUMBER = 400
BOOLEANS_ELSEWHERE = frozenset(
    form
    for word in ("yes", "no", "on", "off")
    for form in (word, word.capitalize(), word.upper())
)  # fmt: skip
"""Words that are text here and truth values to readers of YAML 1.1."""

Scalar = str | int | float | bool | None
"""What a scalar can stand for."""


def resolve(value: str) -> Scalar:
    """Return what an unquoted scalar stands for; dates, octal and sexagesimal forms stay text."""
    if value and value[0] not in _MAY_NOT_BE_TEXT:
        return value
    if value in _NAMED:
        return _NAMED[value]
    if len(value) > _LONGEST_NUMBER:
        return value
    if _INTEGER.fullmatch(value) and not _is_octal(value):
        return int(value)
    if _FLOAT.fullmatch(value) and not _is_octal(value):
        return float(value)
    return value


def is_text(value: str) -> bool:
    """Whether an unquoted scalar stands for text."""
    if value and value[0] not in _MAY_NOT_BE_TEXT:
        return True
    return isinstance(resolve(value), str)


def _is_octal(value: str) -> bool:
    """Whether other readers of YAML would take the digits for an octal number (`0755`)."""
    digits = value.lstrip("+-")
    return len(digits) > 1 and digits[0] == "0" and digits.isdigit()
