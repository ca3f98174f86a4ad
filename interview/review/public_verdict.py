"""Deciding what the candidate of a led session may know of a verdict: the visible checks, and no points."""

import msgspec

from interview.models.verdict import CheckState, Outcome, Verdict


def public_verdict(verdict: Verdict) -> Verdict:
    """Return what a candidate may know of a verdict: the visible checks, and no points."""
    checks = tuple(msgspec.structs.replace(check, points=0.0) for check in verdict.checks if not check.hidden)
    secret = [
        check for check in verdict.checks if check.hidden and check.state not in (CheckState.PASSED, CheckState.NOT_RUN)
    ]
    if not secret:
        return msgspec.structs.replace(verdict, checks=checks, points=0.0, possible=0.0, seeds=())
    failed = [check for check in checks if check.state in (CheckState.FAILED, CheckState.ERROR)]
    counts = verdict.outcome in (Outcome.PASSED, Outcome.WRONG, Outcome.ERROR)
    outcome = (Outcome.WRONG if failed else Outcome.PASSED) if counts else verdict.outcome
    sentence = f"{failed[0].title}: {failed[0].sentence}" if failed else ""
    raised = any(check.state is CheckState.ERROR for check in failed)
    return Verdict(
        outcome=outcome,
        sentence=sentence,
        checks=checks,
        traceback=verdict.traceback if raised else "",
        error_line=verdict.error_line if raised else None,
        wall_seconds=verdict.wall_seconds,
        cpu_seconds=verdict.cpu_seconds,
        memory_mb=verdict.memory_mb,
        isolation=verdict.isolation,
    )
