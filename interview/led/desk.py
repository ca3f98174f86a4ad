"""The interviewer's desk: what the candidate's stream says, and the private stream that is written beside it."""

import datetime as dt
from pathlib import Path
from typing import Self

from interview import __version__
from interview.errors import InterviewError, TranscriptError
from interview.grading import grade
from interview.led.follower import Follower, writer_of
from interview.models.grade import Grade
from interview.models.question import Bug, Code
from interview.transcript.events import Record
from interview.transcript.journal import Journal
from interview.transcript.lines import decode
from interview.transcript.private import requests
from interview.transcript.private.events import ConsoleOpened
from interview.transcript.private.records import KnownPrivate, PrivateRecord, decode_private, private_record
from interview.transcript.private.state import PrivateState, fold_private
from interview.transcript.private.stream import private_path, read_private
from interview.transcript.state import QuestionState, SessionState, advance, begin


class Desk:
    """One console of one session; where another console writes already, this one only watches."""

    def __init__(self, transcript: Path, journal: Journal | None, why_watching: str) -> None:
        self.path = transcript
        self.journal = journal
        self.why_watching = why_watching
        """Why nothing can be written here; empty where it can."""
        self.private = PrivateState()
        self._candidate: Follower[Record] = Follower(transcript, decode)
        self._own: Follower[PrivateRecord] = Follower(private_path(transcript), decode_private)
        self._state: SessionState | None = None
        self.refresh()

    @classmethod
    def open(cls, transcript: Path, *, watch_only: bool = False) -> Self:
        """Open the private stream of a session, or make it; the second console is told and watches.

        Raises:
            TranscriptError: The candidate's stream cannot be read, or the private one cannot be written.
        """
        if watch_only:
            return cls(transcript, None, "it was opened with --watch").checked()
        path = private_path(transcript)
        if not transcript.is_file():
            raise TranscriptError(
                "there is no such session", where=str(transcript), do="`interview sessions` lists them."
            )
        try:
            journal = Journal.create(transcript.parent, path.stem) if not path.exists() else _reopened(path)
        except TranscriptError as error:
            if not writer_of(path):
                raise
            return cls(transcript, None, str(error)).checked()
        try:
            desk = cls(transcript, journal, "").checked()
        except InterviewError:
            journal.close()
            raise
        desk.do(ConsoleOpened(app=__version__, session=desk.state.session))
        return desk

    def checked(self) -> Self:
        """Return the desk where its session could be read.

        Raises:
            TranscriptError: It could not.
        """
        if self._state is None:
            raise TranscriptError("the session cannot be read", where=str(self.path), do="Is it a transcript?")
        return self

    @property
    def state(self) -> SessionState:
        """What the session is, as far as the candidate's stream says."""
        assert self._state is not None
        return self._state

    @property
    def now(self) -> QuestionState | None:
        """The question on the shared screen."""
        return self.state.now

    @property
    def problems(self) -> list[str]:
        """What is damaged in either stream."""
        return [*self._candidate.problems, *self._own.problems]

    @property
    def pending(self) -> tuple[requests.Request, ...]:
        """The requests that wait for the candidate's process."""
        return self.private.pending(self.state)

    @property
    def is_paused(self) -> bool:
        """Whether the clock stands, or will once the requests on their way are dealt with."""
        wanted = [request.paused for request in self.pending if isinstance(request, requests.PauseSession)]
        return wanted[-1] if wanted else self.state.paused

    @property
    def is_locked(self) -> bool:
        """Whether the typing is stopped, or will be once the requests on their way are dealt with."""
        wanted = [request.locked for request in self.pending if isinstance(request, requests.LockEditor)]
        return wanted[-1] if wanted else self.state.locked

    @property
    def is_clock_shown(self) -> bool:
        """Whether the candidate sees the clocks, or will once the requests on their way are dealt with."""
        wanted = [request.shown for request in self.pending if isinstance(request, requests.ShowClock)]
        return wanted[-1] if wanted else self.state.clock_shown

    @property
    def active(self) -> float:
        """Seconds on the session's clock now, as nearly as can be told from here."""
        state = self.state
        if state.paused or state.ended or not state.consented or not writer_of(self.path):
            return state.active
        return state.active + max(0.0, (dt.datetime.now(dt.UTC) - state.last_at).total_seconds())

    def question_left(self) -> float | None:
        """Return the seconds left for the question on the screen; None where there is none, or no limit."""
        state = self.state
        limit = None if state.current is None else state.question_limit_seconds(state.current)
        if limit is None or state.now is None:
            return None
        running = 0.0 if state.now.done else self.active - state.active
        return limit - state.now.seconds - running

    def session_left(self) -> float | None:
        """Return the seconds left for the session; None where there is no limit."""
        limit = self.state.limit_seconds
        return None if limit is None else limit - self.active

    def refresh(self) -> bool:
        """Take in what has come; return whether anything has."""
        came = self._candidate.read()
        for record in came:
            if self._state is not None:
                self._state = advance(self._state, record)
            elif record.seq == 0:
                self._state = begin(record)
        own = self._own.read()
        self.private = fold_private((record for record in own if record.seq >= self.private.records), self.private)
        return bool(came or own)

    def do(self, event: KnownPrivate) -> None:
        """Write down something that the interviewer does.

        Raises:
            TranscriptError: This console only watches.
        """
        if self.journal is None:
            raise TranscriptError("this console can only watch", do="Another console is in control.")
        self.refresh()
        record = private_record(self.private.records, self.active if self._state else 0.0, event)
        self.journal.append([record])
        self.private = fold_private([record], self.private)

    def proposal(self) -> Grade | None:
        """Return the grader's proposal for what is typed in prose; nothing where there is nothing to grade."""
        now = self.now
        if now is None or isinstance(now.question, Code) or not now.prose.strip():
            return None
        return (
            now.grade if now.grade is not None and not isinstance(now.question, Bug) else grade(now.question, now.prose)
        )

    def close(self) -> None:
        """Let go of the private stream."""
        if self.journal is not None:
            self.journal.close()


def _reopened(path: Path) -> Journal:
    """Take up a private stream that was closed or cut off."""
    return Journal.reopen_as(path, read_private)[0]
