"""Following a stream that another process writes, and telling who writes it, without getting in its way."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Generic, TypeVar

import watchfiles

from interview.transcript.events import Line
from interview.transcript.lines import LineError

STEP_MS = 30
"""How long the system's notices of changes are gathered."""
LOOK_SECONDS = 1.0
"""How often a file is looked at where no notice comes: not every file system sends any."""
POLL_SECONDS = 0.1
"""How often it is looked at where notices cannot be had at all."""

_Line = TypeVar("_Line", bound=Line)


class Follower(Generic[_Line]):
    """One reader of one growing file; the file may come later, be cut off at its end, or be written anew."""

    def __init__(self, path: Path, decode: Callable[[bytes], _Line]) -> None:
        self.path = path
        self.problems: list[str] = []
        """What was damaged, each as a sentence."""
        self._decode = decode
        self._inode = 0
        self._offset = 0
        self._last_seq = -1

    def read(self) -> list[_Line]:
        """Return the lines that came since the last time."""
        try:
            with self.path.open("rb") as file:
                status = os.fstat(file.fileno())
                if status.st_ino != self._inode or status.st_size < self._offset:
                    self._inode, self._offset = status.st_ino, 0
                if status.st_size == self._offset:
                    return []
                file.seek(self._offset)
                data = file.read()
        except OSError:
            return []
        whole = data[: data.rfind(b"\n") + 1]
        self._offset += len(whole)
        return [line for raw in whole.split(b"\n")[:-1] if (line := self._line(raw)) is not None]

    def _line(self, raw: bytes) -> _Line | None:
        """Return a line that was not returned before."""
        try:
            line = self._decode(raw)
        except LineError as error:
            problem = f"{self.path}: a line after record {self._last_seq} is ignored: {error}."
            if problem not in self.problems:
                self.problems.append(problem)
            return None
        if line.seq <= self._last_seq:
            return None
        self._last_seq = line.seq
        return line


async def changes(*paths: Path) -> AsyncIterator[None]:
    """Tell whenever one of some files of one folder may have changed; once at the beginning, and now and then."""
    yield None
    names = {path.name for path in paths}
    try:
        async for _ in watchfiles.awatch(
            paths[0].parent,
            watch_filter=lambda _, changed: os.path.basename(changed) in names,
            step=STEP_MS,
            debounce=2 * STEP_MS,
            rust_timeout=int(LOOK_SECONDS * 1000),
            yield_on_timeout=True,
            recursive=False,
        ):
            yield None
    except (OSError, RuntimeError, watchfiles._rust_notify.WatchfilesRustInternalError):
        while True:
            await asyncio.sleep(POLL_SECONDS)
            yield None


def writer_of(path: Path) -> int | None:
    """Return the pid of the process that holds a stream; 0 where none does, None where the system does not tell."""
    try:
        inode = path.stat().st_ino
        locks = Path("/proc/locks").read_text(encoding="ascii")
    except OSError:
        return 0 if not path.exists() else None
    for line in locks.splitlines():
        fields = line.split()
        if len(fields) > 5 and fields[1] == "FLOCK" and fields[3] == "WRITE" and fields[5].endswith(f":{inode}"):
            return int(fields[4])
    return 0
