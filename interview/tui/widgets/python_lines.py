"""Deciding how lines of Python are indented, outdented and commented out."""

import re
from collections.abc import Sequence

INDENT = 4
"""How many spaces one level is."""

_BEFORE_COMMENT = re.compile(r"""(?:[^#"']|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')*""")
_LEAVES_BLOCK = re.compile(r"\s*(?:return|pass|break|continue|raise)\b")
_LEADING_BLANKS = re.compile(r"^[ \t]+", re.MULTILINE)


def indentation(line: str) -> str:
    """Return the blanks that a line begins with."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def next_indentation(line: str) -> str:
    """Return the blanks that the line after `line` begins with."""
    blanks = indentation(line)
    code = _BEFORE_COMMENT.match(line)
    text = code.group().rstrip() if code else ""
    if text.endswith((":", "(", "[", "{")):
        return blanks + " " * INDENT
    closed = sum(map(text.count, "([{")) == sum(map(text.count, ")]}"))
    if closed and _LEAVES_BLOCK.match(text):
        return blanks[:-INDENT]
    return blanks


def previous_tab_stop(column: int) -> int:
    """Return the nearest tab stop to the left of a column."""
    return max(0, (column - 1) // INDENT * INDENT)


def indented(lines: Sequence[str]) -> list[str]:
    """Return the lines one level deeper; blank lines stay as they are."""
    return [" " * INDENT + line if line.strip() else line for line in lines]


def outdented(lines: Sequence[str]) -> list[str]:
    """Return the lines at the previous tab stop."""
    return [_outdented(line) for line in lines]


def _outdented(line: str) -> str:
    if line.startswith("\t"):
        return line[1:]
    blanks = len(line) - len(line.lstrip(" "))
    return line[blanks - previous_tab_stop(blanks) :]


def comment_toggled(lines: Sequence[str]) -> list[str]:
    """Return the lines commented out, or as code again when all of them are comments; blank lines stay as they are."""
    code = [line for line in lines if line.strip()]
    if all(line.lstrip().startswith("#") for line in code):
        return [re.sub("# ?", "", line, count=1) if line.strip() else line for line in lines]
    column = min(len(indentation(line)) for line in code)
    return [f"{line[:column]}# {line[column:]}" if line.strip() else line for line in lines]


def spaces_for_tabs(text: str) -> str:
    """Return pasted code with its indentation in spaces, since Python refuses a mixture."""
    return _LEADING_BLANKS.sub(lambda blanks: blanks.group().expandtabs(INDENT), text)
