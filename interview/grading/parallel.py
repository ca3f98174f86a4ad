"""Judging points that are about parallel subjects, each by what the answer says of its own subject."""

from collections.abc import Sequence

from interview.grading.evidence import overlap
from interview.grading.points import MISSED, Finding, evidence_for, judge
from interview.grading.roles import Subject, assign
from interview.grading.rubric import Criterion
from interview.grading.search import Places, Search
from interview.models.grade import PointStatus

OTHER_SUBJECT = 0.7
"""Coverage from which a point that is said of another subject counts as exchanged."""
BETTER = 0.1
"""How much better it must be said of the other subject than of its own."""


def judge_all(criteria: Sequence[Criterion], subjects: Sequence[Subject], answer: Search) -> list[Finding]:
    """Return what became of each criterion."""
    if not subjects:
        return [judge(criterion, answer) for criterion in criteria]
    assigned = assign(answer.reading, subjects)
    own: dict[str, Places] = {}
    others: dict[str, Places] = {}
    for role in (subject.role for subject in subjects):
        own[role] = answer.where([[one in (role, "") for one in clause] for clause in assigned])
        others[role] = answer.where([[one not in (role, "") for one in clause] for clause in assigned])
    findings = [judge(one, answer, own.get(one.role)) for one in criteria]
    judged = [
        _exchanged(finding, one, criteria, answer, others[one.role]) if one.role else finding
        for finding, one in zip(findings, criteria, strict=True)
    ]
    return [
        MISSED if _displaced(one, criterion, judged, criteria) else one
        for one, criterion in zip(judged, criteria, strict=True)
    ]


def _exchanged(
    finding: Finding, criterion: Criterion, criteria: Sequence[Criterion], answer: Search, others: Places
) -> Finding:
    """Return a finding as contradicted where the answer says the point of another subject instead.

    Words that say a point of that other subject at least as well are about it by right.
    """
    elsewhere, _ = evidence_for(criterion, answer, others)
    met = finding.status is PointStatus.HIT
    if elsewhere.coverage < OTHER_SUBJECT or (met and elsewhere.coverage < finding.evidence.coverage + BETTER):
        return finding
    clauses = {hit.clause for hit in elsewhere.hits}
    there = answer.where(
        [
            [number in clauses and others.holds(number, place) for place in range(len(clause.words))]
            for number, clause in enumerate(answer.reading.clauses)
        ]
    )
    for rival in criteria:
        if rival.role and rival.role != criterion.role:
            by_right, _ = evidence_for(rival, answer, there)
            if by_right.coverage >= elsewhere.coverage:
                return finding
    return Finding(PointStatus.CONTRADICTED, 0.0, elsewhere)


def _displaced(
    finding: Finding, criterion: Criterion, findings: Sequence[Finding], criteria: Sequence[Criterion]
) -> bool:
    """Return whether the words that seem to meet a point say a sibling's point of the wrong subject instead."""
    if not criterion.role or finding.status not in (PointStatus.HIT, PointStatus.PARTIAL):
        return False
    return any(
        other.status is PointStatus.CONTRADICTED
        and rival.role not in ("", criterion.role)
        and other.evidence.coverage >= finding.evidence.coverage
        and overlap(finding.evidence, other.evidence)
        for other, rival in zip(findings, criteria, strict=True)
    )
