"""Explaining what libyaml could not read, and how to write it instead."""

import re

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

_QUOTE = 'Put the text into quotes, or into a block: a "|" after the colon and the text indented below it.'
_NOT_PRINTABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROL = "A control character stands in the text"
_UNPRINTABLE = "Remove it, or write it as an escape in double quotes."
_EXPLANATIONS: tuple[tuple[str, str, str, str], ...] = (
    ("mapping values are not allowed", "not-yaml",
     'A second ": " stands on this line, so its text reads as a key', _QUOTE),
    ("found a tab character", "tab",
     "A tab stands where YAML wants spaces", "Indent with spaces."),
    ("cannot start any token", "not-yaml",
     "No plain text can begin with this character", _QUOTE),
    ("found undefined alias", "anchor",
     'A text that begins with "*" reads as an alias, and banks have none', _QUOTE),
    ("while scanning an alias", "anchor",
     'A text that begins with "*" reads as an alias, and banks have none', _QUOTE),
    ("while scanning an anchor", "anchor",
     'A text that begins with "&" reads as an anchor, and banks have none', _QUOTE),
    ("duplicate anchor", "anchor",
     "Banks have no anchors", "Write the value out where it is needed."),
    ("undefined tag handle", "tag",
     'A value that begins with "!" reads as a tag, and banks have none', _QUOTE),
    ("while scanning a tag", "tag",
     'A value that begins with "!" reads as a tag, and banks have none', _QUOTE),
    ("unknown escape character", "not-yaml",
     "A backslash inside double quotes begins an escape", "Use single quotes or a block."),
    ("while scanning a quoted scalar", "not-yaml",
     "A quote is opened here and not closed", "Close it, or double it inside."),
    ("while parsing a flow sequence", "not-yaml",
     "A list in brackets is not closed as YAML wants it",
     "Keep brackets for ids and tags; write texts one to a line, each after a dash."),
    ("while parsing a flow mapping", "not-yaml",
     "A map in braces is not closed as YAML wants it",
     "Write it over several lines without braces, or quote its texts."),
    ("could not find expected ':'", "not-yaml",
     "A key without its colon, or a text that left its block",
     "Write `key: value`, and indent every line of a block by the same number of spaces."),
    ("expected a single document", "not-yaml",
     'A second document begins here ("---")', "Make two files of it."),
    ("did not find expected '-' indicator", "not-yaml",
     "This line is indented unlike the list it belongs to", "Give every dash of a list the same indentation."),
    ("did not find expected key", "not-yaml",
     "This line is indented unlike the keys it belongs to, or follows a closed quote",
     f"Give the keys of a map the same indentation. {_QUOTE}"),
    ("block scalar", "not-yaml",
     'A block is opened by "|" alone; nothing else may stand behind it on the line',
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
        return index, "A tab stands where YAML wants spaces", "Indent with spaces.", "tab"
    for sign, code, what, do in _EXPLANATIONS:
        if sign in said:
            return index, what, do, code
    return index, f"YAML cannot be read here ({said})", _QUOTE, "not-yaml"


def _tab_indents(text: str, index: int) -> bool:
    """Whether the white space that the line begins with holds a tab."""
    line = text[text.rfind("\n", 0, index) + 1 :].split("\n", 1)[0]
    return "\t" in line[: len(line) - len(line.lstrip())]


def _first_control_character(text: str) -> int:
    """Return the index of the first character that YAML does not allow."""
    found = _NOT_PRINTABLE.search(text)
    return found.start() if found else 0
