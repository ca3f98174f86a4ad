"""Deciding how much of a phrase an answer says in one clause or in two neighbouring ones, and whether it denies it."""

from collections.abc import Sequence
from typing import NamedTuple

from interview.grading.polarity import Negation
from interview.grading.rubric import Idea
from interview.grading.search import Found, Hit, Places, Search

SENTENCE_FEE = 0.97
"""What evidence is worth that is spread over two clauses of a sentence."""
NEIGHBOUR_FEE = 0.88
"""What evidence is worth that is spread over two sentences."""
LONE_FEE = 0.6
"""What one single word is worth as evidence for a phrase of several."""
CERTAIN = 0.85
"""The similarity from which one word is enough for a phrase of one word."""
LONE_MOST = 0.65
"""The share of a phrase from which one word is most of it."""
LONE_MOST_FEE = 0.85
"""The same where that word is most of the phrase."""
PART_TURNED = 0.34
"""The share of the evidence that a negation in one of two clauses must turn to count."""
FAINT = 0.15
"""The share of what is found below which an opposite word decides nothing."""
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
        coverage = _fee(window, answer) * _coverage(idea, hits)
        if coverage <= right.coverage and coverage <= wrong.coverage:
            continue
        if agrees(idea, hits, answer) is False:
            if coverage > wrong.coverage:
                wrong = Evidence(coverage, idea.text, tuple(hits.values()))
        elif coverage > right.coverage:
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
    for i, here in share.items():
        both = here + share.get(i + 1, -1.0)
        if both > here and both >= least and (wide or clauses[i].sentence == clauses[i + 1].sentence):
            windows.append((both, (i, i + 1)))
    return windows


def _fee(window: tuple[int, ...], answer: Search) -> float:
    if len(window) == 1:
        return 1.0
    first, second = (answer.reading.clauses[i].sentence for i in window)
    return SENTENCE_FEE if first == second else NEIGHBOUR_FEE


def _coverage(idea: Idea, hits: Found) -> float:
    """Return the weighted share of the phrase's words that are found."""
    covered = sum(idea.weights[key] * hit.similarity for key, hit in hits.items()) / idea.total
    if len(hits) > 1 and len({(hit.clause, hit.position) for hit in hits.values()}) > 1:
        return covered
    if len(idea.weights) == 1:
        sure = all(hit.similarity >= CERTAIN for hit in hits.values())
        return covered if sure else covered * LONE_FEE
    return covered * (LONE_MOST_FEE if covered >= LONE_MOST else LONE_FEE)


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
    return merged if lone else _one_each(idea, merged)


def _one_each(idea: Idea, hits: Found) -> Found:
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


def agrees(idea: Idea, hits: Found, answer: Search) -> bool | None:
    """Return whether the words say what the phrase says, rather than its opposite; None where that is open."""
    clauses = {hit.clause for hit in hits.values()}
    plain = not idea.negations and not any(answer.negations(clause) for clause in clauses)
    if plain and not any(hit.flipped for hit in hits.values()):
        return True
    matched = sum(idea.weights[key] for key in hits)
    flipped = [idea.weights[key] for key, hit in hits.items() if hit.flipped]
    answer_denies = False
    open_question = any(weight < FAINT * matched for weight in flipped)
    for clause in clauses:
        counted = [
            one for one in answer.negations(clause) if _applies(one, idea, hits, clause, matched, len(clauses) > 1)
        ]
        open_question |= any(not one.certain for one in counted)
        answer_denies |= len(counted) % 2 == 1
    phrase_denies = 0
    for negation in idea.negations:
        if _weight_under(idea, negation, hits) < 0.5 * matched:
            continue
        if negation.explicit:
            phrase_denies += 1
        elif idea.words[negation.position].key not in hits:
            open_question |= not answer_denies
            phrase_denies += answer_denies
    if open_question:
        return None
    return (len(flipped) + answer_denies + phrase_denies) % 2 == 0


def _applies(negation: Negation, idea: Idea, hits: Found, clause: int, matched: float, is_part: bool) -> bool:
    """Return whether a negation of the answer turns what was found in its clause.

    Where the clause gives only a part of the evidence, the negation must turn what follows it: in "it does not become
    a float, it becomes an int" the second half says what happens.
    """
    own = [(hit.position, idea.weights[key]) for key, hit in hits.items() if hit.clause == clause]
    if any(negation.position <= place < negation.position + negation.length for place, _ in own):
        return False
    own_weight = sum(weight for _, weight in own)
    turned = [(place, weight) for place, weight in own if negation.start <= place < negation.end]
    if is_part and own_weight < 0.5 * matched:
        after = sum(weight for place, weight in turned if place > negation.position)
        return after >= PART_TURNED * matched
    return sum(weight for _, weight in turned) >= 0.5 * own_weight


def _weight_under(idea: Idea, negation: Negation, hits: Found) -> float:
    """Return how much of what was found the phrase itself denies."""
    keys = {word.key for word in idea.words[negation.start : negation.end]}
    return sum(idea.weights[key] for key in keys if key in hits)
