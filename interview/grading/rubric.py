"""Preparing what an answer is compared with: once for each question, not for each answer."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interview.grading.lexicon import grammatical, stem, weight
from interview.grading.match import Vocabulary
from interview.grading.patterns import Pattern, compiled
from interview.grading.polarity import Negation, negations
from interview.grading.text import Word, read
from interview.models.rubric import Phrase, PhraseRule

QUESTION_SHARE = 0.4
"""What a word of the question weighs, against its full weight."""
SHARED_FEE = 0.6
"""What a word loses that every point of a question has."""
_QUANTIFIERS = frozenset(stem(word) for word in grammatical("quantifier"))


class Idea(NamedTuple):
    """One phrase, ready to be looked for."""

    text: str
    """As the bank words it."""
    weights: dict[str, float]
    """Key of each of its words -> weight."""
    total: float
    """The sum of the weights."""
    negations: tuple[Negation, ...]
    """How it denies."""
    words: tuple[Word, ...]
    """Its words."""


class Wording(NamedTuple):
    """One accepted wording of a point: ideas that must all be there, or a pattern."""

    ideas: tuple[Idea, ...]
    """What must all be met."""
    pattern: Pattern | None = None
    """A regular expression instead."""


class Criterion(NamedTuple):
    """A key point, a planted bug or a misconception, ready to be looked for."""

    wordings: tuple[Wording, ...]
    """Any of them meets it."""
    unless: tuple[Idea, ...] = ()
    """What excuses a match."""
    role: str = ""
    """The subject it is about."""
    either_way: bool = False
    """Whether it is met by its denial as well: who names a fault says what is wrong, or what should be."""


def readable(wording: str, phrases: Iterable[Phrase], text: str) -> str:
    """Return a wording as a person quotes it: instead of a regular expression the `text` that it stands for."""
    stands_for = any(isinstance(one, PhraseRule) and one.re and one.re == wording for one in phrases)
    return (text if stands_for else wording).strip().removesuffix(".")


def idea(text: str, asked: frozenset[str]) -> Idea:
    """Return a phrase with its weighted words."""
    return idea_of(tuple(read(text).words), asked, QUESTION_SHARE, text)


def idea_of(words: tuple[Word, ...], asked: frozenset[str], asked_share: float, text: str = "") -> Idea:
    """Return the weighted words of a stretch of text; words of the question weigh less."""
    weights: dict[str, float] = {}
    denials = _negations(text, words) if text else negations(words)
    plain = {n.position for n in denials if n.explicit}
    for position, word in enumerate(words):
        value = 0.0 if position in plain else weight(word.form) * (asked_share if word.key in asked else 1.0)
        if value:
            weights[word.key] = max(weights.get(word.key, 0.0), value)
    if not weights:
        weights = {word.key: 0.3 for word in words}
    return Idea(text, weights, sum(weights.values()), denials, words)


def _negations(text: str, words: tuple[Word, ...]) -> tuple[Negation, ...]:
    """Return how a phrase denies, each clause of it for itself."""
    found: list[Negation] = []
    start = 0
    for clause in read(text).clauses:
        for one in negations(clause.words):
            found.append(one._replace(position=one.position + start, start=one.start + start, end=one.end + start))
        start += len(clause.words)
    return tuple(found)


def wordings(
    any_of: Iterable[Phrase], all_of: Sequence[str], question_keys: frozenset[str], also: str = ""
) -> tuple[Wording, ...]:
    """Return the wordings of a criterion."""
    found = []
    for phrase in any_of:
        if isinstance(phrase, PhraseRule):
            if phrase.re:
                found.append(Wording((), compiled(phrase.re)))
            else:
                found.append(Wording(tuple(idea(part, question_keys) for part in phrase.all_of)))
        else:
            found.append(Wording((idea(phrase, question_keys),)))
    if all_of:
        found.append(Wording(tuple(idea(part, question_keys) for part in all_of)))
    if also:
        found.append(Wording((idea(also, question_keys),)))
    return tuple(
        wording for wording in found if wording.pattern or (wording.ideas and all(i.total for i in wording.ideas))
    )


def emphatic(one: Idea) -> Idea:
    """Return a claim in which "always", "only" and "every" weigh as much as what they are said of."""
    weights = {key: 1.0 if key in _QUANTIFIERS else value for key, value in one.weights.items()}
    return one._replace(weights=weights, total=sum(weights.values()))


def distinctive(criteria: Sequence[Criterion]) -> list[Criterion]:
    """Return the criteria with the words that many of them share weighing less: they tell no point from another."""
    holders: dict[str, int] = {}
    for criterion in criteria:
        for key in {key for wording in criterion.wordings for one in wording.ideas for key in one.weights}:
            holders[key] = holders.get(key, 0) + 1
    most = max(1, len(criteria) - 1)

    def reweighed(one: Idea) -> Idea:
        weights = {key: w * (1 - SHARED_FEE * (holders[key] - 1) / most) for key, w in one.weights.items()}
        return one._replace(weights=weights, total=sum(weights.values()))

    return [
        criterion._replace(
            wordings=tuple(w._replace(ideas=tuple(reweighed(one) for one in w.ideas)) for w in criterion.wordings)
        )
        for criterion in criteria
    ]


def vocabulary(criteria: Iterable[Criterion]) -> Vocabulary:
    """Return the words of all criteria."""
    words: list[tuple[str, str]] = []
    for criterion in criteria:
        ideas = [i for wording in criterion.wordings for i in wording.ideas] + list(criterion.unless)
        words += [(word.key, word.form) for i in ideas for word in i.words if word.key in i.weights]
    return Vocabulary(words)
