"""The log in which the judge's own processes can be heard; the supervisor writes it, and no submission can."""

import os
import signal
import time
from pathlib import Path
from typing import IO, NamedTuple

from interview.errors import JudgeError

MAX_LOG = 1 << 20
"""Bytes after which the log begins anew."""
MAX_WORDS = 16 << 10
"""Bytes of one child's output that are kept, the last ones."""


class JudgeLog(NamedTuple):
    """A file that is appended to, and readable for its owner alone: it holds what programs print."""

    path: Path
    """Where it is."""

    def open(self) -> IO[bytes]:
        """Return the file, as the zygote's standard error.

        Raises:
            JudgeError: It cannot be written.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return open(self.path, "ab", buffering=0, opener=_for_the_owner)
        except OSError as error:
            raise JudgeError(
                "The judge's log cannot be written",
                where=str(self.path),
                do="Set INTERVIEW_JUDGE_LOG to a file that can be written, or unset it.",
            ) from error

    def say(self, text: str) -> None:
        """Append a message; the file begins anew when it has grown too long, and a full disk goes unmentioned."""
        try:
            with open(self.path, "ab", buffering=0, opener=_for_the_owner) as file:
                if self.path.is_file() and os.fstat(file.fileno()).st_size > MAX_LOG:
                    file.truncate(0)
                file.write(f"{time.strftime('%H:%M:%S')} {text}\n".encode())
        except OSError:
            return

    def tell_end(self, name: str, status: int, words: str) -> None:
        """Write down how a child ended and what it had written last."""
        lines = [f"    {line}" for line in _readable(words).splitlines()]
        self.say("\n".join([f"{name}: {ending(status)}", *lines]))


def ending(status: int) -> str:
    """Return in words how a process ended, by its status as wait(2) says it; -1 where nobody could wait for it."""
    if status == -1:
        return "gone with the zygote"
    code = os.waitstatus_to_exitcode(status)
    if code >= 0:
        return f"exit code {code}"
    return signal.Signals(-code).name if -code in list(signal.Signals) else f"signal {-code}"


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOCTTY, 0o600)


def _readable(text: str) -> str:
    """Return text with control characters written out: a log is read in a terminal."""
    return "".join(one if one.isprintable() or one in "\n\t" else ascii(one)[1:-1] for one in text)
