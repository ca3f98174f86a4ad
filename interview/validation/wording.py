"""Turning what a bank accepts into answers that say just that."""

from collections.abc import Iterator

from interview.grading.lexicon import weight
from interview.grading.text import read
from interview.models.question import Theory
from interview.models.rubric import KeyPoint, Phrase

KEYWORD_FROM = 0.7
"""The weight from which a word says something by itself."""


def wordings(point: KeyPoint) -> Iterator[str]:
    """Return the texts that meet a point each by itself; regular expressions are none."""
    for phrase in point.any_of:
        if text := text_of(phrase):
            yield text
    if point.all_of:
        yield ". ".join(point.all_of)


def text_of(phrase: Phrase) -> str:
    """Return an answer that says a phrase; empty for a regular expression."""
    return phrase if isinstance(phrase, str) else ". ".join(phrase.all_of)


def keywords(question: Theory) -> list[str]:
    """Return the words that the phrases of a question are made of, without those that are common."""
    texts = [text for point in question.key_points for text in wordings(point)]
    words = [word.form for text in texts for word in read(text).words if weight(word.form) >= KEYWORD_FROM]
    return list(dict.fromkeys(words))
