"""Showing the code within a line of text: what stands between backticks is set off, and the backticks go."""

import re

from textual.content import Content

_FENCE = re.compile(r"^\s*```.*\n?", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")


def inline(text: str) -> Content:
    """Return a text of a bank, never as markup, with its code set off."""
    text = _FENCE.sub("", text.strip()).rstrip("\n")
    parts: list[str | tuple[str, str]] = []
    end = 0
    for match in _CODE.finditer(text):
        parts += [text[end : match.start()], (match[1], "$text-accent")]
        end = match.end()
    return Content.assemble(*parts, text[end:])
