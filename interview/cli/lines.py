"""Reading standard input line by line, and no longer than until a moment; what was typed by then is not lost."""

import contextlib
import os
import select
import termios

_CHUNK = 1 << 16


class Lines:
    """The lines that come in from a descriptor."""

    def __init__(self, descriptor: int = 0) -> None:
        self._descriptor = descriptor
        self._bytes = b""
        self._is_at_end = False

    def next(self, seconds: float | None = None) -> str | None:
        """Return the next line without its end; None where none is finished within so many seconds.

        Raises:
            EOFError: There are no more lines.
        """
        while b"\n" not in self._bytes:
            if self._is_at_end:
                if not self._bytes:
                    raise EOFError
                break
            if not select.select([self._descriptor], [], [], None if seconds is None else max(0.0, seconds))[0]:
                return None
            self._read()
        line, _, self._bytes = self._bytes.partition(b"\n")
        return _text(line)

    def unfinished(self) -> str:
        """Return what was typed of a line whose end has not come, and forget it."""
        with contextlib.suppress(termios.error):  # not a terminal: nothing is held back there
            self._read_unfinished()
        typed, self._bytes = self._bytes, b""
        return _text(typed)

    def _read_unfinished(self) -> None:
        """Read the line that a terminal holds back until Enter: it gives it away while it does not wait for one."""
        usual = termios.tcgetattr(self._descriptor)
        at_once = termios.tcgetattr(self._descriptor)
        at_once[3] &= ~termios.ICANON
        termios.tcsetattr(self._descriptor, termios.TCSANOW, at_once)
        try:
            while select.select([self._descriptor], [], [], 0)[0] and not self._is_at_end:
                self._read()
        finally:
            termios.tcsetattr(self._descriptor, termios.TCSANOW, usual)

    def _read(self) -> None:
        try:
            data = os.read(self._descriptor, _CHUNK)
        except OSError:  # a terminal that is gone
            data = b""
        self._bytes += data
        self._is_at_end = not data


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").removesuffix("\r")
