"""The real program in a pseudo-terminal of its own, to be typed at, killed and read."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pyte


class Terminal:
    """One running program and its screen."""

    def __init__(self, arguments: list[str], columns: int, lines: int) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.written = b""
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self._tty = pty.fork()
        if self.pid == 0:
            size = struct.pack("HHHH", lines, columns, 0, 0)
            fcntl.ioctl(1, termios.TIOCSWINSZ, size)
            os.environ["TERM"] = "xterm-256color"
            os.execv(sys.executable, [sys.executable, "-m", "interview", *arguments])
        fcntl.ioctl(self._tty, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.screen.display)

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self._tty, keys.encode())

    def shows(self, words: str, seconds: float = 60) -> None:
        """Wait until some words are on the screen."""
        self._wait(lambda: words in self.text, f"{words!r} is there", seconds)

    def hides(self, words: str, seconds: float = 60) -> None:
        """Wait until some words are on the screen no more."""
        self._wait(lambda: words not in self.text, f"{words!r} is gone", seconds)

    def _wait(self, condition: Callable[[], bool], what: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain until {what}; the screen shows:\n{self.text}"
            self.read(0.05)

    def read(self, seconds: float) -> None:
        """Take in what the program writes within some seconds."""
        if select.select([self._tty], [], [], seconds)[0]:
            with suppress(OSError):  # how Linux says that the other side is closed
                data = os.read(self._tty, 1 << 16)
                self.written += data
                self._stream.feed(data)

    def kill(self) -> None:
        """End the program as a power failure would."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self.pid, 0)


@contextmanager
def terminal(*arguments: str, size: tuple[int, int] = (100, 30)) -> Iterator[Terminal]:
    """Run the program with some arguments."""
    running = Terminal(list(arguments), *size)
    try:
        yield running
    finally:
        running.kill()
        os.close(running._tty)
