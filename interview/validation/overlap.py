"""Finding questions whose answers earn marks elsewhere: an answer to another question is no answer to this one."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from interview.grading import grade
from interview.grading.lexicon import weight
from interview.grading.text import read
from interview.models.question import Theory
from interview.validation.notes import Notes
from interview.validation.prose import WRONG_BELOW
from interview.validation.wording import wordings

GRADED_AT_MOST = 2
"""How many answers are graded for each question: those that come nearest by a count of shared words."""
FAR_BELOW = 0.2
"""The estimated share of its points below which an answer is not graded."""

HIT = 0.4
"""The share of a phrase's weighted words from which it counts as said."""
ASKED = 0.4
"""What a word of the question weighs, against its full weight."""


class Comparison(NamedTuple):
    """A question, and other ones whose answers come near to it, nearest first."""

    question: Theory
    others: tuple[Theory, ...]


Map = Callable[[Callable[[Comparison], tuple[float, int]], Sequence[Comparison]], Iterator[tuple[float, int]]]


class _Phrase(NamedTuple):
    """A phrase of one point of one question, and the share of the question's points that it stands for."""

    question: int
    point: int
    text: str
    weight: float


class _Rated(NamedTuple):
    """A question, and where to note what is found about it."""

    question: Theory
    notes: Notes


def check_overlap(held: Sequence[tuple[Theory, Notes]], run: Map) -> None:
    """Grade for each question those answers to other questions that are nearest to it, and note what they earn.

    Args:
        held: The questions, and where to note what is found about each.
        run: Applies a function to many things, perhaps side by side.
    """
    every = [_Rated(question, notes) for question, notes in held if question.key_points and question.answer]
    shares = _shares([one.question for one in every])
    comparisons: list[Comparison] = []
    for number, one in enumerate(every):
        nearest = sorted(shares[number].items(), key=lambda item: (-item[1], item[0]))[:GRADED_AT_MOST]
        others = tuple(every[other].question for other, share in nearest if share >= FAR_BELOW)
        comparisons.append(Comparison(one.question, others))
    for one, comparison, (mark, place) in zip(every, comparisons, run(_compare, comparisons), strict=True):
        if mark >= WRONG_BELOW:
            _note(one, mark, comparison.others[place])


def _compare(comparison: Comparison) -> tuple[float, int]:
    """Return what the first answer earns that earns too much, and its place; nothing where none does."""
    for place, other in enumerate(comparison.others):
        mark = grade(comparison.question, other.answer).mark
        if mark >= WRONG_BELOW:
            return mark, place
    return 0.0, 0


def _note(one: _Rated, mark: float, other: Theory) -> None:
    """Note where the answer to another question is worth something here.

    Where it would pass for right, that is an error; between questions of one topic, which may share what is right to
    say, it is a warning.
    """
    kin = bool(one.question.topic) and one.question.topic == other.topic
    note = one.notes.error if mark >= one.question.pass_mark and not kin else one.notes.warning
    what = f'The model answer of "{other.id}" scores {mark:.2f} here, but must score below {WRONG_BELOW}'
    do = "Word the points around what only this question asks, or give both questions the same topic."
    note(one.question, ("key_points",), "other-answer", what, do)


def _shares(questions: Sequence[Theory]) -> list[dict[int, float]]:
    """Estimate for each question the share of its points that each other question's answer says."""
    index = _index(questions)
    shares: list[dict[int, float]] = [{} for _ in questions]
    for other, question in enumerate(questions):
        said: dict[tuple[int, int], float] = {}
        for clause in read(question.answer).clauses:
            words = {word.key for word in clause.words}
            for phrase, coverage in _coverage(words, index).items():
                if coverage >= HIT:
                    said[phrase.question, phrase.point] = phrase.weight
        for (number, _), share in said.items():
            if number != other:
                shares[number][other] = shares[number].get(other, 0.0) + share
    return shares


def _index(questions: Sequence[Theory]) -> dict[str, list[tuple[_Phrase, float]]]:
    """Return for each word the phrases that hold it, with the share of the phrase that it is."""
    index: dict[str, list[tuple[_Phrase, float]]] = {}
    for number, question in enumerate(questions):
        asked = {word.key for word in read(question.prompt).words}
        total = sum(point.weight for point in question.key_points)
        for place, point in enumerate(question.key_points):
            for text in wordings(point):
                phrase = _Phrase(number, place, text, point.weight / total)
                weights = {
                    word.key: weight(word.form) * (ASKED if word.key in asked else 1) for word in read(text).words
                }
                whole = sum(weights.values())
                for key, value in weights.items() if whole else ():
                    if value:
                        index.setdefault(key, []).append((phrase, value / whole))
    return index


def _coverage(words: set[str], index: dict[str, list[tuple[_Phrase, float]]]) -> dict[_Phrase, float]:
    """Return how much of each phrase a few words say."""
    coverage: dict[_Phrase, float] = {}
    for word in words:
        for phrase, share in index.get(word, ()):
            coverage[phrase] = coverage.get(phrase, 0.0) + share
    return coverage
