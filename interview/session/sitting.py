"""A session with its clock and its journal: what is done is written down before anybody sees it."""

import datetime as dt
import secrets
from pathlib import Path
from typing import NamedTuple, Self

from interview import __version__
from interview.models.settings import ClockMode, Draw, SessionMode, Settings
from interview.session import commands as c
from interview.session.clock import ActiveClock
from interview.session.session import Moment, Session
from interview.transcript.events import Record, SessionStarted
from interview.transcript.journal import Journal
from interview.transcript.state import Phase, QuestionState, Run, SessionState


class Submission(NamedTuple):
    """A program that waits for its verdict."""

    question: QuestionState
    """The question that it answers."""
    run: Run
    """The program."""


class Sitting:
    """Somebody sitting in front of a session, in this process, now."""

    def __init__(self, session: Session, journal: Journal, clock: ActiveClock) -> None:
        self._session = session
        self.journal = journal
        self.clock = clock

    @classmethod
    def start(cls, folder: Path, settings: Settings, draw: Draw, *, clock: ActiveClock | None = None) -> Self:
        """Begin a new session and its transcript in `folder`.

        Raises:
            TranscriptError: The transcript cannot be written.
        """
        now = dt.datetime.now(dt.UTC)
        name = f"{now:%Y-%m-%d-%H%M%S}-{secrets.token_hex(2)}"
        started = SessionStarted(
            app=__version__,
            session=name,
            seed=draw.seed,
            inputs_hash=draw.inputs_hash,
            settings=settings,
            questions=draw.questions,
            notes=draw.notes,
        )
        clock = clock or ActiveClock()
        first = Record(seq=0, at=now, active=0.0, event=started)
        journal = Journal.create(folder, name)
        journal.append([first])
        return cls(Session([first]), journal, clock)

    @classmethod
    def resume(cls, path: Path) -> tuple[Self, tuple[str, ...]]:
        """Take up a session that was cut off; also return what was wrong with its transcript.

        Raises:
            TranscriptError: The transcript cannot be read, or another process is writing it.
        """
        journal, transcript = Journal.reopen(path)
        session = Session(transcript.records)
        sitting = cls(session, journal, ActiveClock(session.state.active))
        if session.state.paused and session.state.settings.mode is SessionMode.LED:
            sitting.clock.pause()  # the interviewer stopped the clock, and lets it run again
        elif not session.state.ended:
            sitting.do(c.Resume(reason="restart"))
        return sitting, transcript.problems

    @property
    def state(self) -> SessionState:
        """What the session is now."""
        return self._session.state

    def do(self, command: c.Command, *, request: str = "") -> tuple[Record, ...]:
        """Carry a command out and write down what came of it, with the interviewer's request that asked for it.

        Raises:
            CommandRefusedError: The command makes no sense now; nothing has changed.
        """
        records = self._session.handle(
            command, Moment(at=dt.datetime.now(dt.UTC), active=self.clock.active), request=request
        )
        if isinstance(command, c.Pause):
            self.clock.pause()
        elif isinstance(command, c.Resume):
            self.clock.resume()
        if records:
            self.journal.append(records)
        return records

    def question_seconds(self, index: int) -> float:
        """Return the active time spent on a question up to this moment."""
        state = self.state
        seconds = state.questions[index].seconds
        if index == state.current and state.questions[index].phase is Phase.OPEN and not state.ended:
            seconds += self.clock.active - state.active
        return seconds

    def question_left(self, index: int) -> float | None:
        """Return the seconds left for a question, negative in overtime; None where the clock is off."""
        limit = self.state.question_limit_seconds(index)
        return None if limit is None else limit - self.question_seconds(index)

    def session_left(self) -> float | None:
        """Return the seconds left for the session, negative in overtime; None where the clock is off."""
        limit = self.state.limit_seconds
        return None if limit is None else limit - self.clock.active

    @property
    def seconds_left(self) -> float | None:
        """Seconds until a hard clock takes what is there; None while it has nothing to take."""
        state = self.state
        if state.ended or state.paused or state.settings.clock is not ClockMode.HARD:
            return None
        limits = [self.session_left()]
        if state.current is not None and state.questions[state.current].phase is Phase.OPEN:
            limits.append(self.question_left(state.current))
        return min((left for left in limits if left is not None), default=None)

    @property
    def is_time_over(self) -> bool:
        """Whether a hard clock has something to take."""
        left = self.seconds_left
        return left is not None and left <= 0

    def take_time(self) -> bool:
        """Do what a hard clock does when time is over: hand in what is there, and end the session at its end.

        Drafts are to be written down before, and trial runs stopped: while one waits for its verdict nothing is taken,
        because a question has one program with the judge at a time.

        Returns:
            Whether something was taken.
        """
        if not self.is_time_over or any(not one.run.final for one in self.pending_runs()):
            return False
        session_left = self.session_left()
        if session_left is not None and session_left <= 0:
            self._hand_in_everything()
            self.do(c.End(reason="time"))
        else:
            self.do(c.SubmitAnswer(by="clock"))
        return True

    def pending_runs(self) -> list[Submission]:
        """Return the programs that wait for a verdict."""
        return [Submission(state, run) for state in self.state.questions for run in state.runs if run.verdict is None]

    def close(self) -> None:
        """Let go of the transcript; the session can be resumed unless it has ended."""
        self.journal.close()

    def _hand_in_everything(self) -> None:
        """Submit every open question that has a draft."""
        for index, question in enumerate(self.state.questions):
            if question.phase is Phase.OPEN:
                if index != self.state.current:
                    self.do(c.Ask(index=index))
                self.do(c.SubmitAnswer(by="clock"))
