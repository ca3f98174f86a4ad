"""Recognising answers that are no answers: echoes, lists, stuffing, other languages, repetition."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from interview.grading.lexicon import KNOWN_WORDS, base_forms, is_verb, weight
from interview.grading.match import Vocabulary
from interview.grading.text import Clause, Reading, Word

LIST_CAP = 0.4
"""The highest mark of a bare list of keywords."""
UNKNOWN_SHARE = 1 / 3
"""The share of words that mean nothing from which an answer counts as not understood."""


class Cleaned(NamedTuple):
    """An answer without what is not the candidate's own."""

    reading: Reading
    """What is marked."""
    echoed: int
    """How many words repeat the question."""
    repeated: int
    """How many words repeat what the answer itself has said before."""


def clean(reading: Reading, prompt: Reading) -> Cleaned:
    """Return the answer without the question's own sentences and without what it says twice."""
    asked = [frozenset(_content(clause)) for clause in prompt.clauses]
    everything = frozenset(key for clause in asked for key in clause)
    kept: list[Clause] = []
    seen: set[tuple[str, ...]] = set()
    echoed = repeated = 0
    for clause in reading.clauses:
        keys = tuple(word.key for word in clause.words)
        content = frozenset(_content(clause))
        if content and content <= everything and any(len(content & one) >= 0.8 * len(one) for one in asked if one):
            echoed += len(keys)
        elif keys in seen and len(keys) > 2:
            repeated += len(keys)
        else:
            kept.append(clause)
        seen.add(keys)
    return Cleaned(Reading(reading.text, tuple(kept), reading.cut), echoed, repeated)


def _content(clause: Clause) -> list[str]:
    return [word.key for word in clause.words if weight(word.form) > 0]


def is_list(reading: Reading) -> bool:
    """Return whether the answer is a list of keywords: many short parts, hardly a verb."""
    parts = [clause.words for clause in reading.clauses]
    words = [word for part in parts for word in part]
    if len(words) < 8:
        return False
    text = reading.text
    separators = text.count(",") + text.count(";") + text.count("\n") + text.count("/") + text.count("|")
    grammar = sum(1 for word in words if weight(word.form) == 0)
    verbs = sum(1 for word in words if word.form in _FINITE or (is_verb(word.form) and word.form.endswith("s")))
    return separators >= 7 and grammar <= 0.15 * len(words) and verbs <= len(words) / 15


_FINITE = frozenset(["is", "are", "was", "were", "be", "does", "do", "has", "have", "can", "will", "would", "should", "must"])


def understood(words: Sequence[Word], vocabulary: Vocabulary, also: Set[str]) -> bool:
    """Return whether the answer could be read: English words, or words near the bank's."""
    counted = [word for word in words if not word.form.isascii() or word.form.isalpha()]
    if len(counted) < 4:
        return not counted or any(_means_something(word, vocabulary, also) for word in counted)
    unknown = sum(1 for word in counted if not _means_something(word, vocabulary, also))
    grammar = sum(1 for word in counted if word.form in KNOWN_WORDS and weight(word.form) == 0)
    return unknown <= UNKNOWN_SHARE * len(counted) or (grammar >= 0.3 * len(counted) and unknown <= 0.6 * len(counted))


def _means_something(word: Word, vocabulary: Vocabulary, also: Set[str]) -> bool:
    if word.form in KNOWN_WORDS or word.key in also or word.form.lstrip("-")[:1].isdigit() or "_" in word.form:
        return True
    return any(base in KNOWN_WORDS for base in base_forms(word.form)) or bool(vocabulary.find(word.key, word.form))
