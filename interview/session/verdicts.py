"""Bringing a session's programs to the judge, with consent, and their verdicts into its transcript."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from interview.errors import InterviewError
from interview.judge import Isolation, Judge, Progress
from interview.judge import Run as JudgeRun
from interview.models.question import Bug, Code
from interview.models.verdict import Outcome, Verdict
from interview.session.commands import RecordVerdict
from interview.session.sitting import Sitting, Submission

LOOSE_LEVEL = 1
"""Up to this level of isolation a program can read files and use the network; running it needs consent."""

Ask = Callable[[Isolation], Awaitable[bool]]
"""Asks whether programs may run under a loose confinement."""


def warning(isolation: Isolation) -> str:
    """Return what somebody must know before programs run under a loose confinement."""
    return f"Programs are only loosely confined on this machine ({isolation.name}). {isolation.sentence}"


@dataclass
class Case:
    """One program on its way to its verdict."""

    sitting: Sitting
    """The session that it belongs to."""
    submission: Submission
    """The program and the question that it answers."""
    since: float = field(default_factory=time.monotonic)
    """When it was handed over."""
    progress: Progress | None = None
    """How far its checks are; None while the judge gets ready."""
    is_cancelled: bool = False
    """Whether it was called back."""
    is_withdrawn: bool = False
    """Whether its session was closed meanwhile: then nothing is written down any more."""
    _run: JudgeRun | None = None

    @property
    def key(self) -> str:
        """The question that it answers."""
        return self.submission.question.question.key

    @property
    def line(self) -> str:
        """What is going on, for a person."""
        seconds = f"{time.monotonic() - self.since:.0f} s · Esc cancels"
        if self._run is None:
            return f"Starting the judge … {seconds}"
        if self.progress is None:
            return f"Running … {seconds}"
        return f"Run {self.progress.done} of {self.progress.total} … {seconds}"

    def cancel(self) -> None:
        """Call the program back."""
        self.is_cancelled = True
        if self._run is not None:
            self._run.cancel()

    def withdraw(self) -> None:
        """Call the program back because its session is being closed."""
        self.is_withdrawn = True
        self.cancel()

    async def judged(self, judge: Judge) -> Verdict:
        """Have the program judged: on the sample checks, or on all where it is the answer."""
        if self.is_cancelled:
            return Verdict(outcome=Outcome.CANCELLED, sentence="You cancelled the run.")
        question, run = self.submission.question.question, self.submission.run
        assert isinstance(question, Code | Bug)
        has_samples = any(check.sample for check in question.code.checks)
        self._run = judge.submit(
            question, run.source, samples_only=has_samples and not run.final, keep_going=True, on_progress=self._follow
        )
        return await self._run.verdict()

    def _follow(self, progress: Progress) -> None:
        self.progress = progress


class Verdicts:
    """The one road from a program to its verdict in the transcript."""

    def __init__(self, judge: Judge, ask: Ask) -> None:
        """Use a judge; `ask` is asked before the first run where the confinement is loose, until it agrees."""
        self._judge = judge
        self._ask = ask
        self._may_run = False
        self._asking = asyncio.Lock()

    async def settle(self, sitting: Sitting) -> None:
        """Bring every program that waits to its verdict, in order.

        Raises:
            InterviewError: A verdict cannot be recorded.
        """
        for submission in sitting.pending_runs():
            await self.bring(Case(sitting, submission))

    async def bring(self, case: Case) -> None:
        """Bring one program to its verdict and write it down, unless the session was closed meanwhile.

        Raises:
            InterviewError: The verdict cannot be recorded.
        """
        if await self._has_consent():
            verdict = await case.judged(self._judge)
        else:
            sentence = "Not run: programs are only loosely confined here, and running them was not approved."
            verdict = Verdict(outcome=Outcome.CANCELLED, sentence=sentence)
        if not case.is_withdrawn:
            case.sitting.do(RecordVerdict(question=case.key, run=case.submission.run.number, verdict=verdict))

    async def _has_consent(self) -> bool:
        """Ask before the first run where a program could do harm; who agrees is not asked again."""
        async with self._asking:
            if not self._may_run:
                try:
                    isolation = await self._judge.ready()
                except InterviewError:
                    return True  # there is nothing to run it in; the judge says so in its verdict
                self._may_run = isolation.level > LOOSE_LEVEL or await self._ask(isolation)
            return self._may_run
