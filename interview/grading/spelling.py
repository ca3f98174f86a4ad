"""Deciding which words a token stands for: short forms, spoken forms, names, numbers, British spelling."""

import re
from functools import lru_cache

from interview.grading.lexicon import ABBREVIATIONS, IRREGULAR, SPOKEN, grammatical, stem

BREAK = "."
"""The form of a sentence's end inside a token ("stable.It")."""
PREFIXES = grammatical("prefix")
"""What is written together with the word after it."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?%?|\d{1,3}(?:,\d{3})+")
_NAMESPACES = grammatical("namespace")
_NUMBER_WORDS = {"zero": "0", "two": "2", "three": "3", "four": "4", "zeros": "0", "zeroes": "0", "ii": "2", "iii": "3"}
_BRITISH = (
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("iser", "izer"),
    ("ise", "ize"),
)
_NEVER_Z = grammatical("never z")
_LATIN = frozenset(["i.e", "e.g", "a.k.a"])
_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}

Parts = tuple[tuple[str, str], ...]
"""(key, form) of each word that a token stands for."""


def american(form: str) -> str:
    """Return a word in American spelling, as the tables have it."""
    if len(form) > 6:
        for british, ours in _BRITISH:
            if form.endswith(british) and form[: -len(british)] not in _NEVER_Z:
                return form[: -len(british)] + ours
    return form


def _number(token: str) -> str:
    value = float(token.rstrip("%").replace(",", ""))
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


@lru_cache(maxsize=65_536)
def parts(token: str) -> Parts:
    """Return (key, form) for each word of a token."""
    call = token.endswith("()")
    token = token.removesuffix("()")
    if token.startswith("."):
        return _name(token[1:])
    if _NUMBER.fullmatch(token):
        return ((_number(token), token),)
    if token.isalnum() or token in ABBREVIATIONS:
        return _plain(token)
    if token.endswith("n't"):
        return (*_plain(_CONTRACTED.get(token[:-3], token[:-3])), ("not", "not"))
    if "'" in token:
        return parts(token.partition("'")[0])
    if "." in token:
        return _dotted(token, call)
    if "-" in token or "/" in token:
        pieces = [piece for piece in re.split(r"[-/]", token) if piece]
        if len(pieces) > 1 and pieces[0] in PREFIXES:
            pieces[:2] = [pieces[0] + pieces[1]]
        return tuple(word for piece in pieces for word in parts(piece))
    return _plain(token)


def _plain(token: str) -> Parts:
    """Return the words of a token without separators."""
    words = SPOKEN.get(token) or ABBREVIATIONS.get(token)
    if words:
        return tuple((stem(word), word) for word in words)
    if token in _NUMBER_WORDS:
        return ((_NUMBER_WORDS[token], token),)
    if "_" in token:
        return _name(token)
    form = american(token)
    return ((stem(IRREGULAR.get(form, form)), form),)


def _name(token: str) -> Parts:
    """Return the word of an attribute or a function, which is not a short form of anything."""
    if "_" in token:
        return (("_".join(piece for piece in token.split("_") if piece) or "_", token),)
    return ((stem(token), token),)


def _dotted(token: str, call: bool) -> Parts:
    """Return the words of a token with full stops in it: a name, or two sentences without a space."""
    if token in _LATIN:
        return ()
    pieces = token.split(".")
    if call or pieces[0] in _NAMESPACES or "_" in token:
        return _name(pieces[-1])
    words: list[tuple[str, str]] = []
    for number, piece in enumerate(pieces):
        words += [(BREAK, BREAK)] if number else []
        words += parts(piece)
    return tuple(words)
