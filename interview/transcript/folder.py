"""What a folder of transcripts holds, newest first."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from interview.errors import InterviewError, TranscriptError
from interview.transcript.reading import Transcript, read_transcript
from interview.transcript.state import Phase, SessionState, fold


class SessionSummary(Struct, frozen=True, kw_only=True):
    """One line of the list of sessions."""

    id: str
    """The session's id."""
    path: Path
    """Its transcript."""
    title: str
    """What it is called."""
    started_at: dt.datetime
    """When it began, UTC."""
    banks: tuple[str, ...]
    """Where its questions came from."""
    questions: int
    """How many it has."""
    answered: int
    """How many were answered."""
    score: float | None
    """The weighted mean of its marks, 0 to 1; None where nothing was marked."""
    seconds: float
    """Active time."""
    ended: str
    """`finished`, `abandoned`, `time`, or empty where it can be resumed."""
    problems: tuple[str, ...] = ()
    """What is wrong with the transcript."""


def load_session(path: Path) -> tuple[SessionState, Transcript]:
    """Read one session whole.

    Raises:
        TranscriptError: The transcript cannot be read.
    """
    transcript = read_transcript(path)
    return fold(transcript.records), transcript


def find_session(folder: Path, name: str) -> Path:
    """Return the transcript with this id, unambiguous beginning of an id, or path; `last` is the newest.

    Raises:
        TranscriptError: There is none, or there are several.
    """
    if name.endswith(".jsonl") and Path(name).is_file():
        return Path(name)
    paths = sorted(transcripts(folder))
    matching = paths[-1:] if name == "last" else [path for path in paths if path.stem.startswith(name)]
    exact = [path for path in matching if path.stem == name]
    if len(exact or matching) == 1:
        return (exact or matching)[0]
    what = f"{len(matching)} sessions begin with {name!r}" if matching else f"there is no session {name!r}"
    raise TranscriptError(what, where=str(folder), do="`interview sessions` lists them.")


def transcripts(folder: Path) -> Iterator[Path]:
    """Yield the transcripts of a folder; an interviewer's private stream is none."""
    if folder.is_dir():
        yield from (path for path in folder.glob("*.jsonl") if not path.name.endswith(".interviewer.jsonl"))


def list_sessions(folder: Path) -> tuple[list[SessionSummary], list[str]]:
    """Return the folder's sessions, newest first, and a sentence for each transcript that cannot be read."""
    summaries: list[SessionSummary] = []
    unreadable: list[str] = []
    for path in transcripts(folder):
        try:
            state, transcript = load_session(path)
        except InterviewError as error:
            unreadable.append(str(error))
        else:
            summaries.append(summarise(path, state, transcript.problems))
    return sorted(summaries, key=lambda summary: (summary.started_at, summary.id), reverse=True), unreadable


def summarise(path: Path, state: SessionState, problems: tuple[str, ...] = ()) -> SessionSummary:
    """Return a session's line in the list."""
    return SessionSummary(
        id=state.session,
        path=path,
        title=state.settings.title,
        started_at=state.started_at,
        banks=tuple(sorted({question.question.bank for question in state.questions})),
        questions=len(state.questions),
        answered=sum(question.phase is Phase.ANSWERED for question in state.questions),
        score=state.score,
        seconds=state.active,
        ended=state.ended,
        problems=problems,
    )
