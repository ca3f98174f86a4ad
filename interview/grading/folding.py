"""Bringing typed text into plain lower case without losing where each character stood."""

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache
from itertools import pairwise

_SYMBOLS = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta", "θ": "theta", "λ": "lambda",
    "μ": "mu", "π": "pi", "σ": "sigma", "τ": "tau", "φ": "phi", "ω": "omega", "∂": "d", "√": " sqrt ",
    "∞": " infinity ", "’": "'", "‘": "'", "ʼ": "'", "`": " ", "–": "-", "—": " - ", "−": "-", "→": " - ",
    "×": " x ", "·": " ", "…": ".", "≠": " not equal ", "。": ".", "，": ",",
}  # fmt: skip
_PARAGRAPHS = re.compile(r"(\n\s*\n)")
_MARK = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)])\s")
_LABEL = re.compile(r"\s*\w+(?: \w+){0,2}:\s*\S")
_NOTE_WORDS = 10
_NARROWEST = 36
_INVISIBLE = ("Cc", "Cf", "Cs", "Mn", "Me")


@lru_cache(maxsize=4_096)
def _folded(character: str) -> str:
    """Return a character as plain lower-case text; controls and marks vanish, symbols become spaces."""
    lowered = character.lower()
    if " " <= character <= "~" and character != "`":
        return lowered
    if lowered in _SYMBOLS:
        return _SYMBOLS[lowered]
    category = unicodedata.category(character)
    if character in "\n\r\x0b\x0c\x85\u2028\u2029":
        return "\n"
    if category in _INVISIBLE:
        return " " if character == "\t" else ""
    if category[0] in "SZ":
        return " "
    plain = unicodedata.normalize("NFKD", lowered)
    return "".join(c for c in plain if unicodedata.category(c) not in _INVISIBLE).lower()


def fold(text: str) -> tuple[str, list[int] | None]:
    """Return the text in plain lower case, and where each character stood (None where nothing moved)."""
    if text.isascii() and text.isprintable():
        return text.lower().replace("`", " "), None
    pieces: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        piece = _folded(character)
        pieces.append(piece)
        origin.extend([index] * len(piece))
    return "".join(pieces), origin


def unwrapped(plain: str) -> str:
    """Return the text with every line break a space that only wraps a line; the length stays the same.

    A break means something before a list mark, between paragraphs, and where somebody writes one short note a line;
    anywhere else it is where the window ended.
    """
    if "\n" not in plain:
        return plain
    pieces: list[str] = []
    for block in _PARAGRAPHS.split(plain):
        lines = block.split("\n")
        if _are_notes(lines):
            pieces.append(block)
            continue
        pieces.append(lines[0])
        numbers = {_number(line) for line in lines}
        for before, line in pairwise(lines):
            pieces += ["\n" if _begins_item(line, before, numbers) or not line.strip() else " ", line]
    return "".join(pieces)


def _number(line: str) -> int | None:
    """Return the number of a list mark at the beginning of a line; None where there is none."""
    mark = _MARK.match(line)
    digits = mark[0].strip()[:-1] if mark else ""
    return int(digits) if digits.isdigit() else None


def _begins_item(line: str, before: str, numbers: Set[int | None]) -> bool:
    """Return whether a line begins with a list mark; "0." after a line that goes on is the end of a sentence."""
    number = _number(line)
    if number is None:
        return _MARK.match(line) is not None
    return bool({number - 1, number + 1} & numbers) or before.rstrip().endswith((".", ":", ";", "!", "?"))


def _are_notes(lines: list[str]) -> bool:
    """Return whether each line is a note: shorter than any window, or with room for the next line's first word."""
    said = [line.strip() for line in lines if line.strip()]
    if len(said) < 2 or not all(2 <= len(line.split()) <= _NOTE_WORDS for line in said):
        return False
    if all(_LABEL.match(line) for line in said):
        return True
    widest = max(len(line) for line in said)
    return widest < _NARROWEST or any(len(line) + 1 + len(after.split()[0]) <= widest for line, after in pairwise(said))
