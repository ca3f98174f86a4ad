"""Deciding whether what an answer says agrees with a phrase or denies it: negations and opposites on both sides."""

from collections.abc import Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from interview.grading.lexicon import is_verb
from interview.grading.polarity import PRONOUNS, Negation
from interview.grading.rubric import Idea
from interview.grading.search import Found, Search

PART_TURNED = 0.34
"""The share of the evidence that a negation in one of two clauses must turn to count."""
FAINT = 0.15
"""The share of what is found below which an opposite word decides nothing."""
GOING_ON = PRONOUNS | {"but", "instead", "rather"}
"""Words with which a clause goes on about what the clause before it denied something of."""


def agrees(idea: Idea, hits: Found, answer: Search) -> bool | None:
    """Return whether the words say what the phrase says, rather than its opposite; None where that is open."""
    if _exchanges(idea, hits):
        return False
    clauses = {hit.clause for hit in hits.values()}
    plain = not idea.negations and not any(answer.negations(clause) for clause in clauses)
    if plain and not any(hit.flipped for hit in hits.values()):
        return True
    matched = sum(idea.weights[key] for key in hits)
    opposites = 0
    denies = False
    open_question = any(
        idea.weights[key] < FAINT * matched and not _same_place(idea, key, hits)
        for key, hit in hits.items() if hit.flipped
    )  # fmt: skip
    for clause in clauses:
        own = {key: hit for key, hit in hits.items() if hit.clause == clause}
        if len(own) < len(hits) and _goes_on_differently(hits, clause, answer):
            opposites += sum(hit.flipped for hit in own.values())
            continue
        places = {hit.position for hit in own.values()}
        turned = _turned(effective(answer.negations(clause), places), idea, own, matched)
        denies |= turned.denied
        open_question |= turned.supposed
        opposites += turned.opposites
    denies |= opposites % 2 == 1
    phrase_denies = 0
    for negation in idea.negations:
        if _weight_under(idea, negation, hits) < 0.5 * matched:
            continue
        if negation.explicit:
            phrase_denies += 1
        elif idea.words[negation.position].key not in hits:
            open_question |= not denies
            phrase_denies += denies
    if open_question and not denies:
        return None
    return (denies + phrase_denies) % 2 == 0


def _exchanges(idea: Idea, hits: Found) -> bool:
    """Return whether two words of the phrase have changed what they stand before ("big student, small teacher")."""
    pairs = {
        first.key: second.key for first, second in pairwise(idea.words)
        if first.key in hits and second.key in idea.weights and first.key != second.key
    }  # fmt: skip
    if len(pairs) < 2:
        return False
    at = {(hit.clause, hit.position): key for key, hit in hits.items()}
    for first, second in pairs.items():
        here = hits[first]
        other = at.get((here.clause, here.position + 1))
        if other and other != second and any(mine == other and before != first for before, mine in pairs.items()):
            return True
    return False


def _same_place(idea: Idea, key: str, hits: Found) -> bool:
    """Return whether an opposite word stands before the same word as in the phrase ("the same kernel")."""
    here = hits[key]
    for word, after in pairwise(idea.words):
        if word.key == key and after.key in hits:
            following = hits[after.key]
            return (following.clause, following.position) == (here.clause, here.position + 1)
    return False


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

    In "it does not fail to converge" the two cancel each other; in "not fast and not exact" each has its own part; "rows
    that are not used get no gradient" denies nothing of those that are.
    """
    left: list[Negation] = []
    for one in negations:
        if not places.isdisjoint(range(one.position, one.position + one.length)):
            continue
        outer = left[-1] if left and left[-1].position < one.position < left[-1].end else None
        if outer is None:
            left.append(one)
        elif outer.relative and one.explicit:
            left[-1] = outer._replace(end=one.position, certain=False)
            left.append(one._replace(certain=False))
        elif one.explicit and not one.relative:
            left[-1] = outer._replace(end=one.position)
            left.append(one)
        else:
            left.pop()
    return left


def _turned(negations: Sequence[Negation], idea: Idea, own: Found, matched: float) -> Turned:
    """Return what negations do to what was found in their clause.

    Where the clause gives only a part of the evidence, a negation must stand before what it turns: in "it does not
    become a float, it becomes an int" the second half says what happens. An opposite word that is denied ("not hard to
    debug") says what the phrase says.
    """
    own_weight = sum(idea.weights[key] for key in own)
    is_part = own_weight < 0.5 * matched
    enough = PART_TURNED * matched if is_part else 0.5 * own_weight
    opposites = {key for key, hit in own.items() if hit.flipped}
    denied = supposed = 0.0
    for one in negations:
        under = {
            key for key, hit in own.items()
            if one.start <= hit.position < one.end and not (is_part and hit.position < one.position)
        }  # fmt: skip
        weight = sum(idea.weights[key] for key in under)
        if len(under & opposites) % 2:
            opposites -= under
        elif one.certain:
            denied += weight
        supposed = max(supposed, weight * (not one.certain))
    return Turned(0 < enough <= denied, 0 < enough <= supposed, len(opposites))


def _goes_on_differently(hits: Found, clause: int, answer: Search) -> bool:
    """Return whether the next clause says what happens instead: "it does not overwrite them, it adds them"."""
    following = answer.reading.clauses[clause + 1 : clause + 2]
    if not following or not any(word.form in GOING_ON for word in following[0].words[:2]):
        return False
    here = answer.everywhere.by_clause[clause]
    return any(
        hit.clause == clause + 1
        and hit.position <= 3
        and is_verb(hit.word.form)
        and (key not in here or here[key].flipped)
        for key, hit in hits.items()
    )


def _weight_under(idea: Idea, negation: Negation, hits: Found) -> float:
    """Return how much of what was found the phrase itself denies."""
    keys = {word.key for word in idea.words[negation.start : negation.end]}
    return sum(idea.weights[key] for key in keys if key in hits)
