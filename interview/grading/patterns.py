"""Searching regular expressions of banks without ever waiting for one."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

Pattern = re.Pattern[str]
_LOOKAROUND = re.compile(r"\(\?<?[!=](?:[^()]|\([^()]*\))*\)")
_DENIAL = re.compile(r"(?<![\w\\])(?:not?|never|nothing|none|neither|without|cannot|n[.']t)(?!\w)|can[.']t")
_LONGEST = 400
"""How much text a pattern sees at once."""


def unsafe(pattern: str) -> str:
    """Return why a pattern may take for ever, or an empty string.

    Backtracking explodes where something of open length is repeated inside a repetition; such patterns are refused
    instead of timed, since Python's own engine cannot be interrupted.
    """
    try:
        tree = re._parser.parse(pattern)  # type: ignore[attr-defined]
    except re.error as error:
        return f"it is not a regular expression: {error}"
    return "it repeats a repetition" if _nested(tree, inside=False) else ""


def _nested(tree: Any, *, inside: bool) -> bool:
    for name, argument in tree:
        kind = str(name)
        if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, body = argument
            unbounded = most > 30
            if inside and most > 1:
                return True
            if _nested(body, inside=inside or unbounded):
                return True
        elif (
            (kind == "SUBPATTERN" and _nested(argument[3], inside=inside))
            or (kind == "BRANCH" and any(_nested(branch, inside=inside) for branch in argument[1]))
            or (kind in ("ASSERT", "ASSERT_NOT") and _nested(argument[1], inside=inside))
            or (kind == "ATOMIC_GROUP" and _nested(argument, inside=inside))
        ):
            return True
    return False


@lru_cache(maxsize=1_024)
def denies(pattern: Pattern) -> bool:
    """Return whether a pattern looks for a denial itself ("never exceeds"), so that what it finds is none of it."""
    return bool(_DENIAL.search(_LOOKAROUND.sub("", pattern.pattern)))


@lru_cache(maxsize=1_024)
def compiled(pattern: str) -> Pattern | None:
    """Return the pattern ready for use, or None where it is broken or unsafe."""
    return None if unsafe(pattern) else re.compile(pattern, re.IGNORECASE)


def search(pattern: Pattern, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the pattern stands in the text, piece by piece; a place may come twice."""
    for start in range(0, max(1, len(text)), _LONGEST // 2):
        for found in pattern.finditer(text[start : start + _LONGEST]):
            if found.end() > found.start():
                yield start + found.start(), start + found.end()
