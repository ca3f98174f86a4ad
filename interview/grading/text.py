"""Cutting typed text into words and clauses that still know where they stood."""

import re
from typing import NamedTuple

from interview.grading.folding import fold, unwrapped
from interview.grading.lexicon import COMPOUNDS, grammatical, is_verb, stem
from interview.grading.spelling import BREAK, PREFIXES, american, parts

MAX_WORDS = 3_000
"""How many words of an answer are read; nobody types more in an interview."""

_TOKEN = re.compile(
    r"(?P<latin>\b(?:e\.g|i\.e|etc|vs|approx)\.)"  # a full stop that ends nothing
    r"|(?m:^[\s\"]*(?:\d{1,2}[.)]|[-*•])\s)"  # a list mark
    r"|(?P<word>(?:(?<=[\s(\[,])|^)-\d+(?:\.\d+)?(?:e-?\d+)?"  # a negative number
    r"|(?:(?<=\s)|^)\.[a-z_]\w*(?:\(\))?"  # .grad
    r"|\d{1,3}(?:,\d{3})+(?!\d)"  # 50,000
    r"|\w+(?:['./\-]\w+)*(?:\(\))?)"  # a word, a name, a number
    r"|(?P<soft>,)|[.;:!?\n]|\s-+\s"  # what ends a clause
)
_NAME = re.compile(r"\b(zero|no|requires|state|retain|create)(\s+)(grad|dict|graph)\b")
_ENDING = grammatical("clause") | {BREAK}
_STATING = grammatical("pronoun") | grammatical("auxiliary") | {"not", "no", "never"}
_DENYING = frozenset(["not", "no", "never", "nothing", "none", "without"])
_ALTERNATIVES = ("or", "nor")
_JOINTS = ("and", *_ALTERNATIVES)
_SHORT = 3
"""A stretch between commas of so few words belongs to the clause before it."""


class Word(NamedTuple):
    """One word of a text."""

    key: str
    """What it is compared by: a stem, a number, a name."""
    form: str
    """The lower-case form that it has, short forms spelled out."""
    start: int
    """Index of its first character in the text as it was typed."""
    end: int
    """Index after its last character."""


class Clause(NamedTuple):
    """A stretch of words that says one thing."""

    words: tuple[Word, ...]
    """Its words in their order."""
    sentence: int
    """The number of the sentence that it belongs to."""
    label: bool = False
    """Whether it is a few words before a colon that say what the next sentence is about."""


class Reading(NamedTuple):
    """A text as it is marked."""

    text: str
    """As it was typed."""
    clauses: tuple[Clause, ...]
    """In their order."""
    cut: bool
    """Whether it is longer than what is read."""

    @property
    def words(self) -> list[Word]:
        """All words in their order."""
        return [word for clause in self.clauses for word in clause.words]


class _Clauses:
    """Clauses while they are being collected."""

    def __init__(self) -> None:
        self.done: list[Clause] = []
        self.words: list[Word] = []
        self.sentence = 0
        self.after_comma = False

    def close(self, *, comma: bool, sentence_ends: bool, colon: bool = False) -> None:
        """End the clause; a few words between commas stay with what they are listed with."""
        if self.words:
            joined = tuple(_compounded(self.words))
            last = self.done[-1] if self.done else None
            if self.after_comma and last and last.sentence == self.sentence and _is_list_item(joined, last.words):
                self.done[-1] = Clause((*last.words, *joined), self.sentence)
            else:
                self.done.append(Clause(joined, self.sentence, colon and len(joined) <= _SHORT))
            self.words = []
        self.after_comma = comma
        self.sentence += sentence_ends


def read(text: str) -> Reading:
    """Return the words and clauses of a text."""
    plain, origin = fold(text)
    clauses = _Clauses()
    left = MAX_WORDS
    for match in _TOKEN.finditer(_NAME.sub(_as_name, unwrapped(plain))):
        kind, token = match.lastgroup, match.group()
        if kind == "word":
            start, end = match.span()
            if origin is not None:
                start, end = origin[start], origin[end - 1] + 1
            for key, form in parts(token):
                if form in _ENDING:
                    clauses.close(comma=False, sentence_ends=form == BREAK)
                if form != BREAK:
                    clauses.words.append(Word(key, form, start, end))
                    left -= 1
            if left <= 0:
                break
        elif kind != "latin":
            comma = kind == "soft"
            clauses.close(comma=comma, sentence_ends=not comma, colon=token == ":" or "-" in token)
    clauses.close(comma=False, sentence_ends=True)
    return Reading(text, tuple(clauses.done), left <= 0)


def _as_name(match: re.Match[str]) -> str:
    """Return "zero grad" as the name that it is, in the same length."""
    return match[1] + "_" * len(match[2]) + match[3]


def _is_list_item(words: tuple[Word, ...], before: tuple[Word, ...]) -> bool:
    """Return whether a stretch between commas only goes on with a list and says nothing of its own.

    After a denial ("no copy, same memory") a few words are what holds instead, unless an "or" goes on with the denial.
    """
    if any(word.form in _STATING for word in words):
        return False
    if len(words) <= _SHORT:
        goes_on = any(word.form in _ALTERNATIVES for word in words)
        return goes_on or not any(word.form in _DENYING for word in before)
    joint = next((i for i, word in enumerate(words) if word.form in _JOINTS), 0)
    listed = 0 < joint <= _SHORT and len(words) - joint - 1 <= _SHORT
    return listed and (words[joint].form != "and" or not any(is_verb(word.form) for word in words))


def _compounded(words: list[Word]) -> list[Word]:
    """Join words that are one word ("mini batch") or have one word's meaning ("turn off")."""
    joined: list[Word] = []
    last = Word("", "", 0, 0)
    for word in words:
        if word.form == "i" and last.form == "type":
            word = Word("1", "1", word.start, word.end)  # a Roman numeral
        one = COMPOUNDS.get((last.key, word.key))
        if last.form in PREFIXES and word.form.isalpha():
            form = american(last.form + word.form)
            one = stem(form), form
        if one:
            joined.pop()
            word = Word(*one, last.start, word.end)
        joined.append(word)
        last = word
    return joined
