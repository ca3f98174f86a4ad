"""The supervisor's end of the zygote: it is started here, asked for children, and leaves nothing behind."""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

import interview
from interview.errors import JudgeError
from interview.judge.host.log import JudgeLog
from interview.judge.host.process import ChildProcess

_START = "import sys; sys.path.append(sys.argv[1]); from interview.judge.child.zygote import main; main(sys.argv[2:])"
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1",
    "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": "",
    "TMPDIR": "/tmp", "HOME": "/nonexistent", "TORCHINDUCTOR_CACHE_DIR": "/tmp", "TRITON_CACHE_DIR": "/tmp",
}  # fmt: skip
"""All that the zygote learns of the user's environment: nothing."""
_FAREWELL = 0.5
"""Seconds for which a zygote may end by itself before it is ended."""
_PATIENCE = 120.0
"""Seconds for which a cold disk may keep torch from being imported."""


class Born(NamedTuple):
    """What the zygote says of a child that it has forked."""

    pid: int
    """Its number in the zygote's namespace."""
    pidfd: int | None
    """A descriptor of the process, where the system has such."""


class ZygoteLink:
    """The supervisor's end of the zygote."""

    def __init__(self, without: Iterable[str] = (), log: JudgeLog | None = None) -> None:
        self._without = sorted(without)
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._pidfd: int | None = None
        self._hello: asyncio.Future[dict[str, str]] | None = None
        self._forked: dict[int, asyncio.Future[Born]] = {}
        self._exited: dict[int, Callable[[int, float], None]] = {}
        self._next = 0

    @property
    def alive(self) -> bool:
        """Whether the zygote has been started and still runs."""
        return self._process is not None and self._process.poll() is None and self._control is not None

    @property
    def pid(self) -> int:
        """The zygote's process; 0 before it is started."""
        return self._process.pid if self._process else 0

    def start(self) -> None:
        """Start the zygote; what it says when it is warm is waited for by `warm`.

        The event loop's own thread starts it, because the kernel ends it together with the thread that started it.
        """
        if os.name != "posix":
            raise JudgeError("Submissions cannot be run on this system", do="Use Linux, macOS or WSL.")
        errors = self._log.open() if self._log else contextlib.nullcontext(subprocess.DEVNULL)
        ours, theirs = socket.socketpair(
            socket.AF_UNIX, socket.SOCK_SEQPACKET if sys.platform == "linux" else socket.SOCK_DGRAM
        )
        options = msgspec.json.encode({"without": self._without, "supervisor": os.getpid()}).decode()
        root = str(Path(interview.__file__).resolve().parent.parent)
        command = [sys.executable, "-P", "-s", "-c", _START, root, str(theirs.fileno()), options]
        with theirs, errors as stderr:
            self._process = subprocess.Popen(
                command, env=_ENVIRONMENT, pass_fds=[theirs.fileno()], cwd="/", start_new_session=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=stderr,
            )  # fmt: skip
        self._say("started")
        ours.setblocking(False)
        self._control = ours
        loop = asyncio.get_running_loop()
        self._hello = loop.create_future()
        loop.add_reader(ours.fileno(), self._receive)

    async def warm(self) -> dict[str, str]:
        """Wait until children can be forked, and return the layers that could not be prepared, with the reasons.

        Raises:
            JudgeError: The zygote has ended, or does not become warm.
        """
        assert self._hello is not None
        try:
            missing = await asyncio.wait_for(asyncio.shield(self._hello), _PATIENCE)
        except TimeoutError:
            raise JudgeError(
                "PyTorch did not load within two minutes", do="Try again when the machine is less busy."
            ) from None
        self._say("; ".join(["warm", *(f"no {layer}: {reason}" for layer, reason in missing.items())]))
        return missing

    async def fork(self, *, self_test: bool = False) -> ChildProcess:
        """Return a new child, which is confining itself."""
        loop = asyncio.get_running_loop()
        number, self._next = self._next, self._next + 1
        job_read, job_write = os.pipe()
        records_read, records_write = os.pipe()
        printed_read, printed_write = os.pipe()
        theirs = [job_read, records_write, printed_write]
        future: asyncio.Future[Born] = loop.create_future()
        child = ChildProcess(number, job_write, records_read, printed_read, lambda: self._kill(number), self._log)
        self._forked[number] = future
        self._exited[number] = child.exited
        try:
            self._send({"do": "fork", "id": number, "self_test": self_test}, theirs)
            born = await asyncio.wait_for(future, 10.0)
        except (TimeoutError, JudgeError) as error:
            child.close()
            raise JudgeError("The judge's own process is not responding") from error
        finally:
            self._forked.pop(number, None)
            for descriptor in theirs:
                os.close(descriptor)
        child.adopt(born.pid, born.pidfd)
        return child

    def _send(self, message: dict[str, Any], descriptors: list[int]) -> None:
        if self._control is None:
            raise JudgeError("The judge's own process has ended")
        try:
            socket.send_fds(self._control, [msgspec.json.encode(message)], descriptors)
        except OSError as error:
            raise JudgeError("The judge's own process has ended") from error

    def _say(self, what: str) -> None:
        if self._log is not None:
            self._log.say(f"zygote (process {self.pid}): {what}")

    def _kill(self, number: int) -> None:
        with contextlib.suppress(JudgeError):
            self._send({"do": "kill", "id": number}, [])

    def _receive(self) -> None:
        assert self._control is not None
        while True:
            try:
                data, descriptors, _, _ = socket.recv_fds(self._control, 4096, 4)
            except BlockingIOError:
                return None
            except OSError:
                data, descriptors = b"", []
            if not data:
                return self._lose()
            self._take(msgspec.json.decode(data), descriptors)

    def _take(self, message: dict[str, Any], descriptors: list[int]) -> None:
        if "forked" in message:
            future = self._forked.get(message["forked"])
            if future is not None and not future.done():
                future.set_result(Born(message["pid"], descriptors.pop() if descriptors else None))
        elif "exited" in message:
            if tell := self._exited.pop(message["exited"], None):
                tell(message["status"], message["cpu"])
        elif self._hello is not None and not self._hello.done():
            if "failed" in message:
                self._hello.set_exception(JudgeError(message["failed"], do="Install PyTorch in the same environment."))
            else:
                self._pidfd = descriptors.pop() if descriptors else None
                self._hello.set_result(message["hello"])
        for descriptor in descriptors:
            os.close(descriptor)

    def _lose(self) -> None:
        """The zygote has gone: everything that waits for it learns so."""
        self._say("ended")
        self._shut()
        lost = JudgeError("The judge's own process has ended", do="Hand in again: it will be restarted.")
        waiting: list[asyncio.Future[Any]] = [*self._forked.values()]
        for future in [*waiting, *([self._hello] if self._hello else [])]:
            if not future.done():
                future.set_exception(lost)
                future.exception()
        for tell in list(self._exited.values()):
            tell(-1, 0.0)
        self._exited.clear()

    def _shut(self) -> None:
        if self._control is not None:
            asyncio.get_running_loop().remove_reader(self._control.fileno())
            self._control.close()
            self._control = None

    async def close(self) -> None:
        """End the zygote and with it every child, and wait until they are gone."""
        if self._control is not None:
            self._lose()
        pidfd, self._pidfd = self._pidfd, None
        process, self._process = self._process, None
        if pidfd is not None:
            await _gone(pidfd)
            os.close(pidfd)
        if process is not None:
            await _reaped(process)


async def _gone(pidfd: int) -> None:
    """Wait until a process has ended, and end it where it does not."""
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(pidfd, ended.set)
    try:
        await asyncio.wait_for(ended.wait(), _FAREWELL)
    except TimeoutError:
        with contextlib.suppress(OSError):
            signal.pidfd_send_signal(pidfd, signal.SIGKILL)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(ended.wait(), _FAREWELL)
    finally:
        loop.remove_reader(pidfd)


async def _reaped(process: "subprocess.Popen[bytes]") -> None:
    deadline = asyncio.get_running_loop().time() + _FAREWELL
    while process.poll() is None:
        if asyncio.get_running_loop().time() > deadline:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        await asyncio.sleep(0.002)
