"""Telling what the negations of a clause do to what was found in it: which of them count, and what they turn."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from interview.grading.polarity import Negation
from interview.grading.rubric import Idea
from interview.grading.search import Found

PART_TURNED = 0.34
"""The share of the evidence that a negation in one of two clauses must turn to count."""


class Stated(NamedTuple):
    """What a phrase itself says of the words that were found."""

    denied: Set[str]
    """Those that it denies."""
    opposites: Set[str]
    """Those for which the answer has an opposite."""


class Turned(NamedTuple):
    """What the negations of a clause do to what was found in it."""

    denied: bool
    """Whether most of it is denied."""
    supposed: bool
    """Whether most of it is only supposed to be denied."""
    opposites: int
    """How many opposite words are left that no negation turns back."""


def effective(negations: Sequence[Negation], places: Set[int]) -> list[Negation]:
    """Return the negations of a clause that are not themselves in these places, and not turned back by another one.

    In "it does not fail to converge" the two cancel each other; in "not fast and not exact" each has its own part;
    "rows that are not used get no gradient" denies nothing of those that are.
    """
    left: list[Negation] = []
    for one in negations:
        if not places.isdisjoint(range(one.position, one.position + one.length)):
            continue
        outer = left[-1] if left and left[-1].position < one.position < left[-1].end else None
        if outer is None or one.is_local:
            left.append(one)
        elif outer.is_relative and one.explicit:
            left[-1] = outer._replace(end=one.position, certain=False)
            left.append(one._replace(certain=False))
        elif one.explicit and one.that < outer.position:
            left[-1] = outer._replace(end=one.position)
            left.append(one)
        else:
            left.pop()
    return left


def turned(negations: Sequence[Negation], idea: Idea, own: Found, stated: Stated, matched: float) -> Turned:
    """Return what negations do to what was found in their clause, measured by what the phrase says of the same words.

    Where the clause gives only a part of the evidence, a negation must stand before what it turns: in "it does not
    become a float, it becomes an int" the second half says what happens. An opposite word that is denied ("not hard to
    debug") says what the phrase says.
    """
    own_weight = sum(idea.weights[key] for key in own)
    is_part = own_weight < 0.5 * matched
    enough = PART_TURNED * matched if is_part else 0.5 * own_weight
    opposites = set(stated.opposites & own.keys())
    denied = set(stated.denied & own.keys())
    supposed = 0.0
    for one in negations:
        under = {
            key for key, hit in own.items()
            if one.start <= hit.position < one.end and not (is_part and hit.position < one.position)
        }  # fmt: skip
        weight = sum(idea.weights[key] for key in under)
        if len(under & opposites) % 2 and _first_after(one, under, own) & opposites:
            opposites -= under
        elif one.certain:
            denied ^= under
        supposed = max(supposed, weight * (not one.certain))
    return Turned(0 < enough <= sum(idea.weights[key] for key in denied), 0 < enough <= supposed, len(opposites))


def _first_after(negation: Negation, under: Set[str], own: Found) -> set[str]:
    """Return the first two words after a negation that were found: what it says is not so."""
    after = sorted((own[key].position, key) for key in under if own[key].position > negation.position)
    return {key for _, key in after[:2]}
