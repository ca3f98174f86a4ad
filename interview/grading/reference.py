"""Estimating a mark from a model answer alone, where nobody has written key points."""

import math
from functools import lru_cache
from typing import NamedTuple

from interview.grading.evidence import look_for
from interview.grading.lexicon import weight
from interview.grading.match import Vocabulary
from interview.grading.rubric import Idea, idea_of
from interview.grading.search import Search
from interview.grading.text import Word, read

ASKED_SHARE = 0.2
"""What a word of the question weighs here: nobody has said which of them matter."""
RECALL = 0.5
DENIED = 0.4
PRECISION = 0.2
LENGTH = 0.2
NEW_WORDS = 0.1
FOUND_ENOUGH = 0.3
"""The recall from which length and new words count in full."""


class Model(NamedTuple):
    """A model answer, ready for comparison."""

    clauses: tuple[Idea, ...]
    """What it says, clause by clause."""
    weights: dict[str, float]
    """Key of each of its words -> weight."""
    words: Vocabulary
    """Its words."""
    asked: frozenset[str]
    """The words of the question."""
    length: int
    """How many words it is."""


@lru_cache(maxsize=512)
def _model(question: str, reference: str) -> Model:
    asked = frozenset(word.key for word in read(question).words if weight(word.form) > 0)
    reading = read(reference)
    clauses = tuple(idea_of(clause.words, asked, ASKED_SHARE) for clause in reading.clauses)
    weights: dict[str, float] = {}
    for clause in clauses:
        for key, value in clause.weights.items():
            weights[key] = max(weights.get(key, 0.0), value)
    words = Vocabulary((word.key, word.form) for word in reading.words if word.key in weights)
    return Model(tuple(one for one in clauses if one.total), weights, words, asked, len(reading.words))


def score_reference(question: str, reference: str, answer: str) -> float:
    """Return an estimate of the mark of an answer, 0 to 1, from one reference text."""
    model = _model(question, reference)
    reading = read(answer)
    if not model.weights or not reading.clauses:
        return 0.0
    recall, denied = _recall_and_denied(model, Search(reading, model.words))
    given = _given(reading.words, model.asked)
    if not given or not recall:
        return 0.0
    there = sum(value for value, word in given.values() if _is_there(model.words, word))
    precise = there / sum(value for value, _ in given.values())
    fresh = sum(1 for key in given if key not in model.asked)
    enough = min(1.0, recall / FOUND_ENOUGH)
    length = min(1.0, len(reading.words) / model.length)
    raw = RECALL * recall - DENIED * denied + PRECISION * precise
    raw += enough * (LENGTH * length + NEW_WORDS * math.log1p(fresh))
    return min(1.0, max(0.0, raw))


def _recall_and_denied(model: Model, search: Search) -> tuple[float, float]:
    """Return the share of the model answer's words that are there, and of those that are denied."""
    best: dict[str, float] = {}
    for found in search.everywhere.by_clause:
        for key, hit in found.items():
            if not hit.flipped and hit.similarity > best.get(key, 0.0):
                best[key] = hit.similarity
    recall = sum(model.weights[key] * value for key, value in best.items()) / sum(model.weights.values())
    denied = 0.0
    for clause in model.clauses:
        right, wrong = look_for(clause, search)
        if wrong.coverage > right.coverage:
            denied += clause.total * wrong.coverage
    return recall, denied / sum(clause.total for clause in model.clauses)


def _given(words: list[Word], asked: frozenset[str]) -> dict[str, tuple[float, Word]]:
    """Return the weighted words of the answer."""
    weighed = ((word, weight(word.form) * (ASKED_SHARE * 2 if word.key in asked else 1.0)) for word in words)
    return {word.key: (value, word) for word, value in weighed if value}


def _is_there(words: Vocabulary, word: Word) -> bool:
    return any(not one.flipped for one in words.find(word.key, word.form))
