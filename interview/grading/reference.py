"""Estimating a mark from a model answer alone, where nobody has written key points."""

import math
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from interview.grading.evidence import look_for
from interview.grading.lexicon import weight
from interview.grading.match import Vocabulary
from interview.grading.rubric import Idea, idea_of
from interview.grading.search import Search
from interview.grading.text import Reading, Word, read

ASKED_SHARE = 0.2
"""What a word of the question weighs here: nobody has said which of them matter."""
RECALL = 0.4
"""What the model answer's words are worth, wherever they stand."""
CLAUSES = 0.3
"""What its clauses are worth, each found in one place and not denied."""
DENIED = 0.4
"""What a denied clause costs."""
PAIRS = 0.1
"""What neighbouring words are worth that stand side by side here, too."""
PRECISION = 0.1
"""What it is worth that the answer says little else."""
LENGTH = 0.1
"""What it is worth to be as long as the model answer."""
NEW_WORDS = 0.08
"""What a word is worth that is not the question's, on a logarithmic scale."""
FOUND_ENOUGH = 0.15
"""The recall from which length and new words count in full."""
POWER = 0.85
"""The bend of the human scale."""


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
    pairs: frozenset[tuple[str, str]]
    """Its neighbouring words."""
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
    return Model(tuple(one for one in clauses if one.total), weights, words, asked, _pairs(reading), len(reading.words))


def score_reference(question: str, reference: str, answer: str) -> float:
    """Return an estimate of the mark of an answer, 0 to 1, from one reference text."""
    model = _model(question, reference)
    reading = read(answer)
    if not model.weights or not reading.clauses:
        return 0.0
    search = Search(reading, model.words)
    recall = _recall(model, search)
    given = _given(reading.words, model.asked)
    if not given or not recall:
        return 0.0
    said, denied = _clauses(model, search)
    raw = RECALL * recall + CLAUSES * said - DENIED * denied + PRECISION * _precision(model, given)
    raw += PAIRS * len(model.pairs & _pairs(reading)) / max(1, len(model.pairs))
    fresh = sum(1 for key in given if key not in model.asked)
    length = min(1.0, len(reading.words) / model.length)
    raw += min(1.0, recall / FOUND_ENOUGH) * (LENGTH * length + NEW_WORDS * math.log1p(fresh))
    return min(1.0, math.pow(max(0.0, raw), POWER))


def _recall(model: Model, search: Search) -> float:
    """Return the weighted share of the model answer's words that are there."""
    best: dict[str, float] = {}
    for found in search.everywhere.by_clause:
        for key, hit in found.items():
            if not hit.flipped and hit.similarity > best.get(key, 0.0):
                best[key] = hit.similarity
    return sum(model.weights[key] * value for key, value in best.items()) / sum(model.weights.values())


def _clauses(model: Model, search: Search) -> tuple[float, float]:
    """Return the share of the model answer's clauses that is said, and the share that is denied."""
    said = denied = 0.0
    for clause in model.clauses:
        right, wrong = look_for(clause, search)
        said += clause.total * right.coverage
        denied += clause.total * wrong.coverage if wrong.coverage > right.coverage else 0.0
    total = sum(clause.total for clause in model.clauses)
    return said / total, denied / total


def _precision(model: Model, given: dict[str, tuple[float, Word]]) -> float:
    """Return the weighted share of the answer's words that the model answer has."""
    there = sum(value for value, word in given.values() if _is_there(model.words, word))
    return there / sum(value for value, _ in given.values())


def _pairs(reading: Reading) -> frozenset[tuple[str, str]]:
    content = [[word.key for word in clause.words if weight(word.form) > 0] for clause in reading.clauses]
    return frozenset(pair for keys in content for pair in pairwise(keys))


def _given(words: list[Word], asked: frozenset[str]) -> dict[str, tuple[float, Word]]:
    """Return the weighted words of the answer."""
    weighed = ((word, weight(word.form) * (ASKED_SHARE * 2 if word.key in asked else 1.0)) for word in words)
    return {word.key: (value, word) for word, value in weighed if value}


def _is_there(words: Vocabulary, word: Word) -> bool:
    return any(not one.flipped for one in words.find(word.key, word.form))
