"""Recognising answers that are no answers: echoes, lists, stuffing, other languages, repetition."""

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from interview.grading.folding import unwrapped
from interview.grading.lexicon import GRAMMAR, KNOWN_WORDS, base_forms, weight
from interview.grading.match import Vocabulary
from interview.grading.polarity import negations
from interview.grading.text import Clause, Reading, Word

LIST_CAP = 0.4
"""The highest mark of a bare list of keywords."""
MANY_PARTS = 8
"""From so many parts of a word or two an answer is a list."""
MANY_WORDS = 15
"""From so many words without any grammar an answer is a list, even without commas."""
MANY_PHRASES = 6
PHRASES_A_POINT = 1.7
"""So many of the rubric's phrases, and so many for each point, are no answer but a copy of the rubric."""
RECITAL_CAP = 0.25
"""The highest mark of such a copy."""
UNREADABLE_CAP = 0.1
"""The highest mark of an answer that could not be understood."""
UNKNOWN_SHARE = 1 / 3
"""The share of words that mean nothing from which an answer counts as not understood."""
ECHOED = 3
"""From so many content words a clause of the question is known again by most of them."""
_SEPARATOR = re.compile(r"[,;|/\n•]+")


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
    asked = [(frozenset(_content(clause)), bool(negations(clause.words))) for clause in prompt.clauses]
    everything = frozenset(key for content, _ in asked for key in content)
    kept: list[Clause] = []
    seen: set[tuple[str, ...]] = set()
    echoed = repeated = 0
    for clause in reading.clauses:
        keys = tuple([word.key for word in clause.words])
        if _is_echo(clause, asked, everything):
            echoed += len(keys)
        elif keys in seen and not clause.label:
            if kept and kept[-1].label and kept[-1].sentence == clause.sentence - 1:
                repeated += len(kept.pop().words)
            repeated += len(keys)
        else:
            kept.append(clause)
        seen.add(keys)
    return Cleaned(Reading(reading.text, tuple(kept), reading.cut), echoed, repeated)


def _is_echo(clause: Clause, asked: Sequence[tuple[frozenset[str], bool]], everything: frozenset[str]) -> bool:
    """Return whether a clause says nothing but what a clause of the question says, and does not deny that.

    Args:
        clause: A clause of the answer.
        asked: For each clause of the question its content words, and whether it denies something.
        everything: The words of the whole question.
    """
    content = frozenset(_content(clause))
    if not content or not content <= everything:
        return False
    denies = bool(negations(clause.words))
    return any(
        denies == also_denies and (content == one or (len(one) >= ECHOED and len(content & one) >= 0.8 * len(one)))
        for one, also_denies in asked
    )


def _content(clause: Clause) -> list[str]:
    return [word.key for word in clause.words if weight(word.form) > 0]


def is_list(reading: Reading, sentences: Set[int]) -> bool:
    """Return whether the answer is a list of keywords: many parts of a word or two, or many words and no grammar.

    Args:
        reading: The answer.
        sentences: The numbers of those that say something of what was asked; others make no prose of a list.
    """
    parts = {part.strip() for part in _SEPARATOR.split(unwrapped(reading.text))} - {""}
    words = [word for clause in reading.clauses if clause.sentence in sentences for word in clause.words]
    if len(parts) >= MANY_PARTS and len(words) <= 2 * len(parts):
        return True
    if len(words) < MANY_WORDS or len(parts) > len(words) / 12:
        return False
    return sum(word.form in GRAMMAR for word in words) <= 0.06 * len(words)


def is_recital(reading: Reading, phrases: Sequence[Sequence[str]]) -> bool:
    """Return whether the answer runs through the rubric's own phrases, several for one point.

    Args:
        reading: The answer.
        phrases: For each point its phrases, each as the keys of its content words joined by spaces.
    """
    said = [word.key for word in reading.words if weight(word.form) > 0]
    text = f" {' '.join(said)} "
    recited = [[phrase for phrase in set(point) if f" {phrase} " in text] for point in phrases]
    count = sum(len(point) for point in recited)
    if count < MANY_PHRASES or count < PHRASES_A_POINT * sum(1 for point in recited if point):
        return False
    words = sum(len(phrase.split()) for point in recited for phrase in point)
    return words >= 0.6 * len(said)


def understood(words: Sequence[Word], vocabulary: Vocabulary, also: Set[str]) -> bool:
    """Return whether the answer could be read: English words, or words near the bank's."""
    counted = [word for word in words if word.form.isalpha() or not word.form.isascii()]
    strange = [word for word in counted if word.form not in KNOWN_WORDS]
    unknown = sum(not _means_something(word, vocabulary, also) for word in strange)
    if len(counted) < 4:
        return not counted or unknown < len(counted)
    grammar = sum(weight(word.form) == 0 for word in counted)
    return unknown <= UNKNOWN_SHARE * len(counted) or (grammar >= 0.3 * len(counted) and unknown <= 0.6 * len(counted))


def _means_something(word: Word, vocabulary: Vocabulary, also: Set[str]) -> bool:
    if word.key in also or word.form.lstrip("-")[:1].isdigit() or "_" in word.form:
        return True
    return any(base in KNOWN_WORDS for base in base_forms(word.form)) or bool(vocabulary.find(word.key, word.form))
