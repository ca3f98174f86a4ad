"""Reading what an interviewer noted in private beside a session; nothing here ever reaches the candidate's copy."""

import contextlib
import datetime as dt
from pathlib import Path

import msgspec
from msgspec import Struct

from interview.transcript.index import private_stream


class Note(Struct, frozen=True, kw_only=True):
    """Something an interviewer wrote."""

    at: dt.datetime | None = None
    """When, UTC."""
    event: str = ""
    """The tag of the event that holds it."""
    question: str = ""
    """The question it is about; empty where it is about the session."""
    text: str = ""
    """The words."""
    reason: str = ""
    """The words, where they give a reason."""
    evidence: str = ""
    """The words, where they support a score."""
    summary: str = ""
    """The words, where they sum the session up."""

    @property
    def words(self) -> str:
        """What was written."""
        return self.text or self.reason or self.evidence or self.summary


_decode = msgspec.json.Decoder(Note).decode


def private_notes(transcript: Path) -> tuple[Note, ...]:
    """Return what the interviewer wrote about a session, in order; a line that cannot be read says nothing here."""
    notes: list[Note] = []
    with contextlib.suppress(OSError):
        for line in private_stream(transcript).read_bytes().splitlines():
            with contextlib.suppress(msgspec.MsgspecError):
                note = _decode(line)
                if note.words.strip():
                    notes.append(note)
    return tuple(notes)
