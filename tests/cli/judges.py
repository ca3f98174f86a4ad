"""A judge that answers at once with what a test has prepared."""

import asyncio

from interview.judge import Isolation
from interview.judge.run import Run
from interview.models.question import CodingQuestion
from interview.models.verdict import CheckResult, CheckState, Outcome, Verdict

FULL = Isolation(level=4, name="full", sentence="It can do nothing.")
LOOSE = Isolation(level=1, name="limits only", sentence="It could read your files.")
PASSED = Verdict(
    outcome=Outcome.PASSED, sentence="All checks passed.", points=2, possible=2,
    checks=(CheckResult(id="value", title="the values", state=CheckState.PASSED, points=1),),
)  # fmt: skip


class ReadyJudge:
    """A judge that says at once what the test wants."""

    def __init__(self, *verdicts: Verdict, isolation: Isolation = FULL) -> None:
        self.isolation = isolation
        self.sources: list[str] = []
        self.is_closed = False
        self._verdicts = iter(verdicts)

    async def start(self) -> None:
        """Be there at once."""

    async def ready(self) -> Isolation:
        return self.isolation

    def submit(self, question: CodingQuestion, source: str, **_: object) -> Run:
        self.sources.append(source)
        verdict: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        verdict.set_result(next(self._verdicts))
        return Run(verdict, lambda: None)

    async def close(self) -> None:
        self.is_closed = True
