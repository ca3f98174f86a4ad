"""Keeping a file to one process, and saying who holds it."""

import contextlib
import errno
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

from interview.errors import TranscriptError

LOCKS = Path("/proc/locks")
"""Where Linux tells who holds which lock; other systems do not tell."""


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a transcript, readable or not, so that no process writes it meanwhile.

    Raises:
        TranscriptError: There is no such file, or a process is writing it.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as error:
        raise TranscriptError(f"the transcript cannot be opened ({error.strerror})", where=str(path)) from None
    own(descriptor, path)
    try:
        yield
    finally:
        os.close(descriptor)


def own(descriptor: int, path: Path) -> None:
    """Take the file for this process alone, or close it.

    Raises:
        TranscriptError: Another process holds it, or the folder has no locks.
    """
    try:
        lock(descriptor)
    except OSError as error:
        os.close(descriptor)
        if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
            raise TranscriptError(
                f"the session is open in {_owner(path)}", where=str(path), do="Close it there, then try again."
            ) from None
        raise TranscriptError(
            f"this folder has no file locks, so nothing keeps a session from being written twice ({error.strerror})",
            where=str(path),
            do="Choose a folder on a local disk with --sessions DIR.",
        ) from None


def lock(descriptor: int) -> None:
    """Lock a file for this process; the second call's lock is weaker: closing the file anywhere here gives it up."""
    (fcntl.flock if hasattr(fcntl, "flock") else fcntl.lockf)(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _owner(path: Path) -> str:
    """Return who holds the lock, as far as the kernel tells."""
    with contextlib.suppress(OSError):
        inode = path.stat().st_ino
        for line in LOCKS.read_text().splitlines():
            fields = line.split()
            if len(fields) > 5 and fields[1] == "FLOCK" and fields[5].endswith(f":{inode}"):
                return f"another process (pid {fields[4]})"
    return "another process"
