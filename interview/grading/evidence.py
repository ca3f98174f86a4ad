"""Deciding how much of a phrase an answer says in one clause or in two neighbouring ones."""

from collections.abc import Sequence
from typing import NamedTuple

from interview.grading.agreement import Agreement, agreement
from interview.grading.rubric import Idea
from interview.grading.search import Found, Hit, Places, Search

SENTENCE_FEE = 0.97
"""What evidence is worth that is spread over two clauses of a sentence."""
NEIGHBOUR_FEE = 0.88
"""What evidence is worth that is spread over two sentences."""
SPREAD = 3
"""So many words must be found where they are spread over two sentences: two that meet there do so by chance."""
LONE_FEE = 0.6
"""What one single word is worth as evidence for a phrase of several."""
VAGUE_FEE = 0.4
"""The same where it is mistyped or only a synonym."""
CERTAIN = 0.95
"""The similarity from which one word is enough for a phrase of one word."""
LONE_MOST = 0.65
"""The share of a phrase from which one word is most of it."""
LONE_MOST_FEE = 0.85
"""The same where that word is most of the phrase."""
SAME_WORDS = 0.5
"""The share of their words from which two pieces of evidence are one statement."""
IRRELEVANT = 0.2
"""The share of a phrase below which a clause has nothing to do with it."""
WORTH_DENYING = 0.6
"""The share of a phrase from which it matters that it is denied beside being said."""


class Evidence(NamedTuple):
    """How well a stretch of the answer says what a phrase says."""

    coverage: float
    """The weighted share of the phrase's words that are there, 0 to 1."""
    text: str
    """The phrase."""
    hits: tuple[Hit, ...]
    """The words that speak for it."""


NOTHING = Evidence(0.0, "", ())


def look_for(idea: Idea, answer: Search, places: Places | None = None) -> tuple[Evidence, Evidence]:
    """Return the best evidence for a phrase and the best for its denial.

    Args:
        idea: The phrase.
        answer: Where it is looked for.
        places: The part of the answer that it may stand in; all of it where not given.
    """
    places = places or answer.everywhere
    right = wrong = NOTHING
    for most, window in sorted(_windows(idea, answer, places), reverse=True):
        if most <= right.coverage * idea.total and most < WORTH_DENYING * idea.total:
            break
        hits = _merged(idea, [places.by_clause[i] for i in window])
        if len(hits) < SPREAD and _is_spread(window, answer):
            continue
        coverage = _fee(window, answer) * _coverage(idea, hits)
        if coverage <= right.coverage and coverage <= wrong.coverage:
            continue
        said = agreement(idea, hits, answer)
        if said is Agreement.DENIES:
            if coverage > wrong.coverage and not _corrects(window, answer) and not _is_spread(window, answer):
                wrong = Evidence(coverage, idea.text, tuple(hits.values()))
        elif said is not Agreement.UNCLEAR and coverage > right.coverage:
            right = Evidence(coverage, idea.text, tuple(hits.values()))
    return right, wrong


def _windows(idea: Idea, answer: Search, places: Places) -> list[tuple[float, tuple[int, ...]]]:
    """Return the clauses and pairs of clauses that say something of the phrase, with the most that they can say."""
    share: dict[int, float] = {}
    for key, weight in idea.weights.items():
        for clause, similarity in places.by_key.get(key, ()):
            share[clause] = share.get(clause, 0.0) + weight * similarity
    least = IRRELEVANT * idea.total
    windows: list[tuple[float, tuple[int, ...]]] = [(here, (i,)) for i, here in share.items() if here >= least]
    clauses = answer.reading.clauses
    wide = len(idea.weights) > 2
    subject = next(iter(idea.weights))
    for i, here in share.items():
        both = here + share.get(i + 1, -1.0)
        if both <= here:
            continue
        together = clauses[i].sentence == clauses[i + 1].sentence
        twice = together and subject in places.by_clause[i] and subject in places.by_clause[i + 1]
        if both >= least and not twice and (wide or together):
            windows.append((both, (i, i + 1)))
    return windows


def _corrects(window: tuple[int, ...], answer: Search) -> bool:
    """Return whether the second of two clauses says what holds instead: "not the sum itself but how strongly"."""
    return len(window) == 2 and answer.reading.clauses[window[1]].words[0].form == "but"


def _is_spread(window: tuple[int, ...], answer: Search) -> bool:
    return len({answer.reading.clauses[i].sentence for i in window}) > 1


def _fee(window: tuple[int, ...], answer: Search) -> float:
    if len(window) == 1:
        return 1.0
    first, second = (answer.reading.clauses[i].sentence for i in window)
    return SENTENCE_FEE if first == second else NEIGHBOUR_FEE


def _coverage(idea: Idea, hits: Found) -> float:
    """Return the weighted share of the phrase's words that are found."""
    covered = sum(idea.weights[key] * hit.similarity for key, hit in hits.items()) / idea.total
    if len(hits) > 1 and len({(hit.clause, hit.position) for hit in hits.values()}) > 1:
        return covered * LONE_FEE if _denied_unsaid(idea, hits) else covered
    sure = all(hit.similarity >= CERTAIN for hit in hits.values())
    if len(idea.weights) == 1:
        return covered if sure else covered * LONE_FEE
    if not sure:
        return covered * VAGUE_FEE
    return covered * (LONE_MOST_FEE if covered >= LONE_MOST else LONE_FEE)


def _denied_unsaid(idea: Idea, hits: Found) -> bool:
    """Return whether the phrase denies something that is not even mentioned ("deeper networks are not worse")."""
    for negation in idea.negations:
        if negation.explicit:
            after = {word.key for word in idea.words[negation.position + 1 : negation.end]} & idea.weights.keys()
            if after and not after & hits.keys():
                return True
    return False


def _merged(idea: Idea, places: Sequence[Found]) -> Found:
    """Return the best word for each word of the phrase; no word of the answer stands for two."""
    first = places[0]
    merged = {key: first[key] for key in idea.weights if key in first}
    for place in places[1:]:
        for key in idea.weights:
            hit = place.get(key)
            if hit and (key not in merged or hit.similarity > merged[key].similarity):
                merged[key] = hit
    lone = len(places) == 1 and len({hit.position for hit in merged.values()}) == len(merged)
    return merged if lone else one_each(idea, merged)


def one_each(idea: Idea, hits: Found) -> Found:
    """Return what was found with no word of the answer standing for two of the phrase."""
    if len({hit.clause for hit in hits.values()}) > 1:
        main = max({hit.clause for hit in hits.values()}, key=lambda clause: _weight_in(idea, hits, clause))
        hits = {key: hit for key, hit in hits.items() if hit.clause == main or not hit.flipped}
    used: set[tuple[int, int]] = set()
    kept: Found = {}
    for key, hit in sorted(hits.items(), key=lambda item: -item[1].similarity):
        place = (hit.clause, hit.position)
        if place not in used or hit.similarity == 1.0:
            kept[key] = hit
        used.add(place)
    return kept


def _weight_in(idea: Idea, hits: Found, clause: int) -> float:
    return sum(idea.weights[key] for key, hit in hits.items() if hit.clause == clause)


def overlap(one: Evidence, other: Evidence) -> bool:
    """Whether most words of one piece of evidence belong to another one."""
    words = {(hit.clause, hit.position) for hit in one.hits}
    taken = {(hit.clause, hit.position) for hit in other.hits}
    return len(words & taken) >= SAME_WORDS * len(words)
