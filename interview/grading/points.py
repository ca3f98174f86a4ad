"""Deciding which key points an answer meets, misses or contradicts."""

import re
from itertools import pairwise
from typing import NamedTuple

from interview.grading.evidence import NOTHING, Evidence, look_for
from interview.grading.patterns import denies
from interview.grading.rubric import Criterion, Idea, Wording
from interview.grading.search import Hit, Places, Search
from interview.grading.turning import effective
from interview.models.grade import PointStatus, Span

HIT = 0.45
"""Coverage from which a point is met."""
PARTIAL = 0.33
"""Coverage from which it is partly met."""
RAMP = ((0.25, 0.0), (PARTIAL, 0.2), (HIT, 0.6), (0.72, 1.0))
"""Coverage -> credit, straight between the corners."""
EXCUSED = 0.6
"""Coverage from which an excuse counts."""
DENIED = 0.6
"""Coverage from which the denial of a point counts as contradicting it."""
MARGIN = 0.3
"""How much better the denial must be documented than the claim to count as a contradiction beside it."""


_DENIAL = re.compile(r"\b(?:(?:\w+ )?not|no|never|without|cannot|\w+n['\u2019]t)\s+(?:\w+\s+)?\Z", re.IGNORECASE)
"""A negator right before a stretch of an answer, or with one word between."""


class Finding(NamedTuple):
    """What became of a criterion."""

    status: PointStatus
    """Hit, partial, missed or contradicted."""
    credit: float
    """0 to 1."""
    evidence: Evidence
    """What decided it."""


MISSED = Finding(PointStatus.MISSED, 0.0, NOTHING)


def judge(criterion: Criterion, answer: Search, places: Places | None = None) -> Finding:
    """Return what became of a criterion.

    Args:
        criterion: What is looked for.
        answer: Where it is looked for.
        places: Where it may stand, if it is about one of several subjects.
    """
    right, wrong = evidence_for(criterion, answer, places)
    if criterion.either_way:
        right, wrong = max(right, wrong, key=_coverage), NOTHING
    denied = wrong.coverage >= DENIED and (right.coverage < HIT or wrong.coverage >= right.coverage + MARGIN)
    if denied and not any(_says(answer, one) for wording in criterion.wordings for one in wording.ideas):
        return Finding(PointStatus.CONTRADICTED, 0.0, wrong)
    if excused(criterion, answer, right):
        return MISSED
    credit = _credit(right.coverage)
    if right.coverage >= HIT:
        return Finding(PointStatus.HIT, credit, right)
    if right.coverage >= PARTIAL:
        return Finding(PointStatus.PARTIAL, credit, right)
    return Finding(PointStatus.MISSED, credit, right)


def evidence_for(criterion: Criterion, answer: Search, places: Places | None) -> tuple[Evidence, Evidence]:
    """Return the best evidence for a criterion and the best against it, over all its wordings."""
    pairs = [_look_for(wording, answer, places) for wording in criterion.wordings]
    right = max((right for right, _ in pairs), key=_coverage, default=NOTHING)
    return right, max((wrong for _, wrong in pairs), key=_coverage, default=NOTHING)


def _says(answer: Search, idea: Idea) -> bool:
    """Return whether an answer says a phrase word for word and does not deny it: whoever repeats it means it.

    A phrase that denies something itself ("small but not zero") may otherwise count as its own denial.
    """
    if not idea.negations:
        return False
    said = [(word.key, number, place) for number, clause in enumerate(answer.reading.clauses)
            for place, word in enumerate(clause.words)]  # fmt: skip
    keys = [word.key for word in idea.words]
    for start in range(len(said) - len(keys) + 1):
        if [key for key, _, _ in said[start : start + len(keys)]] == keys:
            _, number, place = said[start]
            return not any(one.start < place < one.end for one in answer.negations(number))
    return False


def excused(criterion: Criterion, answer: Search, evidence: Evidence) -> bool:
    """Return whether a phrase that takes a match back stands in the clause of the evidence."""
    clauses = {hit.clause for hit in evidence.hits}
    for excuse in criterion.unless:
        right, _ = look_for(excuse, answer)
        if right.coverage >= EXCUSED and clauses & {hit.clause for hit in right.hits}:
            return True
    return False


def _credit(coverage: float) -> float:
    """Return what a coverage earns."""
    for (low, less), (high, more) in pairwise(RAMP):
        if coverage < high:
            return less + (more - less) * max(0.0, coverage - low) / (high - low)
    return 1.0


def _coverage(evidence: Evidence) -> float:
    return evidence.coverage


def _look_for(wording: Wording, answer: Search, places: Places | None) -> tuple[Evidence, Evidence]:
    """Return the evidence for a wording and against it."""
    if wording.pattern:
        return by_pattern(wording, answer, places)
    pairs = [look_for(idea, answer, places) for idea in wording.ideas]
    if len(pairs) == 1:
        return pairs[0]
    weakest = min((right for right, _ in pairs), key=_coverage)
    against = max((wrong for _, wrong in pairs), key=_coverage)
    text = " + ".join(idea.text for idea in wording.ideas)
    hits = tuple(hit for right, _ in pairs for hit in right.hits)
    return Evidence(weakest.coverage, text, hits), against


def by_pattern(wording: Wording, answer: Search, places: Places | None = None) -> tuple[Evidence, Evidence]:
    """Return what a regular expression finds in a part of the answer, denied where its clause denies it."""
    assert wording.pattern
    against = NOTHING
    for start, end in answer.stretches(wording.pattern):
        found = _in_clause(answer, start, end)
        if found is None or not (places is None or places.holds(found[0], found[1][0])):
            continue
        number, inside = found
        hits = tuple(Hit(1.0, False, answer.reading.clauses[number].words[i], i, number) for i in inside)
        evidence = Evidence(1.0, wording.pattern.pattern, hits)
        own = set(inside) if denies(wording.pattern) else set()
        left = effective(answer.negations(number), own)
        if not any(n.certain and n.start <= inside[0] < n.end for n in left):
            return evidence, against
        against = evidence
    return NOTHING, against


def _in_clause(answer: Search, start: int, end: int) -> tuple[int, list[int]] | None:
    """Return the first clause that a stretch of the answer reaches into, and the positions of its words there."""
    for number, clause in enumerate(answer.reading.clauses):
        inside = [i for i, word in enumerate(clause.words) if word.start < end and word.end > start]
        if inside:
            return number, inside
    return None


def spans(evidence: Evidence, text: str) -> tuple[Span, ...]:
    """Return the stretches of the answer that the evidence rests on, near ones joined, with the "not" before them."""
    hits = sorted(evidence.hits, key=lambda hit: hit.word.start)
    joined: list[list[Hit]] = []
    for hit in hits:
        last = joined[-1][-1] if joined else None
        if last and last.clause == hit.clause and hit.position - last.position <= 3:
            joined[-1].append(hit)
        else:
            joined.append([hit])
    found: list[Span] = []
    for group in joined:
        start, end = group[0].word.start, max(hit.word.end for hit in group)
        denial = _DENIAL.search(text, found[-1].end if found else 0, start)
        similarity = round(100 * sum(hit.similarity for hit in group) / len(group), 1)
        found.append(Span(start=denial.start() if denial else start, end=end, similarity=similarity))
    return tuple(found)


def quoted(text: str, evidence: Evidence) -> str:
    """Return the words of the answer that the evidence rests on, as one short quotation."""
    pieces = [" ".join(text[span.start : span.end].split()) for span in spans(evidence, text)]
    joined = " … ".join(pieces)
    return joined if len(joined) <= 90 else joined[:87].rsplit(" ", 1)[0] + " …"
