"""Deciding whether what an answer says agrees with a phrase or denies it: negations and opposites on both sides."""

from collections.abc import Set
from enum import Enum
from itertools import pairwise

from interview.grading.lexicon import is_verb, weight
from interview.grading.polarity import PRONOUNS, Negation
from interview.grading.rubric import Idea
from interview.grading.search import Found, Hit, Search
from interview.grading.turning import Stated, effective, turned

FAINT = 0.15
"""The share of what is found below which an opposite word decides nothing."""
GOING_ON = PRONOUNS | {"but", "instead", "rather"}
"""Words with which a clause goes on about what the clause before it denied something of."""


class Agreement(Enum):
    """What a stretch of an answer has to do with what a phrase says."""

    SAYS = "says"
    DENIES = "denies"
    OPEN = "open"
    """It supposes, or says how much; that is taken for saying."""
    UNCLEAR = "unclear"
    """It denies something else in the same words; that is taken for neither."""


def agreement(idea: Idea, hits: Found, answer: Search) -> Agreement:
    """Return whether the words say what the phrase says, or its opposite."""
    if _exchanges(idea, hits):
        return Agreement.DENIES
    clauses = {hit.clause for hit in hits.values()}
    plain = not idea.negations and not any(answer.negations(clause) for clause in clauses)
    if plain and not any(hit.flipped for hit in hits.values()) and not _modified_oppositely(idea, hits, answer):
        return Agreement.SAYS
    matched = sum(idea.weights[key] for key in hits)
    opposites = _modified_oppositely(idea, hits, answer)
    denies = unclear = False
    stated = _stated(idea, hits)
    open_question = any(
        idea.weights[key] < FAINT * matched and not _same_place(idea, key, hits)
        for key, hit in hits.items() if hit.flipped
    )  # fmt: skip
    for clause in clauses:
        own = {key: hit for key, hit in hits.items() if hit.clause == clause}
        if len(own) < len(hits) and _goes_on_differently(hits, clause, answer):
            opposites += len(stated.opposites & own.keys())
            continue
        places = {hit.position for hit in own.values()}
        left = effective(answer.negations(clause), places)
        change = turned(left, idea, own, stated, matched)
        denies |= change.denied
        unclear |= change.denied and bool(left) and all(_denies_another_verb(n, answer, clause, places) for n in left)
        open_question |= change.supposed
        opposites += change.opposites
    denies |= opposites % 2 == 1
    phrase_denies = 0
    for negation in idea.negations:
        if negation.explicit:
            unclear |= not _all_under(idea, negation) <= hits.keys()
        elif _weight_under(idea, negation, hits) >= 0.5 * matched and idea.words[negation.position].key not in hits:
            open_question |= not denies
            phrase_denies += denies
    if open_question and not denies:
        return Agreement.OPEN
    if (denies + phrase_denies) % 2 == 0:
        return Agreement.SAYS
    return Agreement.UNCLEAR if unclear else Agreement.DENIES


def _stated(idea: Idea, hits: Found) -> Stated:
    """Return which of the words that were found the phrase itself denies, and which are opposites of its words.

    An opposite of what a phrase denies says what the phrase says ("stays fixed" for "is not changed").
    """
    denied: frozenset[str] = frozenset()
    opposites = frozenset(key for key, hit in hits.items() if hit.flipped)
    for negation in idea.negations:
        if negation.explicit:
            under = frozenset(_all_under(idea, negation) & hits.keys())
            if len(under & opposites) % 2:
                opposites -= under
            else:
                denied ^= under
    return Stated(denied, opposites)


def _exchanges(idea: Idea, hits: Found) -> bool:
    """Return whether two words of the phrase have changed what they stand before ("big student, small teacher")."""
    keys = [word.key for word in idea.words]
    before = {
        second: first for first, second in pairwise(keys)
        if first in hits and second in hits and keys.count(first) == keys.count(second) == 1
    }  # fmt: skip
    at = {(hit.clause, hit.position): key for key, hit in hits.items()}
    now = {second: at.get((hits[second].clause, hits[second].position - 1)) for second in before}
    return any(
        now[one] == before[other] and now[other] == before[one]
        for one in before for other in before if one != other
    )  # fmt: skip


def _modified_oppositely(idea: Idea, hits: Found, answer: Search) -> int:
    """Return how many words stand after the opposite of what they stand after in the phrase ("a lower rate").

    What the phrase has there may stand elsewhere in the answer, where it says nothing of this word.
    """
    count = 0
    keys = [word.key for word in idea.words]
    for before, word in pairwise(idea.words):
        hit = hits.get(word.key) if keys.count(word.key) == 1 else None
        if hit and hit.position and before.key in idea.weights and not _is_flipped(hits.get(before.key)):
            said = answer.reading.clauses[hit.clause].words[hit.position - 1]
            likenesses = answer.vocabulary.find(said.key, said.form)
            count += any(one.key == before.key and one.flipped for one in likenesses)
    return count


def _is_flipped(hit: Hit | None) -> bool:
    return hit is not None and hit.flipped


def _same_place(idea: Idea, key: str, hits: Found) -> bool:
    """Return whether an opposite word stands before the same word as in the phrase ("the same kernel")."""
    here = hits[key]
    for word, after in pairwise(idea.words):
        if word.key == key and after.key in hits:
            following = hits[after.key]
            return (following.clause, following.position) == (here.clause, here.position + 1)
    return False


def _denies_another_verb(negation: Negation, answer: Search, clause: int, places: Set[int]) -> bool:
    """Return whether a plain negation is followed by a verb that the phrase does not have ("it does not vanish")."""
    words = answer.reading.clauses[clause].words
    if words[negation.position].form != "not":
        return False
    following = next(
        (i for i in range(negation.position + 1, len(words)) if weight(words[i].form) > 0), negation.position
    )
    return following not in places and is_verb(words[following].form) and negation.position < following


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


def _all_under(idea: Idea, negation: Negation) -> set[str]:
    """Return the content words of a phrase that one of its negations denies."""
    return {word.key for word in idea.words[negation.start : negation.end]} & idea.weights.keys()


def _weight_under(idea: Idea, negation: Negation, hits: Found) -> float:
    """Return how much of what was found the phrase itself denies."""
    keys = {word.key for word in idea.words[negation.start : negation.end]}
    return sum(idea.weights[key] for key in keys if key in hits)
