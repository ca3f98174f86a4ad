"""Where the interviewer's stream of a session stands, and what it comes to."""

from pathlib import Path

from interview.transcript.private.records import PrivateRecord, decode_private
from interview.transcript.private.state import NOTHING, PrivateState, fold_private
from interview.transcript.reading import Stream, read_stream

SUFFIX = ".interviewer.jsonl"
"""How the name of a private stream ends; what is before it is the session's id."""


def private_path(transcript: Path) -> Path:
    """Return where the interviewer's stream of a session stands: beside the candidate's, whether or not it is there."""
    return transcript.with_suffix(SUFFIX)


def is_private(name: str) -> bool:
    """Whether a file of this name is a private stream."""
    return name.endswith(SUFFIX)


def read_private(path: Path) -> Stream[PrivateRecord]:
    """Read all that is whole in a private stream.

    Raises:
        TranscriptError: The file cannot be opened.
    """
    return read_stream(path, decode_private)


def private_of(transcript: Path) -> PrivateState:
    """Return what the interviewer thinks of a session; nothing where the private stream was not kept.

    Raises:
        TranscriptError: The stream is there and cannot be opened.
    """
    path = private_path(transcript)
    return fold_private(read_private(path).lines) if path.is_file() else NOTHING


def private_problems(transcript: Path) -> tuple[str, ...]:
    """Return what was dropped from the interviewer's stream of a session, or is damaged in it, each as a sentence."""
    path = private_path(transcript)
    return tuple(read_private(path).problems) if path.is_file() else ()
