"""Interviewers' streams beside transcripts, written as a console writes them."""

from pathlib import Path

from interview.transcript.lines import encode
from interview.transcript.private.events import Noted
from interview.transcript.private.records import KnownPrivate, private_record
from interview.transcript.private.stream import private_path


def write_private(transcript: Path, *events: KnownPrivate) -> Path:
    """Write a private stream that holds some events, and return where it is."""
    path = private_path(transcript)
    path.write_bytes(b"".join(encode(private_record(seq, seq * 60.0, event)) for seq, event in enumerate(events)))
    return path


def note(text: str, question: str = "") -> Noted:
    """Return a note."""
    return Noted(text=text, question=question)
