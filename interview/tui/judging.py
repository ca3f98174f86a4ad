"""Bringing programs to the judge and their verdicts back, whatever screen is shown meanwhile."""

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from textual.app import App
from textual.signal import Signal

from interview.errors import InterviewError
from interview.judge import Isolation, Judge, Progress
from interview.judge import Run as JudgeRun
from interview.models.verdict import Outcome, Verdict
from interview.session import Sitting
from interview.session.commands import RecordVerdict
from interview.session.judging import send
from interview.transcript.state import QuestionState, Run

LOOSE_LEVEL = 1
"""Up to this level of isolation a program can read files and use the network; running it needs consent."""

Ask = Callable[[Isolation], Awaitable[bool]]
"""Asks a person whether programs may run under a loose confinement."""


@dataclass
class Case:
    """One program on its way to its verdict."""

    sitting: Sitting
    """The session it belongs to."""
    key: str
    """The question it answers."""
    since: float = field(default_factory=time.monotonic)
    """When it was handed over."""
    progress: Progress | None = None
    """How far its checks are; None while the judge gets ready."""
    run: JudgeRun | None = None
    """What the judge holds; None while it waits for consent."""
    is_cancelled: bool = False
    """Whether it was called back before the judge had it."""

    @property
    def line(self) -> str:
        """What is going on, for a person."""
        seconds = f"{time.monotonic() - self.since:.0f} s · Esc cancels"
        if self.run is None:
            return f"Getting the judge ready … {seconds}"
        if self.progress is None:
            return f"Running … {seconds}"
        return f"Run {self.progress.done} of {self.progress.total} … {seconds}"


class JudgeDesk:
    """The judge as the screens use it: one for the whole program, so that only its first run has to wait."""

    def __init__(self, app: App[Any], ask: Ask, judge: Judge | None = None) -> None:
        """Open the desk; `ask` is asked once, before the first run, where the confinement is loose."""
        self.judged: Signal[Case] = Signal(app, "judged")
        """Published when a verdict is in the transcript."""
        self._app = app
        self._ask = ask
        self._may_run = False
        self._asking = asyncio.Lock()
        self._judge = judge or Judge()
        self._cases: list[Case] = []
        self._leaving: list[Sitting] = []

    def get_ready(self) -> None:
        """Start the judge in the background, before it is needed."""
        self._app.run_worker(self._start(), group="judge", exit_on_error=False)

    def hand_over(self, sitting: Sitting, question: QuestionState, run: Run) -> None:
        """Have a program judged; its verdict goes into the session's transcript."""
        case = Case(sitting, question.question.key)
        self._cases.append(case)
        self._app.run_worker(self._carry(case, question, run), group="judge", exit_on_error=False)

    def case(self, sitting: Sitting, key: str) -> Case | None:
        """Return the program of a question that is being judged."""
        return next((case for case in self._cases if case.sitting is sitting and case.key == key), None)

    def cancel(self, sitting: Sitting, key: str) -> None:
        """Stop the program of a question."""
        case = self.case(sitting, key)
        if case is not None:
            case.is_cancelled = True
            if case.run is not None:
                case.run.cancel()

    def release(self, sitting: Sitting) -> None:
        """Close a session: now, or where it has ended, when its last verdict is in."""
        if sitting.state.ended and any(case.sitting is sitting for case in self._cases):
            self._leaving.append(sitting)
            return
        for case in [case for case in self._cases if case.sitting is sitting]:
            self._cases.remove(case)
            if case.run is not None:
                case.run.cancel()
        sitting.close()

    async def close(self) -> None:
        """Leave nothing behind: no process, no open transcript."""
        self._cases.clear()
        for sitting in self._leaving:
            sitting.close()
        await self._judge.close()

    async def _start(self) -> None:
        with contextlib.suppress(InterviewError):  # the first run finds the same fault and says it
            await self._judge.start()

    async def _carry(self, case: Case, question: QuestionState, run: Run) -> None:
        verdict = await self._verdict(case, question, run)
        if case not in self._cases:
            return
        try:
            case.sitting.do(RecordVerdict(question=case.key, run=run.number, verdict=verdict))
        except InterviewError as error:
            self._app.notify(str(error), severity="error", markup=False)
        self._cases.remove(case)
        self.judged.publish(case)
        if case.sitting in self._leaving and not any(other.sitting is case.sitting for other in self._cases):
            self._leaving.remove(case.sitting)
            case.sitting.close()

    async def _verdict(self, case: Case, question: QuestionState, run: Run) -> Verdict:
        if not await self._has_consent():
            return Verdict(outcome=Outcome.CANCELLED, sentence="It was not run: you did not want programs to run here.")
        if case.is_cancelled:
            return Verdict(outcome=Outcome.CANCELLED, sentence="You stopped it.")

        def follow(progress: Progress) -> None:
            case.progress = progress

        case.run = send(self._judge, question, run, follow)
        return await case.run.verdict()

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
