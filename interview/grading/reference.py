"""Estimating a mark from a model answer alone, where nobody has written key points."""

import math
from functools import lru_cache
from typing import NamedTuple

from interview.grading.evidence import Search
from interview.grading.lexicon import weight
from interview.grading.match import Vocabulary
from interview.grading.rubric import QUESTION_SHARE
from interview.grading.text import read


class Model(NamedTuple):
    """A model answer, ready for comparison."""

    weights: dict[str, float]
    words: Vocabulary
    asked: frozenset[str]


@lru_cache(maxsize=512)
def _model(question: str, reference: str) -> Model:
    asked = frozenset(w.key for w in read(question).words if weight(w.form) > 0)
    weights: dict[str, float] = {}
    forms = []
    for word in read(reference).words:
        value = weight(word.form) * (QUESTION_SHARE if word.key in asked else 1)
        if value:
            weights[word.key] = max(weights.get(word.key, 0.0), value)
            forms.append((word.key, word.form))
    return Model(weights, Vocabulary(forms), asked)


def score_reference(question: str, reference: str, answer: str) -> float:
    """Return an estimate of the mark of an answer, 0 to 1, from one reference text."""
    model = _model(question, reference)
    reading = read(answer)
    search = Search(reading, model.words)
    best: dict[str, float] = {}
    for found in search.found:
        for key, hit in found.items():
            best[key] = max(best.get(key, 0.0), 0.0 if hit.flipped else hit.similarity)
    total = sum(model.weights.values())
    if not total:
        return 0.0
    coverage = sum(model.weights[key] * value for key, value in best.items() if key in model.weights) / total
    length = min(1.0, math.log1p(len(reading.words)) / math.log1p(80))
    raw = 0.8 * coverage + 0.2 * length * min(1.0, coverage / 0.3)
    return min(1.0, 1.35 * raw**0.7) if raw > 0 else 0.0
