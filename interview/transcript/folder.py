"""What a folder of transcripts holds: listing, finding, searching, importing and deleting sessions."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from interview.errors import TranscriptError
from interview.transcript.index import Index, OnProgress
from interview.transcript.journal import make_private
from interview.transcript.locking import held
from interview.transcript.private.stream import SUFFIX, is_private, private_path
from interview.transcript.reading import Transcript, read_transcript
from interview.transcript.state import SessionState, fold
from interview.transcript.summary import Attempt, SessionSummary

EXPORTS = tuple(f"{kind}.{form}" for kind in ("", ".candidate", ".scorecard") for form in ("md", "html", "json"))
"""How the exports beside a transcript end."""
PROGRESS_PAGE = "progress.html"
"""What the page of the progress is called; it tells of every session, so it goes with any of them."""


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
        yield from (path for path in folder.glob("*.jsonl") if not is_private(path.name))


def list_sessions(folder: Path, on_progress: OnProgress | None = None) -> tuple[list[SessionSummary], list[str]]:
    """Return the folder's sessions, newest first, and a sentence for each transcript that cannot be read."""
    with Index(folder, on_progress) as index:
        return index.sessions()


def search_sessions(folder: Path, wanted: str) -> set[str]:
    """Return the files whose prompts, answers or notes hold every word, or quoted phrase, that is wanted."""
    with Index(folder) as index:
        return index.search(wanted)


def list_attempts(folder: Path) -> list[Attempt]:
    """Return every question that was ever shown, oldest first."""
    with Index(folder) as index:
        return index.attempts()


def delete_session(path: Path) -> list[Path]:
    """Remove a session with all that was derived from it: private notes, exports, index; return what went.

    Raises:
        TranscriptError: A process is writing the session, or a file cannot be removed.
    """
    kinds = (".jsonl", SUFFIX, *EXPORTS)
    with held(path):
        derived = (path.with_name(PROGRESS_PAGE), *(path.with_suffix(kind) for kind in kinds))
        gone = [one for one in derived if one.exists()]
        try:
            for one in gone:
                one.unlink()
        except OSError as error:
            raise TranscriptError(f"the session cannot be removed ({error.strerror})", where=str(path)) from None
    with Index(path.parent):
        pass  # opening it forgets what is gone
    return gone


def import_session(source: Path, folder: Path) -> Path:
    """Copy a transcript, with its private notes if it has any, into the folder and return where it is now.

    Raises:
        TranscriptError: It is not a transcript, or the folder holds another one of that name.
    """
    session = read_transcript(source).started.session
    if not re.fullmatch(r"\w[\w.-]*", session):
        raise TranscriptError(f"the session's id {session!r} cannot be a file name", where=str(source))
    target = folder / f"{session}.jsonl"
    try:
        make_private(folder)
        if target.exists():
            same = target.read_bytes() == source.read_bytes()
            raise TranscriptError(
                "this session is already here" if same else "another transcript has this name", where=str(target)
            )
        for one, to in ((source, target), (private_path(source), private_path(target))):
            if one.exists():
                _copy(one, to)
    except OSError as error:
        raise TranscriptError(f"the session cannot be copied ({error.strerror})", where=str(source)) from None
    return target


def _copy(source: Path, target: Path) -> None:
    """Copy a file so that nobody but its owner can read the copy, not even while it is made."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(source.read_bytes())
        file.flush()
        os.fsync(descriptor)
