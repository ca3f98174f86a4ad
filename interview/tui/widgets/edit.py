"""Saying what an operation changed in a text, so that a draft can be journaled and replayed."""

import re
from dataclasses import dataclass

_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in a text."""

    at: int
    """How many characters of the text stay untouched before it."""

    removed: str
    """What stood there."""

    inserted: str
    """What stands there now."""

    def apply(self, text: str) -> str:
        """Return the text after this edit."""
        return text[: self.at] + self.inserted + text[self.at + len(self.removed) :]


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
