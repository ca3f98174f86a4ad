"""Judging points that are about parallel subjects, each by what the answer says of its own subject."""

from collections.abc import Sequence

from interview.grading.points import MISSED, Finding, judge
from interview.grading.roles import Subject, assign
from interview.grading.rubric import Criterion
from interview.grading.search import Places, Search
from interview.models.grade import PointStatus


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
    findings = [judge(one, answer, own.get(one.role), others.get(one.role)) for one in criteria]
    return [
        MISSED if _displaced(one, criterion, findings, criteria) else one
        for one, criterion in zip(findings, criteria, strict=True)
    ]


def _displaced(
    finding: Finding, criterion: Criterion, findings: Sequence[Finding], criteria: Sequence[Criterion]
) -> bool:
    """Return whether the words that seem to meet a point say a sibling's point of the wrong subject instead."""
    if not criterion.role or finding.status not in (PointStatus.HIT, PointStatus.PARTIAL):
        return False
    words = {(hit.clause, hit.position) for hit in finding.evidence.hits}
    for other, rival in zip(findings, criteria, strict=True):
        if other.status is PointStatus.CONTRADICTED and rival.role and rival.role != criterion.role:
            taken = {(hit.clause, hit.position) for hit in other.evidence.hits}
            if len(words & taken) >= 0.5 * len(words) and other.evidence.coverage >= finding.evidence.coverage:
                return True
    return False
