"""What a session is, as a fold over its records; nothing is known that no record says."""

import datetime as dt
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from interview.models.grade import Grade
from interview.models.question import AnyQuestion, Bug, Code
from interview.models.settings import ClockMode, DrawnQuestion, Settings
from interview.models.verdict import Verdict
from interview.transcript import events
from interview.transcript.events import Record


class Phase(StrEnum):
    """How far a question has come."""

    UNSEEN = "unseen"
    OPEN = "open"
    SKIPPED = "skipped"
    JUDGING = "judging"
    ANSWERED = "answered"


class Run(Struct, frozen=True, kw_only=True):
    """One program that went to the judge."""

    number: int
    """Counted from 1."""
    source: str
    """The program."""
    final: bool
    """Whether it is the answer."""
    verdict: Verdict | None = None
    """What the judge said; None while it runs, or where it was cut off."""


class Correction(Struct, frozen=True, kw_only=True):
    """One point of a mark that a person set right."""

    point: str
    """The key point or misconception; empty for the whole mark."""
    counts: bool
    """Whether it counts now."""
    mark: float
    """The mark that follows, before hints are paid for."""
    reason: str
    """Why."""


class QuestionState(Struct, frozen=True, kw_only=True):
    """One question of the session, so far."""

    question: AnyQuestion
    """What is asked."""
    why: str
    """Why it was drawn."""
    phase: Phase = Phase.UNSEEN
    """How far it has come."""
    prose: str = ""
    """The prose draft, later the answer; chosen numbers for a choice question."""
    code: str = ""
    """The program draft, later the answer."""
    cursors: dict[str, int] = {}
    """Where the last change of each part, `prose` and `code`, ended: offsets in characters."""
    hints: int = 0
    """How many hints were shown."""
    hint_numbers: tuple[int, ...] = ()
    """Which hints were shown, counted from 1, in the order of showing."""
    flagged: bool = False
    """Whether the candidate means to come back."""
    runs: tuple[Run, ...] = ()
    """What went to the judge."""
    confidence: int | None = None
    """1 guessed … 4 certain."""
    grade: Grade | None = None
    """The machine's mark."""
    hint_cost: float = 0.0
    """The share of the mark that hints cost."""
    corrections: tuple[Correction, ...] = ()
    """What a person set right, oldest first."""
    follow_ups: tuple[int, ...] = ()
    """The numbers of the follow-ups that were shown, counted from 1."""
    seconds: float = 0.0
    """Active time spent on it."""
    extended_seconds: float = 0.0
    """Time that was added."""
    submitted_by: str = ""
    """`candidate` or `clock`, once it is answered."""
    put: tuple[str, ...] = ()
    """What an interviewer asked about it in their own words."""
    revealed: bool = False
    """Whether an interviewer showed the model answer."""
    section: str = ""
    """The part of a plan that it belongs to."""

    @property
    def limit_seconds(self) -> float:
        """The time it is given, before the session's stretch."""
        return self.question.minutes * 60

    @property
    def machine_mark(self) -> float | None:
        """The machine's mark with the hints paid for; None while there is none."""
        return None if self.grade is None else max(0.0, self.grade.mark * (1 - self.hint_cost))

    @property
    def mark(self) -> float | None:
        """The mark that counts: the last correction's, else the machine's; 0 for a skipped question."""
        if self.phase is Phase.SKIPPED:
            return 0.0
        if self.corrections:
            return max(0.0, self.corrections[-1].mark * (1 - self.hint_cost))
        return self.machine_mark

    @property
    def done(self) -> bool:
        """Whether nothing more is expected from the candidate."""
        return self.phase in (Phase.JUDGING, Phase.ANSWERED)

    @property
    def last_verdict(self) -> Verdict | None:
        """The latest verdict, of whatever run."""
        return next((run.verdict for run in reversed(self.runs) if run.verdict is not None), None)


class SessionState(Struct, frozen=True, kw_only=True):
    """A session, so far."""

    session: str
    """Its id."""
    started_at: dt.datetime
    """When it began, UTC."""
    settings: Settings
    """How it runs."""
    seed: int
    """What its questions were drawn from."""
    notes: tuple[str, ...]
    """What the draw could not meet."""
    questions: tuple[QuestionState, ...]
    """Its questions in the order of asking."""
    current: int | None = None
    """The place of the question on the screen; None before the first."""
    paused: bool = False
    """Whether the clock stands."""
    consented: bool = False
    """Whether the candidate of a led session agreed to its recording."""
    candidate: str = ""
    """What the candidate wants to be called."""
    locked: bool = False
    """Whether an interviewer stopped the typing."""
    clock_shown: bool = True
    """Whether the clocks are shown."""
    requests: tuple[str, ...] = ()
    """The ids of an interviewer's requests that were dealt with."""
    ended: str = ""
    """Why it is over; empty while it is not."""
    extended_seconds: float = 0.0
    """Time that was added to the session."""
    active: float = 0.0
    """Active seconds up to the last record."""
    records: int = 0
    """How many records were folded."""
    last_at: dt.datetime
    """When the last record was made."""

    @property
    def now(self) -> QuestionState | None:
        """The question on the screen."""
        return None if self.current is None else self.questions[self.current]

    def place(self, key: str) -> int:
        """Return the place of the question with this key.

        Raises:
            KeyError: The session does not ask it.
        """
        for index, state in enumerate(self.questions):
            if state.question.key == key:
                return index
        raise KeyError(key)

    @property
    def limit_seconds(self) -> float | None:
        """The session's time; None where the clock is off."""
        if self.settings.clock is ClockMode.OFF:
            return None
        minutes = self.settings.minutes
        if minutes is None:
            minutes = sum(state.question.minutes for state in self.questions)
        return minutes * 60 * self.settings.stretch + self.extended_seconds

    def question_limit_seconds(self, index: int) -> float | None:
        """Return one question's time; None where the clock is off."""
        if self.settings.clock is ClockMode.OFF:
            return None
        state = self.questions[index]
        return state.limit_seconds * self.settings.stretch + state.extended_seconds

    @property
    def score(self) -> float | None:
        """The weighted mean of the marks given so far; None before the first."""
        marked = [(state.mark, state.question.weight) for state in self.questions if state.mark is not None]
        weight = sum(weight for _, weight in marked)
        return sum(mark * share for mark, share in marked if mark is not None) / weight if marked else None


def begin(record: Record) -> SessionState:
    """Return the state after a session's first record."""
    start = record.event
    assert isinstance(start, events.SessionStarted)
    return SessionState(
        session=start.session,
        started_at=record.at,
        settings=start.settings,
        seed=start.seed,
        notes=start.notes,
        questions=tuple(_unseen(drawn) for drawn in start.questions),
        clock_shown=start.settings.show_clock,
        records=1,
        last_at=record.at,
    )


def _unseen(drawn: DrawnQuestion) -> QuestionState:
    """Return a question before it was shown."""
    question = drawn.question
    return QuestionState(question=question, why=drawn.why, code=starter(question), section=drawn.section)


def fold(records: Iterable[Record]) -> SessionState:
    """Return the state after all of a session's records."""
    rest = iter(records)
    state = begin(next(rest))
    for record in rest:
        state = advance(state, record)
    return state


def starter(question: AnyQuestion) -> str:
    """Return what the code editor holds at first."""
    return question.code.starter if isinstance(question, Code | Bug) else ""


def advance(state: SessionState, record: Record) -> SessionState:
    """Return the state after one more record."""
    state = _spend(state, record.active - state.active)
    state = msgspec.structs.replace(
        state, active=max(state.active, record.active), records=record.seq + 1, last_at=record.at
    )
    if record.request:
        state = msgspec.structs.replace(state, requests=(*state.requests, record.request))
    event = record.event
    if isinstance(event, events.QuestionEvent):
        return _advance_question(state, event)
    match event:
        case events.TimeExtended():
            state = msgspec.structs.replace(state, extended_seconds=state.extended_seconds + event.seconds)
            if event.question:
                index = state.place(event.question)
                longer = state.questions[index].extended_seconds + event.seconds
                return _with(state, index, extended_seconds=longer)
            return state
        case events.SessionPaused():
            return msgspec.structs.replace(state, paused=True)
        case events.SessionResumed():
            return msgspec.structs.replace(state, paused=False)
        case events.SessionEnded():
            return msgspec.structs.replace(state, ended=event.reason, paused=False)
        case events.QuestionAdded():
            added = msgspec.structs.replace(_unseen(event.drawn), phase=Phase.OPEN)
            return msgspec.structs.replace(state, questions=(*state.questions, added), current=len(state.questions))
        case events.ConsentGiven():
            return msgspec.structs.replace(state, consented=True, candidate=event.name or state.candidate)
        case events.EditorLocked():
            return msgspec.structs.replace(state, locked=event.locked)
        case events.ClockShown():
            return msgspec.structs.replace(state, clock_shown=event.shown)
    return state


def _advance_question(state: SessionState, event: events.QuestionEvent) -> SessionState:
    """Return the state after something happened to one question; one that the session does not ask changes nothing."""
    try:
        index = state.place(event.question)
    except KeyError:
        return state
    if isinstance(event, events.QuestionAsked):
        state = msgspec.structs.replace(state, current=index)
    change = _CHANGES.get(type(event))
    return _with(state, index, **change(state.questions[index], event)) if change else state


def _judged(was: QuestionState, event: events.CodeJudged) -> dict[str, object]:
    """Return what a verdict changes; an answer that was not judged after all is open again."""
    runs = tuple(
        msgspec.structs.replace(run, verdict=event.verdict) if run.number == event.run else run for run in was.runs
    )
    final = any(run.final and run.number == event.run for run in runs)
    reopened = final and not event.verdict.outcome.counts
    return {"runs": runs, "phase": Phase.OPEN if reopened else was.phase}


def _drafted(was: QuestionState, event: events.AnswerDrafted) -> dict[str, object]:
    """Return what typing changes."""
    text = was.prose if event.part == "prose" else was.code
    if not event.edits:
        return {}
    for edit in event.edits:
        text = edit.apply(text)
    last = event.edits[-1]
    return {event.part: text, "cursors": {**was.cursors, event.part: last.at + len(last.inserted)}}


def _submitted(was: QuestionState, event: events.AnswerSubmitted) -> dict[str, object]:
    """Return what handing in changes; a program's answer stands only with its verdict."""
    phase = Phase.JUDGING if isinstance(was.question, Code | Bug) else Phase.ANSWERED
    return {
        "prose": event.answer, "code": event.source, "phase": phase, "submitted_by": event.by, "flagged": False,
    }  # fmt: skip


def _hinted(was: QuestionState, event: events.HintShown) -> dict[str, object]:
    """Return what a hint changes; one that was shown before changes nothing."""
    if event.number in was.hint_numbers:
        return {}
    return {"hints": was.hints + 1, "hint_numbers": (*was.hint_numbers, event.number)}


def _corrected(was: QuestionState, event: events.GradeCorrected) -> dict[str, object]:
    """Return what overruling changes."""
    correction = Correction(point=event.point, counts=event.counts, mark=event.mark, reason=event.reason)
    return {"corrections": (*was.corrections, correction)}


_CHANGES: dict[type, Callable[[QuestionState, Any], dict[str, object]]] = {
    events.QuestionAsked: lambda was, event: {
        "phase": Phase.OPEN if was.phase in (Phase.UNSEEN, Phase.SKIPPED) else was.phase
    },
    events.AnswerDrafted: _drafted,
    events.HintShown: _hinted,
    events.QuestionFlagged: lambda was, event: {"flagged": event.flagged},
    events.QuestionSkipped: lambda was, event: {"phase": Phase.SKIPPED},
    events.CodeSubmitted: lambda was, event: {
        "runs": (*was.runs, Run(number=event.run, source=event.source, final=event.final))
    },
    events.CodeJudged: _judged,
    events.AnswerSubmitted: _submitted,
    events.ConfidenceGiven: lambda was, event: {"confidence": event.confidence},
    events.AnswerGraded: lambda was, event: {
        "grade": event.grade, "hint_cost": event.hint_cost, "phase": Phase.ANSWERED,
    },
    events.GradeCorrected: _corrected,
    events.QuestionPut: lambda was, event: {"put": (*was.put, event.text)},
    events.AnswerRevealed: lambda was, event: {"revealed": True},
    events.FollowedUp: lambda was, event: {"follow_ups": (*was.follow_ups, event.number)},
}  # fmt: skip
"""What each event changes about its question."""


def _spend(state: SessionState, seconds: float) -> SessionState:
    """Book active time to the question on the screen while it is being answered."""
    now = state.now
    if seconds <= 0 or state.current is None or now is None or now.phase is not Phase.OPEN or state.ended:
        return state
    return _with(state, state.current, seconds=now.seconds + seconds)


def _with(state: SessionState, index: int, **changes: object) -> SessionState:
    """Return the state with one question changed."""
    changed = msgspec.structs.replace(state.questions[index], **changes)
    questions = (*state.questions[:index], changed, *state.questions[index + 1 :])
    return msgspec.structs.replace(state, questions=questions)
