"""One job in one child, watched: its clock, its memory, its output, its records, its end."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable

import msgspec
from msgspec import Struct

from interview.judge.host.process import ChildProcess
from interview.judge.wire.frames import FrameError, FrameReader
from interview.judge.wire.printed import split_printed
from interview.judge.wire.records import Done, Job, Loaded, Seen, observed, read
from interview.judge.wire.report import End, Observed, Report

MAX_OBSERVED = 96 << 20
"""Bytes of observations of one run."""
_WATCH_SECONDS = 0.04
_GRACE_SECONDS = 0.5


class Bounds(Struct, frozen=True, kw_only=True):
    """What the supervisor holds a run to."""

    seconds: float
    """Wall-clock time."""
    memory_mb: int
    """Memory beyond what a child holds anyway."""
    output_kb: int
    """What it may print."""


class Execution:
    """One job in one child."""

    def __init__(self, child: ChildProcess, job: Job, bounds: Bounds, on_seen: Callable[[int, float], None]) -> None:
        self._child = child
        self._job = job
        self._bounds = bounds
        self._on_seen = on_seen
        self._reader = FrameReader()
        self._set_up = False
        self._loaded: Loaded | None = None
        self._done: Done | None = None
        self._seen: list[Observed] = []
        self._received = 0
        self._printed = bytearray()
        self._end: asyncio.Future[End] = asyncio.get_running_loop().create_future()
        self._peak_kb = self._base_kb = child.resident_kb()

    async def finish(self) -> Report:
        """Give the child its job and return how it went; the child is gone afterwards."""
        loop = asyncio.get_running_loop()
        watcher = loop.create_task(self._watch_memory())
        clock = loop.call_later(self._bounds.seconds, self._stop, End.TIMED_OUT)
        leaving = loop.create_task(self._wait_for_exit())
        try:
            self._child.watch(self._take_records, self._take_printed)
            await self._child.give(msgspec.json.encode(self._job))
            end = await self._end
            if end is End.COMPLETE:
                self._take_printed(self._child.drain_printed(self._bounds.output_kb << 11))
                end = End.TOO_MUCH_OUTPUT if self._over() else end
        finally:
            clock.cancel()
            for task in (watcher, leaving):
                task.cancel()
            status = self._child.status
            self._child.close()
        return self._report(end, status)

    def cancel(self) -> None:
        """End it at once."""
        self._stop(End.CANCELLED)

    def _stop(self, end: End) -> None:
        if not self._end.done():
            self._end.set_result(end)
            if end is not End.COMPLETE:
                self._child.kill()

    def _take_records(self, data: bytes) -> None:
        if self._end.done() or not data:
            return None
        self._received += len(data)
        if self._received > MAX_OBSERVED:
            return self._stop(End.TOO_MUCH_OBSERVED)
        try:
            for frame in self._reader.feed(data):
                self._take(read(frame), frame.blob)
        except FrameError:
            self._stop(End.GARBLED)

    def _take(self, record: object, blob: bytes) -> None:
        match record:
            case Loaded(stage="setup") if not self._set_up:
                self._set_up = True
                self._loaded = record if record.failure is not None else None
            case Loaded(stage="submission") if self._set_up and self._loaded is None:
                self._loaded = record
            case Seen() if self._loaded is not None and self._expects(record):
                value = observed(record, blob) if record.failure is None else None
                seconds = min(max(record.seconds, 0.0), self._bounds.seconds)
                self._seen.append(Observed(value=value, failure=record.failure, seconds=seconds))
                self._on_seen(len(self._seen) - 1, seconds)
            case Done() if self._loaded is not None and self._done is None:
                self._done = record
                self._stop(End.COMPLETE if self._is_whole(self._loaded) else End.GARBLED)
            case _:
                raise FrameError("a record out of turn")

    def _expects(self, record: Seen) -> bool:
        place = len(self._seen)
        return place < len(self._job.runs) and (record.probe, record.seed) == self._job.runs[place]

    def _is_whole(self, loaded: Loaded) -> bool:
        stopped = loaded.failure is not None or bool(loaded.problems)
        return stopped or len(self._seen) == len(self._job.runs)

    def _take_printed(self, data: bytes) -> None:
        if not self._over():
            self._printed += data
            if self._over():
                self._stop(End.TOO_MUCH_OUTPUT)

    def _over(self) -> bool:
        marks = 8 * (len(self._job.runs) + 2)
        return len(self._printed) > (self._bounds.output_kb << 10) + marks

    async def _watch_memory(self) -> None:
        while True:
            held = self._child.resident_kb()
            self._peak_kb = max(self._peak_kb, held)
            if held - self._base_kb > self._bounds.memory_mb << 10:
                return self._stop(End.OUT_OF_MEMORY)
            await asyncio.sleep(_WATCH_SECONDS)

    async def _wait_for_exit(self) -> None:
        """Tell a process that has ended without its last record from one that is still to be heard out."""
        await self._child.ended.wait()
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._end), 0.02)
        self._stop(self._why_it_ended(self._child.status))

    def _why_it_ended(self, status: int | None) -> End:
        if status is None or status == -1:
            return End.LOST
        if not os.WIFSIGNALED(status):
            return End.CRASHED
        hungry = self._peak_kb - self._base_kb > 0.5 * (self._bounds.memory_mb << 10)
        match os.WTERMSIG(status):
            case signal.SIGXCPU:
                return End.TIMED_OUT
            case signal.SIGKILL | signal.SIGABRT | signal.SIGSEGV | signal.SIGBUS if hungry:
                return End.OUT_OF_MEMORY
        return End.CRASHED

    def _report(self, end: End, status: int | None) -> Report:
        done = self._done
        peak = max(self._peak_kb - self._base_kb, 0) / 1024
        return Report(
            end=end,
            loaded=self._loaded,
            seen=tuple(self._seen),
            printed=split_printed(bytes(self._printed)),
            cpu_seconds=min(max(done.cpu_seconds, 0.0), 1e6) if done else 0.0,
            memory_mb=round(peak, 1),
            status=status,
        )
