"""A submission and its way to a verdict: which runs, which reference, which process next."""

import asyncio
import secrets
import time
from collections.abc import Callable, Coroutine, Iterable, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from interview.judge.host.execution import Bounds
from interview.judge.host.pool import Pool
from interview.judge.run import Progress
from interview.judge.verdict.outcome import Observations, reach_verdict
from interview.judge.verdict.plan import Plan, Step, fingerprint, job_of, lay_out
from interview.judge.verdict.references import References, weight
from interview.judge.wire.report import End, Report
from interview.models.question import CodingQuestion
from interview.models.task import Task
from interview.models.verdict import CheckResult, CheckState, Outcome, Verdict

_LARGE = 2 << 20
"""Bytes of observations from which comparing is done beside the event loop."""
_REFERENCE_PATIENCE = 3.0
"""How many times the question's own limit of time a reference may take."""


def bounds_of(task: Task, patience: float = 1.0) -> Bounds:
    """Return what the supervisor holds a run of a question to."""
    limits = task.limits
    return Bounds(seconds=limits.seconds * patience, memory_mb=limits.memory_mb, output_kb=limits.output_kb)


def fresh_seed() -> int:
    """Return a seed that nobody can know beforehand."""
    return 1_000 + secrets.randbelow(2**31 - 1_000)


class Submission(Struct, frozen=True, kw_only=True):
    """A program to be judged, and how."""

    question: CodingQuestion
    """The question that is answered."""
    source: str
    """The program."""
    samples_only: bool = False
    """Whether only the sample checks run."""
    keep_going: bool = False
    """Whether checks after one that ended the process run as well, in another process."""
    fresh_seed: int | None = None
    """The seed beside the question's own; drawn where none is given."""
    on_progress: Callable[[Progress], None] | None = None
    """Told of every run that ends."""


class SubmissionRunner:
    """Brings submissions to their verdicts in the children of a pool, and remembers what references gave."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._references = References()
        self._next_fresh: dict[str, int] = {}

    async def verdict_on(self, submission: Submission) -> Verdict:
        """Return the verdict on a submission."""
        started = time.perf_counter()
        task = submission.question.code
        name = fingerprint(task)
        fresh = submission.fresh_seed if submission.fresh_seed is not None else self._next_fresh.pop(name, None)
        seeds = tuple(dict.fromkeys((*task.seeds, fresh if fresh is not None else fresh_seed())))
        plan = lay_out(task, seeds, samples_only=submission.samples_only)
        observations = Observations(plan=plan)
        if len(submission.source.encode("utf-8", "replace")) > task.limits.source_kb << 10:
            told = f"The source is longer than {task.limits.source_kb} KiB, the limit of this question."
            return unjudged(submission, Outcome.ERROR, told)
        await _together(self._run_reference(task, name, seeds), self._run_submission(submission, plan, observations))
        observations.reference = self._references.recall(name, seeds)
        verdict = await self._decide(task, observations, submission.source)
        isolation = self._pool.isolation
        return msgspec.structs.replace(
            verdict,
            seeds=seeds,
            isolation=isolation.name if isolation else "",
            wall_seconds=time.perf_counter() - started,
        )

    async def prepare(self, task: Task) -> None:
        """Draw the next fresh seed of a question and run its reference with every seed, ahead of a submission."""
        name = fingerprint(task)
        fresh = self._next_fresh.get(name, None) or fresh_seed()
        await self._run_reference(task, name, (*task.seeds, fresh))
        self._next_fresh[name] = fresh

    async def _decide(self, task: Task, observations: Observations, source: str) -> Verdict:
        size = sum(weight(seen.value) for seen in observations.seen.values())
        if size > _LARGE:
            return await asyncio.to_thread(reach_verdict, task, observations, source)
        return reach_verdict(task, observations, source)

    async def _run_reference(self, task: Task, name: str, seeds: Iterable[int]) -> None:
        missing = self._references.missing(name, seeds)
        if not missing:
            return
        plan = lay_out(task, missing)
        job = job_of(task, task.reference, plan, plan.steps, bans=False)
        report = await self._pool.execute(job, bounds_of(task, _REFERENCE_PATIENCE), lambda place, seconds: None)
        if report.end in (End.CANCELLED, End.LOST):
            return
        for seed in missing:
            pairs = zip(plan.steps, report.seen, strict=False)
            self._references.store(name, seed, {step.part: seen for step, seen in pairs if step.seed == seed})

    async def _run_submission(self, submission: Submission, plan: Plan, observations: Observations) -> None:
        remaining: Sequence[Step] = plan.steps
        while True:
            report = await self._execute(submission, plan, remaining, len(observations.seen))
            observations.last = report
            observations.seen.update(zip(remaining, report.seen, strict=False))
            _sort_printed(observations, plan, remaining, report)
            if report.end is End.COMPLETE or len(report.seen) >= len(remaining):
                return
            if report.loaded is None or report.loaded.failure or report.loaded.problems:
                return
            broken = plan.check_of(remaining[len(report.seen)])
            observations.ends[broken] = report
            remaining = [step for step in remaining[len(report.seen) :] if plan.check_of(step) != broken]
            if not submission.keep_going or not remaining or report.end in (End.CANCELLED, End.LOST):
                return

    async def _execute(self, submission: Submission, plan: Plan, steps: Sequence[Step], before: int) -> Report:
        task = submission.question.code

        def tell(place: int, seconds: float) -> None:
            if submission.on_progress is not None:
                check = plan.checks[plan.check_of(steps[place])]
                submission.on_progress(Progress(check.id, before + place + 1, len(plan.steps), seconds))

        job = job_of(task, submission.source, plan, steps, bans=True)
        return await self._pool.execute(job, bounds_of(task), tell)


async def _together(*works: Coroutine[Any, Any, None]) -> None:
    """Do several things at once; the first fault ends the others and is the one that is told."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _sort_printed(observations: Observations, plan: Plan, steps: Sequence[Step], report: Report) -> None:
    for place, text in report.printed.items():
        check = plan.check_of(steps[place]) if 0 <= place < len(steps) else -1
        observations.printed[check] = observations.printed.get(check, "") + text


def unjudged(submission: Submission, outcome: Outcome, sentence: str) -> Verdict:
    """Return a verdict without any run."""
    plan = lay_out(submission.question.code, (), samples_only=submission.samples_only)
    checks = [plan.checks[index] for index in plan.chosen]
    results = tuple(
        CheckResult(
            id=check.id,
            title=check.title or check.id,
            state=CheckState.NOT_RUN,
            points=check.points,
            hidden=check.hidden,
        )
        for check in checks
    )
    possible = sum(check.points for check in checks)
    return Verdict(outcome=outcome, sentence=sentence, checks=results, possible=possible)
