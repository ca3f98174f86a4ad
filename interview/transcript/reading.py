"""Reading a transcript back: a torn last line is dropped and said, other damage is named and the rest is read."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct

from interview.errors import TranscriptError
from interview.transcript.events import SCHEMA, Line, Record, SessionStarted
from interview.transcript.lines import LineError, decode

_Line = TypeVar("_Line", bound=Line)


class Stream(Struct, Generic[_Line], frozen=True, kw_only=True):
    """The lines of any file of events, with what was wrong with it."""

    lines: list[_Line]
    """What could be read, in order."""
    problems: list[str]
    """What was dropped or damaged, each as `file:line: sentence`."""
    whole_bytes: int
    """Length of the file up to its last whole line."""


class Transcript(Struct, frozen=True, kw_only=True):
    """The records of one file, with what was wrong with it."""

    path: Path
    """The file."""
    records: tuple[Record, ...]
    """What could be read, in order; the first is the session's start."""
    problems: tuple[str, ...] = ()
    """What was dropped or damaged, each as `file:line: sentence`."""
    whole_bytes: int = 0
    """Length of the file up to its last whole line."""

    @property
    def started(self) -> SessionStarted:
        """The first event."""
        event = self.records[0].event
        assert isinstance(event, SessionStarted)
        return event


def read_transcript(path: Path) -> Transcript:
    """Read all that is whole in a transcript.

    Raises:
        TranscriptError: The file cannot be opened, or its first line, which says what was asked, cannot be read.
    """
    stream = read_stream(path, decode)
    _check_start(path, stream.lines, stream.problems)
    return Transcript(
        path=path, records=tuple(stream.lines), problems=tuple(stream.problems), whole_bytes=stream.whole_bytes
    )


def read_stream(path: Path, decode_line: Callable[[bytes], _Line]) -> Stream[_Line]:
    """Read all that is whole in a file of events.

    Raises:
        TranscriptError: The file cannot be opened.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TranscriptError(f"the transcript cannot be opened ({error.strerror})", where=str(path)) from None
    records: list[_Line] = []
    problems: list[str] = []
    lines = data.split(b"\n")
    tail = lines.pop()
    for number, line in enumerate(lines, start=1):
        try:
            record = decode_line(line)
        except LineError as error:
            problems.append(f"{path}:{number}: this line is ignored: {error}.")
            continue
        if records and record.seq <= records[-1].seq:
            problems.append(f"{path}:{number}: record {record.seq} appears here a second time and is ignored.")
            continue
        if records and record.seq != records[-1].seq + 1:
            problems.append(f"{path}:{number}: records {records[-1].seq + 1} to {record.seq - 1} are missing.")
        records.append(record)
    if tail:
        problems.append(
            f"{path}:{len(lines) + 1}: the last line was cut off while it was being written and is ignored."
        )
    return Stream(lines=records, problems=problems, whole_bytes=len(data) - len(tail))


def _check_start(path: Path, records: list[Record], problems: list[str]) -> None:
    """Refuse a file without a readable beginning, and say where a newer version wrote it."""
    if not records or not isinstance(records[0].event, SessionStarted):
        raise TranscriptError(
            "this is not a transcript, or its first line is damaged",
            where=str(path),
            do="The first line holds the questions; without it the rest cannot be read.",
        )
    if records[0].event.schema > SCHEMA:
        problems.append(
            f"{path}:1: this was written by a newer version; anything this version does not know is shown as unknown."
        )
