"""Appending records to a transcript so that nothing that was acknowledged is ever lost."""

import contextlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, Self, TypeVar

from interview.errors import TranscriptError
from interview.transcript.events import Event, Line
from interview.transcript.lines import encode
from interview.transcript.locking import lock, own
from interview.transcript.reading import Transcript, read_transcript


class Readable(Protocol):
    """What reading a file has come to."""

    @property
    def whole_bytes(self) -> int:
        """Length of the file up to its last whole line."""


_Read = TypeVar("_Read", bound=Readable)


class Journal:
    """The one writer of one transcript.

    Records are written with a single unbuffered `write` each, so they survive the death of the process; answers,
    verdicts and marks are synced as well, so they survive the death of the machine. Where the disk refuses,
    records wait in memory, `trouble` says why, and every further append tries again.
    """

    def __init__(self, path: Path, descriptor: int, length: int) -> None:
        self.path = path
        self.trouble = ""
        """Why nothing can be saved at the moment; empty while all is well."""
        self._descriptor = descriptor
        self._length = length
        self._waiting: list[Line] = []
        self._sync_due = False

    @classmethod
    def create(cls, folder: Path, session: str) -> Self:
        """Start the transcript of a new session.

        Raises:
            TranscriptError: The folder cannot be written, or the session exists.
        """
        path = folder / f"{session}.jsonl"
        try:
            make_private(folder)
            descriptor = _create(path)
        except OSError as error:
            raise TranscriptError(
                f"the transcript cannot be written ({error.strerror})",
                where=str(path),
                do="Choose another folder with --sessions DIR.",
            ) from None
        try:
            own(descriptor, path)
        except TranscriptError:
            path.unlink(missing_ok=True)
            raise
        return cls(path, descriptor, 0)

    @classmethod
    def reopen(cls, path: Path) -> tuple[Self, Transcript]:
        """Go on writing a transcript that was cut off; a torn last line is removed.

        Raises:
            TranscriptError: The file cannot be read or written, or another process is writing it.
        """
        return cls.reopen_as(path, read_transcript)

    @classmethod
    def reopen_as(cls, path: Path, read: Callable[[Path], _Read]) -> tuple[Self, _Read]:
        """Go on writing a file that `read` reads; a torn last line is removed.

        Raises:
            TranscriptError: The file cannot be read or written, or another process is writing it.
        """
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CLOEXEC)
        except OSError as error:
            raise TranscriptError(f"the transcript cannot be opened ({error.strerror})", where=str(path)) from None
        own(descriptor, path)
        try:
            transcript = read(path)
            os.ftruncate(descriptor, transcript.whole_bytes)
        except BaseException:
            os.close(descriptor)
            raise
        return cls(path, descriptor, transcript.whole_bytes), transcript

    @property
    def waiting(self) -> int:
        """How many records are in memory only."""
        return len(self._waiting)

    def append(self, records: Iterable[Line]) -> bool:
        """Write records at the end; return whether everything so far is in the file."""
        self._waiting.extend(records)
        return self.retry()

    def retry(self) -> bool:
        """Write what is waiting; return whether nothing waits any more."""
        try:
            if self._waiting:
                self._write(b"".join(encode(record) for record in self._waiting))
                self._sync_due |= any(_is_synced(record) for record in self._waiting)
                self._waiting.clear()
            if self._sync_due:
                _sync(self._descriptor)
                self._sync_due = False
        except OSError as error:
            self.trouble = (
                f"Not saved: {error.strerror}. {self.waiting} events are kept in memory; saving will be retried."
            )
            return False
        self.trouble = ""
        return True

    def close(self) -> None:
        """Try once more to write what waits, then let go of the file."""
        self.retry()
        os.close(self._descriptor)

    def _write(self, data: bytes) -> None:
        """Write all of `data` or nothing: a part that a full disk took is cut off again."""
        self._find_file()
        if os.fstat(self._descriptor).st_size > self._length:
            os.ftruncate(self._descriptor, self._length)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(self._descriptor, view) :]
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, self._length)
            raise
        self._length += len(data)

    def _find_file(self) -> None:
        """Make sure that the open file still has its name; where only the file was removed, it is written anew."""
        held = os.fstat(self._descriptor)
        try:
            named = os.stat(self.path)
        except FileNotFoundError:
            if not self.path.parent.is_dir():
                raise FileNotFoundError(2, "the transcript's folder was removed") from None
            self._write_anew()
        else:
            if (named.st_dev, named.st_ino) != (held.st_dev, held.st_ino):
                raise FileExistsError(17, "another file has taken the transcript's place")

    def _write_anew(self) -> None:
        """Copy what the removed file holds into a new one of the same name, and hold that one from then on."""
        new = _create(self.path)
        try:
            lock(new)
            place = 0
            while place < self._length:
                part = os.pread(self._descriptor, min(1 << 20, self._length - place), place)
                if not part:
                    raise OSError(5, "what was already saved cannot be read back")
                place += os.write(new, part)
            _sync(new)
        except OSError:
            os.close(new)
            self.path.unlink(missing_ok=True)
            raise
        os.close(self._descriptor)
        self._descriptor = new


def make_private(folder: Path) -> None:
    """Make the folder of transcripts for its owner alone; one that holds anything else keeps the mode it has.

    Raises:
        OSError: The folder cannot be made.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    mine = folder.stat()
    if mine.st_uid == os.getuid() and mine.st_mode & 0o077 and all(map(_is_ours, os.listdir(folder))):
        folder.chmod(0o700)


def _is_ours(name: str) -> bool:
    """Whether the program itself puts such a file into a folder of transcripts."""
    return name.endswith((".jsonl", ".md", ".html", ".json")) or name.startswith(".index")


def _create(path: Path) -> int:
    """Return a descriptor of a new file that nobody else can read."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC, 0o600)


def _is_synced(record: Line) -> bool:
    """Whether a record must have reached the disk before it is shown."""
    return isinstance(record.event, Event) and record.event.SYNCED


def _sync(descriptor: int) -> None:
    """Bring what was written to the disk; macOS has only the slower of the two calls."""
    (os.fdatasync if hasattr(os, "fdatasync") else os.fsync)(descriptor)
