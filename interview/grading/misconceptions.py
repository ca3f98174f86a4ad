"""Deciding whether an answer makes a wrong claim: plainly, in one sentence, and without denying it."""

from collections.abc import Sequence

from interview.grading.agreement import Agreement, agreement
from interview.grading.evidence import NOTHING, Evidence, one_each, overlap
from interview.grading.lexicon import grammatical, is_verb
from interview.grading.points import Finding, by_pattern, excused, quoted, spans
from interview.grading.rubric import Criterion, Idea, readable
from interview.grading.search import Hit, Search
from interview.models.grade import MisconceptionGrade
from interview.models.rubric import Misconception

PLAIN = 0.8
"""The similarity from which a word is the claim's own; a synonym accuses nobody by itself."""
SAYING = 0.5
"""The weight from which a verb is what a claim says, not a helper."""
CLAIMED = 0.75
"""Coverage from which a wrong claim counts as made."""
CLAIMED_WHOLE = 0.85
"""The same for a claim that only says what something is: all of it has to be there."""
_MEANING_IT = grammatical("pronoun") - {"we", "you", "he", "she", "there"} | {"which", "and"}
"""First words of a clause that goes on about the subject of the question."""
BETTER = 0.05
"""How much better words must meet a key point than a wrong claim to count as the former."""


def claimed(
    claim: Misconception, criterion: Criterion, answer: Search, findings: Sequence[Finding]
) -> MisconceptionGrade | None:
    """Return the wrong claim with its evidence, or None where it is not made.

    Args:
        claim: The claim.
        criterion: The claim, ready to be looked for.
        answer: Where it is looked for.
        findings: What became of the key points: words that meet one of them better make no wrong claim.
    """
    best = NOTHING
    for wording in criterion.wordings:
        if wording.pattern:
            here, _ = by_pattern(wording, answer)
        else:
            here = min((_stated(one, answer) for one in wording.ideas), key=lambda one: one.coverage)
        best = max(best, here, key=lambda one: one.coverage)
    if best.coverage < CLAIMED or excused(criterion, answer, best):
        return None
    if any(one.evidence.coverage >= best.coverage + BETTER and overlap(best, one.evidence) for one in findings):
        return None
    text = answer.reading.text
    return MisconceptionGrade(
        id=claim.id,
        text=claim.text,
        truth=claim.truth,
        spans=spans(best, text),
        phrase=best.text,
        why=f"'{quoted(text, best)}' claims '{readable(best.text, claim.any_of, claim.text)}'.",
    )


def _stated(idea: Idea, answer: Search) -> Evidence:
    """Return the best evidence for a claim within one clause: with its verb, and with no word turned round."""
    best = NOTHING
    verbs = {word.key for word in idea.words if is_verb(word.form) and idea.weights.get(word.key, 0.0) >= SAYING}
    subject = next(iter(idea.weights))
    enough = CLAIMED if verbs else CLAIMED_WHOLE
    compares = any(word.form == "than" for word in idea.words)
    for clause, place in zip(answer.reading.clauses, answer.everywhere.by_clause, strict=True):
        if compares and not any(word.form == "than" for word in clause.words):
            continue
        if subject not in place and clause.words[0].form not in _MEANING_IT and not is_verb(clause.words[0].form):
            continue
        hits = one_each(idea, {key: place[key] for key in idea.weights if key in place})
        if verbs and not any(key in hits and not hits[key].flipped for key in verbs):
            continue
        coverage = sum(idea.weights[key] * _plainness(hit) for key, hit in hits.items()) / idea.total
        if coverage >= enough and coverage > best.coverage and agreement(idea, hits, answer) is Agreement.SAYS:
            best = Evidence(coverage, idea.text, tuple(hit for hit in hits.values() if not hit.flipped))
    return best


def _plainness(hit: Hit) -> float:
    if hit.flipped:
        return 0.0
    return hit.similarity if hit.similarity >= PLAIN else hit.similarity * PLAIN
