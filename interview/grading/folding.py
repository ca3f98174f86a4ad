"""Bringing typed text into plain lower case without losing where each character stood."""

import unicodedata
from functools import lru_cache

_SYMBOLS = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "η": "eta", "θ": "theta", "λ": "lambda",
    "μ": "mu", "π": "pi", "σ": "sigma", "τ": "tau", "φ": "phi", "ω": "omega", "∂": "d", "√": " sqrt ",
    "∞": " infinity ", "’": "'", "‘": "'", "ʼ": "'", "`": " ", "–": "-", "—": " - ", "−": "-", "→": " - ",
    "×": " x ", "·": " ", "…": ".", "≠": " not equal ", "。": ".", "，": ",",
}  # fmt: skip
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
    """Return the text with every line break a space that only wraps a line.

    A break means something after a list mark, between paragraphs, and where somebody writes one short note a line;
    anywhere else it is where the window ended.
    """
    if "\n" not in plain:
        return plain
    lines = plain.split("\n")
    notes = all(2 <= len(line.split()) <= 10 and len(line) < 60 for line in lines if line.strip())
    if notes:
        return plain
    marked = [line.lstrip()[:1] in ("-", "*", "•") or line.lstrip()[:2].rstrip(".)").isdecimal() for line in lines]
    joined = lines[0]
    for line, is_marked in zip(lines[1:], marked[1:], strict=True):
        joined += ("\n" if is_marked or not line.strip() or joined.endswith("\n") else " ") + line
    return joined
