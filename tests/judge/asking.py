"""Short ways to ask a question and to have a submission judged."""

from typing import Any

from interview.judge import Judge
from interview.models.question import Code
from interview.models.task import Check, Limits, Task
from interview.models.verdict import CheckResult, Verdict


def ask(reference: str, *checks: Check, entry: str = "answer", **task: Any) -> Code:
    """Return a coding question."""
    task.setdefault("limits", Limits(seconds=20, memory_mb=512, output_kb=16))
    task.setdefault("seeds", (0,))
    return Code(id="asked", prompt="?", code=Task(entry=entry, reference=reference, checks=checks, **task))


def check(name: str = "value", **fields: Any) -> Check:
    """Return a check; its probe and its options are given by name."""
    return Check(id=name, **fields)


async def judged(judge: Judge, question: Code, source: str, **options: Any) -> Verdict:
    """Return the verdict on a submission."""
    return await judge.submit(question, source, **options).verdict()


def only(verdict: Verdict) -> CheckResult:
    """Return the result of the only check."""
    assert len(verdict.checks) == 1
    return verdict.checks[0]
