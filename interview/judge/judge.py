"""The judge as the program holds it: submissions are queued, judged one after the other, and can be cancelled."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Iterable
from types import TracebackType
from typing import Any

from interview.errors import InterviewError
from interview.judge.host.execution import Bounds
from interview.judge.host.isolation import Isolation
from interview.judge.host.pool import Pool
from interview.judge.run import Progress, Run, SnippetResult
from interview.judge.submission import Submission, SubmissionRunner, unjudged
from interview.judge.verdict.text import brief
from interview.judge.wire.records import Job, Planned, ProbeJob
from interview.judge.wire.report import End, Report
from interview.models.question import CodingQuestion, Predict
from interview.models.task import Limits
from interview.models.verdict import Outcome, Verdict

_PAUSE_SECONDS = 0.01
"""How long a verdict may be shown undisturbed before the reference runs with the next fresh seed."""


class Judge:
    """Runs submissions under confinement and says what they are worth.

    Cheap to make: the zygote starts with `start`, or with the first submission.
    """

    def __init__(self, *, without: Iterable[str] = (), spares: int = 2) -> None:
        """Prepare a judge.

        Args:
            without: Layers of confinement to leave out (`namespaces`, `landlock`, `seccomp`, `limits`, `uid`).
            spares: How many children are kept in reserve.
        """
        self._pool = Pool(without, spares)
        self._runner = SubmissionRunner(self._pool)
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0

    async def __aenter__(self) -> "Judge":
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def isolation(self) -> Isolation | None:
        """How well submissions are confined, as a self-test has seen; None before that."""
        return self._pool.isolation

    @property
    def zygote_pid(self) -> int:
        """The process that was started for the zygote; 0 where there is none."""
        return self._pool.zygote_pid

    async def start(self) -> None:
        """Start the zygote in the background.

        Raises:
            JudgeError: The judge is closed.
        """
        self._pool.start()

    async def ready(self) -> Isolation:
        """Wait until a submission can be judged without delay, and return how it is confined.

        Raises:
            JudgeError: The zygote cannot be started.
        """
        found = await self._pool.ready()
        await self._pool.settled()
        return found

    def submit(
        self,
        question: CodingQuestion,
        source: str,
        *,
        samples_only: bool = False,
        keep_going: bool = False,
        fresh_seed: int | None = None,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Run:
        """Queue a submission and return at once.

        Args:
            question: The question that it answers.
            source: The program.
            samples_only: Run only the sample checks.
            keep_going: After a check that ended the process, run the remaining ones in another process.
            fresh_seed: The seed beside the question's own; drawn anew where none is given.
            on_progress: Is told of every run of a check that ends.
        """
        submission = Submission(
            question=question, source=source, samples_only=samples_only, keep_going=keep_going, fresh_seed=fresh_seed,
            on_progress=on_progress,
        )  # fmt: skip
        verdict: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        task = self._spawn(self._answer(submission, verdict))

        def cancel() -> None:
            if not verdict.done():
                verdict.set_result(unjudged(submission, Outcome.CANCELLED, "You cancelled the run."))
                task.cancel()

        task.add_done_callback(lambda done: cancel())
        return Run(verdict, cancel)

    def prepare(self, question: CodingQuestion) -> None:
        """Run a question's reference ahead, so that the first submission does not wait for it."""
        self._spawn(self._prepare(question))

    async def settled(self) -> None:
        """Wait until all that runs in the background is done."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._pool.settled()

    async def snippet(self, question: Predict) -> SnippetResult:
        """Run the snippet of a `predict` question under confinement.

        Raises:
            JudgeError: There is no child to run it in.
        """
        limits = Limits()
        job = Job(
            source=question.snippet, keep_last=True, probes=(ProbeJob(kind="call", spec="LAST"),),
            runs=(Planned(0, 0),), memory_bytes=limits.memory_mb << 20, cpu_seconds=int(limits.seconds) + 1,
        )  # fmt: skip
        bounds = Bounds(seconds=limits.seconds, memory_mb=limits.memory_mb, output_kb=limits.output_kb)
        return _result_of(await self._pool.execute(job, bounds, lambda place, seconds: None))

    async def close(self) -> None:
        """End every child and the zygote, and wait until they are gone."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._pool.close()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _answer(self, submission: Submission, verdict: "asyncio.Future[Verdict]") -> None:
        self._waiting += 1
        try:
            async with self._turn:
                found = await self._runner.verdict_on(submission)
        except InterviewError as error:
            found = unjudged(submission, Outcome.JUDGE_FAILED, str(error))
        except Exception as error:
            found = unjudged(
                submission, Outcome.JUDGE_FAILED, f"The judge itself failed: {type(error).__name__}: {error}"
            )
        finally:
            self._waiting -= 1
        if not verdict.done():
            verdict.set_result(found)
        if not self._waiting and found.outcome.counts and submission.fresh_seed is None:
            self._spawn(self._prepare(submission.question, after=_PAUSE_SECONDS))

    async def _prepare(self, question: CodingQuestion, after: float = 0.0) -> None:
        await asyncio.sleep(after)
        with contextlib.suppress(InterviewError):  # the submission that needs it finds the same fault and says it
            await self._runner.prepare(question.code)


def _result_of(report: Report) -> SnippetResult:
    printed = "".join(report.printed.values())
    if report.loaded is not None and report.loaded.failure is not None:
        failure = report.loaded.failure
        return SnippetResult(stdout=printed, exception=failure.type, message=failure.message)
    if report.end is not End.COMPLETE:
        return SnippetResult(stdout=printed, problem=f"The snippet did not run to its end: {report.end.value}.")
    value = report.seen[0].value if report.seen else None
    return SnippetResult(stdout=printed, observation=brief(value) if value is not None else "", value=value)
