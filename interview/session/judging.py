"""Bringing a session's programs to the judge and its verdicts back."""

from collections.abc import Callable

from interview.judge import Judge, Progress
from interview.judge import Run as JudgeRun
from interview.models.question import Bug, Code
from interview.session import commands as c
from interview.session.sitting import Sitting
from interview.transcript.state import QuestionState, Run


def send(
    judge: Judge, question: QuestionState, run: Run, on_progress: Callable[[Progress], None] | None = None
) -> JudgeRun:
    """Send one program of a session to the judge: for its sample checks, or for all where it is the answer."""
    asked = question.question
    assert isinstance(asked, Code | Bug)
    has_samples = any(check.sample for check in asked.code.checks)
    return judge.submit(
        asked, run.source, samples_only=has_samples and not run.final, keep_going=True, on_progress=on_progress
    )


async def judge_pending(sitting: Sitting, judge: Judge) -> None:
    """Judge every program that waits, in order."""
    for question, run in sitting.pending_runs():
        verdict = await send(judge, question, run).verdict()
        sitting.do(c.RecordVerdict(question=question.question.key, run=run.number, verdict=verdict))
