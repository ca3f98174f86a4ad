"""What of a session fits on one line of a list, and what each of its questions came to."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from interview.models.grade import PointStatus
from interview.transcript.events import AnswerSubmitted, QuestionSkipped, Record
from interview.transcript.state import Phase, QuestionState, SessionState


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
    mode: str = "practice"
    """`practice` or `led`."""
    feedback: str = "coach"
    """`coach` or `mock`."""
    seed: int = 0
    """What its questions were drawn from."""
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


class Attempt(Struct, frozen=True, kw_only=True):
    """One question of one session that was shown, as it stands there."""

    session: str
    """The session's id."""
    key: str
    """The question's key, `bank:id`."""
    title: str
    """What the question is called."""
    topic: str
    """Its topic."""
    kind: str
    """Its kind."""
    at: dt.datetime
    """When it was answered or skipped, UTC; the session's last record where it was neither."""
    phase: Phase
    """How far it came."""
    mark: float | None
    """The mark that counts; None where there is none."""
    confidence: int | None
    """1 guessed … 4 certain."""
    hints: int
    """How many hints were shown."""
    seconds: float
    """Active time spent on it."""
    limit_seconds: float | None
    """The time it was given; None where the clock was off."""
    missed: tuple[str, ...] = ()
    """The key points that do not count, as the bank words them."""
    wrong: tuple[str, ...] = ()
    """The misconceptions that were found, as the bank words them."""


def summarise(path: Path, state: SessionState, problems: tuple[str, ...] = ()) -> SessionSummary:
    """Return a session's line in the list."""
    return SessionSummary(
        id=state.session,
        path=path,
        title=state.settings.title,
        started_at=state.started_at,
        banks=tuple(sorted({question.question.bank for question in state.questions})),
        mode=state.settings.mode,
        feedback=state.settings.feedback,
        seed=state.seed,
        questions=len(state.questions),
        answered=sum(question.phase is Phase.ANSWERED for question in state.questions),
        score=state.score,
        seconds=state.active,
        ended=state.ended,
        problems=problems,
    )


def attempts_of(state: SessionState, records: tuple[Record, ...]) -> tuple[Attempt, ...]:
    """Return the questions of a session that were shown, in the order of asking."""
    answered_at = {
        record.event.question: record.at
        for record in records
        if isinstance(record.event, AnswerSubmitted | QuestionSkipped)
    }
    return tuple(
        Attempt(
            session=state.session,
            key=one.question.key,
            title=one.question.title or one.question.id,
            topic=one.question.topic,
            kind=one.question.kind,
            at=answered_at.get(one.question.key, state.last_at),
            phase=one.phase,
            mark=one.mark,
            confidence=one.confidence,
            hints=one.hints,
            seconds=one.seconds,
            limit_seconds=state.question_limit_seconds(index),
            missed=tuple(missed_points(one)),
            wrong=tuple(wrong.text for wrong in one.grade.misconceptions) if one.grade else (),
        )
        for index, one in enumerate(state.questions)
        if one.phase is not Phase.UNSEEN
    )


def missed_points(one: QuestionState) -> Iterator[str]:
    """Yield the words of the key points that an answer lacks, a person's corrections respected."""
    if one.grade is None:
        return
    overruled = {correction.point: correction.counts for correction in one.corrections}
    for point in one.grade.points.values():
        machine_counts = point.status in (PointStatus.HIT, PointStatus.PARTIAL)
        if not overruled.get(point.id, machine_counts) and not point.optional:
            yield point.text


def words_of(state: SessionState) -> str:
    """Return everything of a session that can be searched for: prompts, answers, programs and notes, case folded."""
    parts = [state.session, state.settings.title, state.settings.mode, state.ended or "open"]
    for one in state.questions:
        question = one.question
        parts += [question.key, question.title, question.topic, question.kind, question.prompt, one.prose, one.code]
        parts += one.put
        parts += [correction.reason for correction in one.corrections]
    return "\n".join(parts).casefold()
