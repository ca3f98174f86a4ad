"""Measuring a terminal program from outside: what is on its screen when, how many bytes that took, and how much CPU.

The program runs in a pseudo-terminal whose output goes to a pyte screen. Chunks are stamped when they arrive and parsed
when the program pauses, so that the parser's slowness is never counted against the program. A sample during which the
program or this process had to queue for a CPU says nothing about the program; the kernel counts that wait, and such
samples are dropped. The tests' terminal (`tests/e2e/terminal.py`) parses what it reads at once, which is simpler and
measures nothing.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Self

import pyte

APPS = Path(__file__).with_name("apps")
"""The folder of the programs that are measured."""

_SUPPORTS_SYNCHRONIZED_UPDATES = (b"\x1b[?2026$p", b"\x1b[?2026;2$y")
_PAUSE = 0.012
"""Seconds without output after which a frame counts as written."""


@dataclass(frozen=True)
class Load:
    """What a set of threads has cost so far."""

    cpu_ms: float
    """Time on a CPU."""

    queued_ms: float
    """Time spent waiting for one."""


@dataclass(frozen=True)
class Sample:
    """What came of something sent to the program."""

    wall_ms: float
    """From sending until the expected thing was on the screen."""

    cpu_ms: float
    """CPU time of the program until it was quiet again."""

    bytes_written: int
    """How much it wrote to the terminal until it was quiet again."""

    is_spoilt: bool
    """Whether somebody had to queue for a CPU meanwhile."""


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(
        self, command: Sequence[str], *, columns: int = 100, lines: int = 30, env: Mapping[str, str] | None = None
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._is_closed = False
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        self._sent_at = time.perf_counter()
        self.pid, self._tty = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.execvpe(command[0], list(command), environment)
        fcntl.ioctl(self._tty, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the program, whatever state it is in."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self._tty)

    def text(self) -> str:
        """Return what is on the screen."""
        return "\n".join(self.screen.display)

    def load(self) -> Load:
        """Return what the program has cost so far, threads that have ended included."""
        return _load_of(self.pid)

    def send(self, keys: str) -> None:
        """Send keys; the next sample is timed from here."""
        self._sent_at = time.perf_counter()
        os.write(self._tty, keys.encode())

    def wait_for(self, condition: Callable[[], bool], what: str, quiet: float = 0.06) -> Sample:
        """Wait until a condition holds on the screen and the program has been quiet for some seconds."""
        before, here, written, wall_ms = self.load(), _load_of(os.getpid()), 0, None
        after_echo, here_after = before, here
        deadline = time.perf_counter() + 30
        while True:
            chunks = self._read_burst(_PAUSE if wall_ms is None else quiet)
            if chunks and wall_ms is None:
                after_echo, here_after = self.load(), _load_of(os.getpid())
            for arrived, chunk in chunks:
                written += len(chunk)
                self._stream.feed(chunk)
                if wall_ms is None and condition():
                    wall_ms = (arrived - self._sent_at) * 1000
            is_late = time.perf_counter() > deadline
            if wall_ms is not None and (is_late or not chunks):
                break
            if wall_ms is None and not chunks and condition():
                wall_ms = 0.0
            elif wall_ms is None and (is_late or self._is_closed):
                raise TimeoutError(f"waited in vain until {what}; the screen shows:\n{self.text()}")
        queued = max(after_echo.queued_ms - before.queued_ms, here_after.queued_ms - here.queued_ms)
        return Sample(wall_ms, self.load().cpu_ms - before.cpu_ms, written, queued > max(1.0, 0.1 * wall_ms))

    def wait_for_text(self, text: str, quiet: float = 0.06) -> Sample:
        """Wait until a text is on the screen."""
        return self.wait_for(lambda: text in self.text(), f"{text!r} is on the screen", quiet)

    def wait_for_anything(self) -> Sample:
        """Wait until anything at all is on the screen."""
        return self.wait_for(lambda: bool(self.text().strip()), "anything is on the screen")

    def type(self, character: str) -> Sample:
        """Type one visible character and wait until it stands where the cursor was."""
        self._catch_up()
        column, line = self.screen.cursor.x, self.screen.cursor.y
        self.send(character)
        return self.wait_for(lambda: self.screen.buffer[line][column].data == character, f"{character!r} is echoed")

    def _catch_up(self) -> None:
        """Take in what the program wrote while nobody looked, such as a blinking cursor."""
        for _, chunk in self._read_burst(0):
            self._stream.feed(chunk)

    def watch(self, seconds: float) -> Sample:
        """Watch the program doing nothing."""
        self._catch_up()
        before, written, end = self.load(), 0, time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            written += sum(len(chunk) for _, chunk in self._read_burst(min(left, _PAUSE)))
        return Sample(seconds * 1000, self.load().cpu_ms - before.cpu_ms, written, is_spoilt=False)

    def wait_for_exit(self) -> Sample:
        """Wait until the program has ended by itself."""
        while not self._is_closed:
            self._read_burst(_PAUSE)
        _, _, usage = os.wait4(self.pid, 0)
        return Sample(
            (time.perf_counter() - self._sent_at) * 1000, (usage.ru_utime + usage.ru_stime) * 1000, 0, is_spoilt=False
        )

    def _read_burst(self, pause: float) -> list[tuple[float, bytes]]:
        """Return the chunks that arrive until there is none for `pause` seconds; answer what a terminal answers."""
        chunks: list[tuple[float, bytes]] = []
        while select.select([self._tty], [], [], pause)[0]:
            try:
                chunk = os.read(self._tty, 1 << 16)
            except OSError:  # how Linux says that the other side is closed
                chunk = b""
            if not chunk:
                self._is_closed = True
                break
            chunks.append((time.perf_counter(), chunk))
            question, answer = _SUPPORTS_SYNCHRONIZED_UPDATES
            if question in chunk:
                os.write(self._tty, answer)
        return chunks


def _load_of(pid: int) -> Load:
    """Read a process's CPU clock, which Linux numbers by the process, and what its living threads have waited."""
    queued = 0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):
            queued += int((thread / "schedstat").read_text().split()[1])
    return Load(time.clock_gettime(~pid << 3 | 2) * 1000, queued / 1e6)


def usable(samples: Sequence[Sample]) -> list[Sample]:
    """Return the samples that say something, which are all of them on a machine too busy to leave any."""
    good = [sample for sample in samples if not sample.is_spoilt]
    return good if len(good) * 4 >= len(samples) else list(samples)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass(frozen=True)
class Figure:
    """One measured ratio and what it may be."""

    name: str
    """What was measured, against what."""

    value: float
    """The median of the ratios within the rounds."""

    budget: float
    """The most it may be."""

    def __str__(self) -> str:
        """Return the line of the report."""
        return f"{self.name}  {self.value:.4f}  {self.budget}  {'ok' if self.value <= self.budget else 'short'}"


def figure(name: str, rounds: Sequence[tuple[float, float]], budget: float) -> Figure:
    """Return the figure for pairs of what is measured and what it is measured in, each pair from one round."""
    return Figure(name, median(ours / baseline for ours, baseline in rounds), budget)


def report(figures: Iterator[Figure]) -> int:
    """Print each figure as it comes and return the exit status: 1 where one is over its budget."""
    short = 0
    for measured in figures:
        print(measured, flush=True)
        short |= measured.value > measured.budget
    return int(short)


def python(*arguments: str) -> list[str]:
    """Return the command that runs this interpreter."""
    return [sys.executable, *arguments]
