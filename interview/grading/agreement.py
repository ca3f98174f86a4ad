"""Deciding whether what an answer says agrees with a phrase or denies it: negations and opposites on both sides."""

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
    clauses = {hit.clause for hit in hits.values()}
    plain = not idea.negations and not any(answer.negations(clause) for clause in clauses)
    if plain and not any(hit.flipped for hit in hits.values()):
        return True
    matched = sum(idea.weights[key] for key in hits)
    flipped = [idea.weights[key] for key, hit in hits.items() if hit.flipped]
    answer_denies = False
    open_question = any(weight < FAINT * matched for weight in flipped)
    for clause in clauses:
        own = {key: hit for key, hit in hits.items() if hit.clause == clause}
        if len(own) < len(hits) and _goes_on_differently(hits, clause, answer):
            continue
        counted = [one for one in answer.negations(clause) if _applies(one, idea, own, matched)]
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


def _applies(negation: Negation, idea: Idea, own: Found, matched: float) -> bool:
    """Return whether a negation of the answer turns what was found in its clause.

    Where the clause gives only a part of the evidence, the negation must turn what follows it: in "it does not become
    a float, it becomes an int" the second half says what happens.
    """
    places = [(hit.position, idea.weights[key]) for key, hit in own.items()]
    if any(negation.position <= place < negation.position + negation.length for place, _ in places):
        return False
    own_weight = sum(weight for _, weight in places)
    turned = [(place, weight) for place, weight in places if negation.start <= place < negation.end]
    if own_weight < 0.5 * matched:
        return sum(weight for place, weight in turned if place > negation.position) >= PART_TURNED * matched
    return sum(weight for _, weight in turned) >= 0.5 * own_weight


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
