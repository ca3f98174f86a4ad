"""One child as seen from outside: its pipes, its memory, its end."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable

from interview.judge.host.log import MAX_WORDS, JudgeLog
from interview.judge.wire.frames import pack
from interview.judge.wire.printed import split_printed

_READ = 1 << 18


class ChildProcess:
    """One fork of the zygote; whoever holds it closes it."""

    def __init__(
        self,
        number: int,
        job: int,
        records: int,
        printed: int,
        kill_through_zygote: Callable[[], None],
        log: JudgeLog | None = None,
    ) -> None:
        self.number = number
        self._job, self._records, self._printed = job, records, printed
        self._pidfd: int | None = None
        self._host_pid: int | None = None
        self._kill_through_zygote = kill_through_zygote
        self._watching = False
        self._killed = False
        self._log = log
        self._words = b""
        self.status: int | None = None
        """How it ended, as wait(2) says it; None while it runs."""
        self.ended = asyncio.Event()
        self.closed = False
        for descriptor in (records, printed, job):
            os.set_blocking(descriptor, False)

    def adopt(self, pid: int, pidfd: int | None) -> None:
        """Learn which process it is: `pid` counts in the zygote's namespace, the descriptor everywhere."""
        self._pidfd = pidfd
        self._host_pid = _pid_of(pidfd) if pidfd is not None else pid

    @property
    def pid(self) -> int | None:
        """The process, as this process counts."""
        return self._host_pid

    def watch(self, on_records: Callable[[bytes], None], on_printed: Callable[[bytes], None]) -> None:
        """Be told what the child writes; an empty piece says that the pipe has ended."""
        loop = asyncio.get_running_loop()
        self._watching = True
        loop.add_reader(self._records, self._forward, self._records, on_records)
        loop.add_reader(self._printed, self._forward, self._printed, on_printed)

    def _forward(self, descriptor: int, tell: Callable[[bytes], None]) -> None:
        try:
            data = os.read(descriptor, _READ)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self._overhear(descriptor, data)
        if not data:
            asyncio.get_running_loop().remove_reader(descriptor)
        tell(data)

    def drain_printed(self, at_most: int) -> bytes:
        """Return what lies in the pipe of printed text, without waiting."""
        data = b""
        with contextlib.suppress(OSError):
            while len(data) < at_most and (part := os.read(self._printed, _READ)):
                data += part
        self._overhear(self._printed, data)
        return data

    async def give(self, job: bytes) -> None:
        """Hand over the job."""
        loop = asyncio.get_running_loop()
        data = memoryview(pack(job))
        while data and not self.closed:
            try:
                data = data[os.write(self._job, data) :]
            except BlockingIOError:
                writable = asyncio.Event()
                loop.add_writer(self._job, writable.set)
                try:
                    await asyncio.wait_for(writable.wait(), 5.0)
                except TimeoutError:
                    return
                finally:
                    loop.remove_writer(self._job)
            except OSError:
                return

    def resident_kb(self) -> int:
        """Return the memory that is the child's own or shared without a file, in KiB; 0 where nobody says."""
        held = 0
        with contextlib.suppress(OSError, ValueError), open(f"/proc/{self._host_pid}/status") as status:
            for line in status:
                if line.startswith(("RssAnon:", "RssShmem:")):
                    held += int(line.split()[1])
        return held

    def exited(self, status: int, cpu_seconds: float) -> None:
        """Learn from the zygote that it has ended."""
        self.status = status
        self.ended.set()
        if self.closed:
            self._tell_end(status)

    def kill(self) -> None:
        """End it at once, with everything it has started."""
        if self.status is not None:
            return
        self._killed = True
        try:
            if self._pidfd is not None:
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
            elif self._host_pid is not None:
                os.kill(self._host_pid, signal.SIGKILL)
        except OSError:
            pass  # it has ended, or is the zygote's to end
        self._kill_through_zygote()

    def close(self) -> None:
        """End it and give back what it held here."""
        if self.closed:
            return
        self.kill()
        self.closed = True
        if self._log is not None:
            self.drain_printed(MAX_WORDS)
        loop = asyncio.get_running_loop()
        for descriptor in (self._records, self._printed):
            if self._watching:
                loop.remove_reader(descriptor)
        for held in (self._records, self._printed, self._job, self._pidfd):
            if held is not None:
                os.close(held)
        self._pidfd = None
        if self.status is not None:
            self._tell_end(self.status)

    def _overhear(self, descriptor: int, data: bytes) -> None:
        """Keep for the log what the child wrote last."""
        if self._log is not None and descriptor == self._printed:
            self._words = (self._words + data)[-MAX_WORDS:]

    def _tell_end(self, status: int) -> None:
        """Leave a word in the log where there is something to say, now that both pipes and process have ended."""
        stopped = status == -1 or (self._killed and os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL)
        words = "".join(split_printed(self._words).values())
        if self._log is not None and (words or not (stopped or status == 0)):
            self._log.tell_end(f"child {self.number} (process {self._host_pid})", status, words)


def _pid_of(pidfd: int) -> int | None:
    with contextlib.suppress(OSError, ValueError), open(f"/proc/self/fdinfo/{pidfd}") as info:
        for line in info:
            if line.startswith("Pid:"):
                return int(line.split()[1])
    return None
