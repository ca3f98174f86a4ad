"""The processes of one judge: a warm zygote, children in reserve, one job at a time in one of them."""

import asyncio
from collections.abc import Callable, Iterable

from interview.errors import JudgeError
from interview.judge.host.execution import Bounds, Execution
from interview.judge.host.inspection import find_isolation
from interview.judge.host.isolation import Isolation
from interview.judge.host.link import ZygoteLink
from interview.judge.host.log import JudgeLog
from interview.judge.host.spares import Spares
from interview.judge.wire.records import Job
from interview.judge.wire.report import Report
from interview.places import judge_log


class Pool:
    """The processes of one judge."""

    def __init__(self, without: Iterable[str], spares: int) -> None:
        self._without = tuple(without)
        self._spare_count = spares
        self._link: ZygoteLink | None = None
        self._spares: Spares | None = None
        self._starting: asyncio.Task[None] | None = None
        self._closed = False
        self.isolation: Isolation | None = None
        """How children are confined, as a self-test has seen; None before that."""

    @property
    def zygote_pid(self) -> int:
        """The process that was started for the zygote; 0 where there is none."""
        return self._link.pid if self._link else 0

    def start(self) -> None:
        """Start the zygote in the background; again, where it has ended.

        Raises:
            JudgeError: The judge is closed.
        """
        if self._closed:
            raise JudgeError("The judge is closed")
        if self._starting is not None and not self._starting.done():
            return
        if self._link is None or not self._link.alive or self._spares is None:
            self._starting = asyncio.get_running_loop().create_task(self._start())
            self._starting.add_done_callback(lambda task: task.cancelled() or task.exception())

    async def _start(self) -> None:
        await self._drop()
        path = judge_log()
        link = self._link = ZygoteLink(self._without, JudgeLog(path) if path else None)
        link.start()
        await link.warm()
        self.isolation = await find_isolation(link)
        self._spares = Spares(link, self._spare_count)
        self._spares.refill()

    async def ready(self) -> Isolation:
        """Wait until jobs can run.

        Raises:
            JudgeError: The zygote cannot be started.
        """
        self.start()
        if self._starting is not None:
            await asyncio.shield(self._starting)
        if self.isolation is None:
            raise JudgeError("The judge's own process has not started")
        return self.isolation

    async def execute(self, job: Job, bounds: Bounds, on_seen: Callable[[int, float], None]) -> Report:
        """Run a job in a child of its own.

        Raises:
            JudgeError: There is no child to be had.
        """
        await self.ready()
        spares = self._spares
        if spares is None:
            raise JudgeError("The judge's own process has ended")
        child = await spares.take()
        spares.refill()
        try:
            return await Execution(child, job, bounds, on_seen).finish()
        finally:
            child.close()

    async def settled(self) -> None:
        """Wait until the reserve is full."""
        if self._spares is not None:
            await self._spares.settled()

    async def close(self) -> None:
        """End every child and the zygote, and wait until they are gone."""
        self._closed = True
        if self._starting is not None:
            self._starting.cancel()
            await asyncio.gather(self._starting, return_exceptions=True)
        await self._drop()

    async def _drop(self) -> None:
        spares, self._spares = self._spares, None
        link, self._link = self._link, None
        if spares is not None:
            spares.close()
        if link is not None:
            await link.close()
