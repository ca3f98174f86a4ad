"""Children forked, confined and rehearsed ahead, so that a submission waits for none of it."""

import asyncio
import contextlib
from collections import deque
from typing import cast

from interview.errors import JudgeError
from interview.judge.host.link import ZygoteLink
from interview.judge.host.process import ChildProcess
from interview.judge.wire.frames import FrameError, FrameReader
from interview.judge.wire.records import Ready, read

_PATIENCE = 30.0


async def fork_ready(link: ZygoteLink) -> ChildProcess:
    """Return a child that has said that it is confined and waits.

    Raises:
        JudgeError: It has ended instead.
    """
    child = await link.fork()
    try:
        await asyncio.wait_for(_until_ready(child), _PATIENCE)
    except (TimeoutError, FrameError) as error:
        child.close()
        raise JudgeError("A child of the judge did not become ready", where=str(error)) from error
    except BaseException:
        child.close()
        raise
    return child


async def _until_ready(child: ChildProcess) -> None:
    reader, ready = FrameReader(), asyncio.get_running_loop().create_future()
    words = bytearray()

    def take(data: bytes) -> None:
        if ready.done():
            return
        try:
            frames = reader.feed(data)
            if not data:
                raise FrameError(words.decode("utf-8", "replace").strip().rpartition("\n")[2] or "it ended")
            for frame in frames:
                ready.set_result(isinstance(read(frame), Ready))
        except FrameError as error:
            ready.set_exception(error)

    child.watch(take, words.extend)
    await ready


class Spares:
    """A few children in reserve."""

    def __init__(self, link: ZygoteLink, count: int) -> None:
        self._link = link
        self._count = count
        self._ready: deque[ChildProcess] = deque()
        self._coming: set[asyncio.Task[None]] = set()
        self._arrived = asyncio.Event()

    def refill(self) -> None:
        """Fork what is missing, in the background."""
        for _ in range(self._count - len(self._ready) - len(self._coming)):
            task = asyncio.get_running_loop().create_task(self._add())
            self._coming.add(task)

    async def _add(self) -> None:
        try:
            with contextlib.suppress(JudgeError):
                self._ready.append(await fork_ready(self._link))
        finally:
            self._coming.discard(cast("asyncio.Task[None]", asyncio.current_task()))
            self._arrived.set()

    async def take(self) -> ChildProcess:
        """Return a child that is ready, forking one where none is.

        Raises:
            JudgeError: The zygote has ended.
        """
        while True:
            while self._ready:
                child = self._ready.popleft()
                if child.status is None:
                    return child
                child.close()
            if not self._coming:
                return await fork_ready(self._link)
            self._arrived.clear()
            await self._arrived.wait()

    async def settled(self) -> None:
        """Wait until the reserve is full."""
        while self._coming:
            await asyncio.gather(*self._coming, return_exceptions=True)

    def close(self) -> None:
        """End all of them."""
        for task in list(self._coming):
            task.cancel()
        while self._ready:
            self._ready.popleft().close()
