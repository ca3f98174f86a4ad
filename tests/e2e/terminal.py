"""A pseudo-terminal in which the real program runs, and the screen that somebody in front of it would see."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import pyte

KEYS = {
    "enter": "\r", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "f1": "\x1bOP", "f7": "\x1b[18~",
    "f8": "\x1b[19~", "f9": "\x1b[20~", "f12": "\x1b[24~", "space": " ",
}  # fmt: skip
"""What a terminal sends for a key; `ctrl+x` is worked out."""


class Terminal:
    """A program in a pseudo-terminal of its own."""

    def __init__(self, command: Sequence[str], *, folder: Path, columns: int = 80, lines: int = 24) -> None:
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._is_gone = False
        self.written = b""
        """Every byte that the program wrote."""
        self._master, slave = pty.openpty()
        self._resize(slave, columns, lines)
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        for name in ("COLUMNS", "LINES"):  # they would stand above the window's real size
            environment.pop(name, None)
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the program, whatever state it is in."""
        self.kill()
        if not self._is_gone:
            os.close(self._master)

    def vanish(self) -> None:
        """Go away as a terminal does whose window is closed, without a signal to the program."""
        self._is_gone = True
        os.close(self._master)

    def stall(self) -> None:
        """Take nothing more from the program: what it writes waits from now on."""
        with open(f"/proc/{self.process.pid}/fd/1", "wb", buffering=0) as slave:
            termios.tcflow(slave.fileno(), termios.TCOOFF)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self._screen.display)

    def press(self, *keys: str) -> None:
        """Press keys, by their names."""
        for key in keys:
            control = chr(ord(key[-1]) & 31) if key.startswith("ctrl+") else key
            os.write(self._master, KEYS.get(key, control).encode())

    def paste(self, text: str) -> None:
        """Paste a text as a terminal does."""
        os.write(self._master, b"\x1b[200~" + text.replace("\n", "\r").encode() + b"\x1b[201~")

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window."""
        self._screen.resize(lines, columns)
        self._resize(self._master, columns, lines)
        self.process.send_signal(signal.SIGWINCH)

    def see(self, text: str, seconds: float = 60) -> None:
        """Wait until a text is on the screen."""
        self.until(lambda: text in self.text, f"{text!r} is on the screen", seconds)

    def until(self, condition: Callable[[], bool], what: str, seconds: float = 60) -> None:
        """Wait until a condition holds on a whole frame, and fail with its description and the screen."""
        deadline = time.monotonic() + seconds
        while self._read() or not condition():
            assert time.monotonic() < deadline, f"waited in vain until {what}; the screen shows:\n{self.text}"
            assert self.process.poll() is None, f"the program ended before {what}; the screen shows:\n{self.text}"

    def kill(self) -> None:
        """End the program as a crash would: without a word."""
        self.process.kill()
        self.process.wait(30)

    def ended(self, seconds: float = 30) -> int:
        """Wait until the program has ended by itself, and return its exit code."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None:
            assert time.monotonic() < deadline, f"the program does not end; the screen shows:\n{self.text}"
            self._read()
        while not self._is_gone and select.select([self._master], [], [], 0)[0] and self._read():
            pass
        return self.process.returncode

    def _read(self) -> bool:
        """Take in what the program writes within a moment; return whether there was something."""
        if self._is_gone:
            time.sleep(0.05)
            return False
        if not select.select([self._master], [], [], 0.05)[0]:
            return False
        try:
            chunk = os.read(self._master, 1 << 16)
        except OSError:  # how Linux says that the other side is closed
            return False
        self.written += chunk
        self._stream.feed(chunk)
        return True

    @staticmethod
    def _resize(terminal: int, columns: int, lines: int) -> None:
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
