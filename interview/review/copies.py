"""Making a copy of a session to hand on: in full, or for the candidate; as Markdown, a page, or JSON."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from interview.errors import InterviewError
from interview.models.settings import SessionMode
from interview.review.candidate import for_candidate
from interview.review.replay import Mark, MarkKind, Timeline
from interview.transcript.folder import load_session
from interview.transcript.private.state import NOTHING, PrivateState
from interview.transcript.private.stream import private_of, private_problems
from interview.transcript.state import SessionState


class Whose(StrEnum):
    """Whom a copy is for."""

    FULL = "full"
    CANDIDATE = "candidate"


class Form(StrEnum):
    """What a copy is written as."""

    MARKDOWN = "md"
    PAGE = "html"
    JSON = "json"


class Copy(Struct, frozen=True, kw_only=True):
    """A session as one of its readers may know it."""

    state: SessionState
    """The session, without what the reader may not know."""
    marks: tuple[Mark, ...] = ()
    """The instants of its time line."""
    private: PrivateState = NOTHING
    """What the interviewer thinks."""
    marked: bool = True
    """Whether marks belong into it."""
    problems: tuple[str, ...] = ()
    """What is wrong with the transcript."""


def copy_of(transcript: Path, whose: Whose = Whose.FULL) -> Copy:
    """Return a session for one of its readers.

    Raises:
        TranscriptError: The transcript cannot be read.
    """
    state, read = load_session(transcript)
    marks = Timeline(read.records).marks
    if whose is Whose.FULL:
        return Copy(
            state=state,
            marks=marks,
            private=private_of(transcript),
            problems=(*read.problems, *private_problems(transcript)),
        )
    is_led = state.settings.mode is SessionMode.LED
    secret = (MarkKind.MARK, MarkKind.VERDICT) if is_led else (MarkKind.MARK,)
    shown = tuple(mark for mark in marks if mark.kind not in secret)
    return Copy(state=for_candidate(state), marks=shown, marked=not is_led, problems=read.problems)


def written(copy: Copy, form: Form) -> str:
    """Return a copy as a document."""
    match form:
        case Form.PAGE:
            from interview.review.html import as_html

            return as_html(copy.state, copy.marks, copy.private, marked=copy.marked)
        case Form.JSON:
            from interview.review.export import as_json

            return as_json(copy.state, copy.private, marked=copy.marked) + "\n"
        case Form.MARKDOWN:
            from interview.review.export import as_markdown

            return as_markdown(copy.state, copy.private, marked=copy.marked)


def file_name(transcript: Path, whose: Whose, form: Form) -> str:
    """Return what the copy of a transcript is called."""
    return f"{transcript.stem}{'.candidate' if whose is Whose.CANDIDATE else ''}.{form}"


def write_all(transcripts: Sequence[Path], folder: Path, whose: Whose, form: Form) -> tuple[list[Path], list[str]]:
    """Write a copy of each transcript into a folder; return where, and a sentence for each that cannot be read.

    Raises:
        OSError: The folder cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    paths: list[Path] = []
    unreadable: list[str] = []
    for transcript in transcripts:
        try:
            copy = copy_of(transcript, whose)
        except InterviewError as error:
            unreadable.append(str(error))
            continue
        unreadable += copy.problems
        path = folder / file_name(transcript, whose, form)
        path.write_text(written(copy, form), encoding="utf-8")
        paths.append(path)
    return paths, unreadable
