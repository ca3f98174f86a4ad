"""Deciding what text an editor may hold, and saying as one edit what an operation changed in it."""

import re

from interview.transcript.events import Edit

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff]")


def difference(before: str, after: str) -> Edit | None:
    """Return the one edit that turns `before` into `after`, as short as can be, or None when they are equal."""
    if before == after:
        return None
    shorter = min(len(before), len(after))
    start = _common_prefix_length(before, after, shorter)
    end = _common_prefix_length(before[::-1], after[::-1], shorter - start)
    return Edit(start, before[start : len(before) - end], after[start : len(after) - end])


def plain_text(text: str) -> str:
    """Return `text` as an editor may hold it: every line break a newline, and no character that steers a terminal."""
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub("", _NEWLINES.sub("\n", text))


def _common_prefix_length(one: str, other: str, longest: int) -> int:
    """Return how many first characters are the same, at most `longest`, comparing slices and not characters."""
    low, high = 0, longest
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
