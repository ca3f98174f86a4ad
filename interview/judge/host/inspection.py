"""The self-test of confinement: a real child tries what must be denied, and the level follows from what it could do."""

import asyncio
import os
import socket
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from interview.judge.host.isolation import UNCONFINED, Isolation, isolation
from interview.judge.host.link import ZygoteLink
from interview.judge.host.process import ChildProcess
from interview.judge.wire.frames import FrameError, FrameReader
from interview.judge.wire.records import Record, SelfTest, SelfTestResult, read

_PATIENCE = 30.0


async def find_isolation(link: ZygoteLink, without: Sequence[str] = ()) -> Isolation:
    """Return the level of confinement that children of this zygote are under, or would be without some layers."""
    with tempfile.TemporaryDirectory(prefix="interview-") as folder, socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        canary = Path(folder, "canary")
        canary.write_text("x")
        # Readable for everybody, so that what denies it is the confinement and not its owner.
        os.chmod(folder, 0o777)
        os.chmod(canary, 0o666)
        port = int(listener.getsockname()[1])
        child = await link.fork(self_test=True)
        test = SelfTest(
            port=port,
            canary=str(canary),
            folder=folder,
            pid=os.getpid(),
            own_pid=child.pid or 0,
            without=tuple(without),
        )
        tried = await _try(child, test)
    return isolation(tried.denied, tried.reached) if tried else UNCONFINED


async def _try(child: ChildProcess, test: SelfTest) -> SelfTestResult | None:
    reader = FrameReader()
    answer: asyncio.Future[Record | None] = asyncio.get_running_loop().create_future()

    def take(data: bytes) -> None:
        if answer.done():
            return
        try:
            for frame in reader.feed(data):
                answer.set_result(read(frame))
        except FrameError:
            answer.set_result(None)
        if not data and not answer.done():
            answer.set_result(None)

    try:
        child.watch(take, lambda data: None)
        await child.give(msgspec.json.encode(test))
        found = await asyncio.wait_for(answer, _PATIENCE)
    except TimeoutError:
        return None
    finally:
        child.close()
    return found if isinstance(found, SelfTestResult) else None
