"""Explaining what libyaml could not read, and how to write it instead."""

import re

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

_QUOTE = 'Put the text in quotes, or in a block: a "|" after the colon and the text indented below it.'
_NOT_PRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL = "The text contains a control character"
_UNPRINTABLE = "Remove it, or write it as an escape in double quotes."
_EXPLANATIONS: tuple[tuple[str, str, str, str], ...] = (
    ("mapping values are not allowed", "not-yaml",
     'This line has a second ": ", so its text is read as a key', _QUOTE),
    ("found a tab character", "tab",
     "A tab is used where YAML needs spaces", "Indent with spaces."),
    ("cannot start any token", "not-yaml",
     "Unquoted text cannot begin with this character", _QUOTE),
    ("found undefined alias", "anchor",
     'Text that begins with "*" is read as an alias, which banks do not allow', _QUOTE),
    ("while scanning an alias", "anchor",
     'Text that begins with "*" is read as an alias, which banks do not allow', _QUOTE),
    ("while scanning an anchor", "anchor",
     'Text that begins with "&" is read as an anchor, which banks do not allow', _QUOTE),
    ("duplicate anchor", "anchor",
     "Banks do not allow anchors", "Write the value out where it is needed."),
    ("undefined tag handle", "tag",
     'A value that begins with "!" is read as a tag, which banks do not allow', _QUOTE),
    ("while scanning a tag", "tag",
     'A value that begins with "!" is read as a tag, which banks do not allow', _QUOTE),
    ("unknown escape character", "not-yaml",
     "A backslash inside double quotes begins an escape", "Use single quotes or a block."),
    ("while scanning a quoted scalar", "not-yaml",
     "A quote is opened here but never closed", "Close it; to keep a quote inside the text, double it."),
    ("while parsing a flow sequence", "not-yaml",
     "A list in brackets is not closed properly",
     "Use brackets only for ids and tags; write texts one per line, each after a dash."),
    ("while parsing a flow mapping", "not-yaml",
     "A map in braces is not closed properly",
     "Write it over several lines without braces, or quote its texts."),
    ("could not find expected ':'", "not-yaml",
     "A key has no colon, or a line of a block is not indented",
     "Write `key: value`, and indent every line of a block by the same number of spaces."),
    ("expected a single document", "not-yaml",
     'A second document begins here ("---")', "Split the file in two."),
    ("did not find expected '-' indicator", "not-yaml",
     "This line is not indented like the list it belongs to", "Give every dash of a list the same indentation."),
    ("did not find expected key", "not-yaml",
     "This line is not indented like the keys it belongs to, or follows a closed quote",
     f"Give the keys of a map the same indentation. {_QUOTE}"),
    ("block scalar", "not-yaml",
     'A block is opened by "|" alone; nothing else may follow it on the line',
     "Move the text to the next line and indent it."),
    ("control characters", "not-yaml", _CONTROL, _UNPRINTABLE),
    ("special characters", "not-yaml", _CONTROL, _UNPRINTABLE),
)  # fmt: skip


def explain(error: YAMLError, text: str) -> tuple[int, str, str, str]:
    """Return the index of the fault in the text, what is wrong, what to do, and the problem's code."""
    said, index = str(error).splitlines()[0], 0
    if isinstance(error, MarkedYAMLError):
        said = " ".join(part for part in (error.context, error.problem) if part)
        opened = error.context_mark if "quoted scalar" in said else None
        mark = opened or error.problem_mark or error.context_mark
        index = mark.index if mark else 0
    elif isinstance(error, ReaderError):
        said, index = str(error.reason), _first_control_character(text)
    if _tab_indents(text, index):
        return index, "A tab is used where YAML needs spaces", "Indent with spaces.", "tab"
    for sign, code, what, do in _EXPLANATIONS:
        if sign in said:
            return index, what, do, code
    return index, f"The YAML cannot be read here ({said})", _QUOTE, "not-yaml"


def _tab_indents(text: str, index: int) -> bool:
    """Whether the white space that the line begins with holds a tab."""
    line = text[text.rfind("\n", 0, index) + 1 :].split("\n", 1)[0]
    return "\t" in line[: len(line) - len(line.lstrip())]


def _first_control_character(text: str) -> int:
    """Return the index of the first character that YAML does not allow."""
    found = _NOT_PRINTABLE.search(text)
    return found.start() if found else 0
