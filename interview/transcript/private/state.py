"""What an interviewer thinks of a session, as a fold over the private stream."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from msgspec import Struct

from interview.transcript.private.events import Marked, Noted, Recommendation, Recommended, Scored, Ticked
from interview.transcript.private.records import PrivateRecord
from interview.transcript.private.requests import Request
from interview.transcript.state import Phase, QuestionState, SessionState


class Note(Struct, frozen=True, kw_only=True):
    """A note with its time."""

    at: dt.datetime
    """When it was written, UTC."""
    active: float
    """Seconds on the session's clock."""
    question: str
    """The question that was on the screen."""
    text: str
    """The note."""


class Opinion(Struct, frozen=True, kw_only=True):
    """What the interviewer thinks of one question."""

    ticks: dict[str, bool] = {}
    """Key points by id: heard, or taken back."""
    mark: float | None = None
    """The mark, 0 to 1."""
    reached: bool = True
    """Whether the interview got to it."""

    @property
    def said(self) -> tuple[str, ...]:
        """The key points that were heard."""
        return tuple(point for point, said in self.ticks.items() if said)


class Score(Struct, frozen=True, kw_only=True):
    """One row of the scorecard."""

    score: int | None = None
    """1 to 4."""
    evidence: str = ""
    """What was seen, in a sentence."""


class PrivateState(Struct, frozen=True, kw_only=True):
    """The interviewer's side of a session, so far."""

    notes: tuple[Note, ...] = ()
    """Notes, oldest first."""
    opinions: dict[str, Opinion] = {}
    """What is thought of each question, by key."""
    scores: dict[str, Score] = {}
    """Scores by dimension."""
    recommendation: Recommendation | None = None
    """What is advised."""
    summary: str = ""
    """Why, in a sentence or two."""
    requests: tuple[Request, ...] = ()
    """Every request, oldest first."""
    records: int = 0
    """How many records were folded."""

    def opinion(self, key: str) -> Opinion:
        """Return what is thought of a question."""
        return self.opinions.get(key, Opinion())

    def pending(self, state: SessionState) -> tuple[Request, ...]:
        """Return the requests that the candidate's process has not dealt with yet."""
        return tuple(request for request in self.requests if request.id not in state.requests)


NOTHING = PrivateState()
"""The side of an interviewer who wrote nothing down."""


def fold_private(records: Iterable[PrivateRecord], state: PrivateState | None = None) -> PrivateState:
    """Return the state after some records."""
    state = state or NOTHING
    for record in records:
        change = _CHANGES.get(type(record.event))
        changes = change(state, record, record.event) if change else {}
        if isinstance(record.event, Request):
            changes = {"requests": (*state.requests, record.event)}
        state = msgspec.structs.replace(state, records=record.seq + 1, **changes)
    return state


def was_reached(question: QuestionState, opinion: Opinion) -> bool:
    """Whether the interview got to a question: it was shown, and nobody says that there was no time for it."""
    return opinion.reached and question.phase is not Phase.UNSEEN


def _noted(state: PrivateState, record: PrivateRecord, event: Noted) -> dict[str, object]:
    note = Note(at=record.at, active=record.active, question=event.question, text=event.text)
    return {"notes": (*state.notes, note)}


def _ticked(state: PrivateState, record: PrivateRecord, event: Ticked) -> dict[str, object]:
    was = state.opinion(event.question)
    return _thinking(state, event.question, ticks={**was.ticks, event.point: event.said})


def _marked(state: PrivateState, record: PrivateRecord, event: Marked) -> dict[str, object]:
    return _thinking(state, event.question, mark=event.mark, reached=event.reached)


def _thinking(state: PrivateState, key: str, **changes: object) -> dict[str, object]:
    return {"opinions": {**state.opinions, key: msgspec.structs.replace(state.opinion(key), **changes)}}


_CHANGES: dict[type, Callable[[PrivateState, PrivateRecord, Any], dict[str, object]]] = {
    Noted: _noted,
    Ticked: _ticked,
    Marked: _marked,
    Scored: lambda state, record, event: {
        "scores": {**state.scores, event.dimension: Score(score=event.score, evidence=event.evidence)}
    },
    Recommended: lambda state, record, event: {
        "recommendation": event.recommendation, "summary": event.summary,
    },
}  # fmt: skip
"""What each event changes."""
