"""What all past sessions together show: mastery, trend, time against plan, calibration, what is missed, what is due."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean

from msgspec import Struct

from interview.models.grade import WELL_JUDGED
from interview.progress.memory import memories
from interview.transcript.index import Index
from interview.transcript.state import Phase
from interview.transcript.summary import Attempt, SessionSummary


class Topic(Struct, frozen=True, kw_only=True):
    """How well one topic is mastered."""

    topic: str
    """The topic."""
    mastery: float
    """The mean over its questions of the latest mark, times the chance that it is still remembered; 0 to 1."""
    mark: float
    """The mean of the latest marks."""
    questions: int
    """How many of its questions were answered."""
    attempts: int
    """How often they were answered."""


class Score(Struct, frozen=True, kw_only=True):
    """One session in the trend."""

    session: str
    """The session's id."""
    title: str
    """What it is called."""
    at: dt.datetime
    """When it began, UTC."""
    score: float
    """Its score, 0 to 1."""


class Pace(Struct, frozen=True, kw_only=True):
    """Time against plan for one kind of question."""

    kind: str
    """The kind."""
    seconds: float
    """The mean time spent."""
    limit_seconds: float
    """The mean time given."""
    over: int
    """How many took longer than they were given."""
    attempts: int
    """How many were answered."""


class Calibration(Struct, frozen=True, kw_only=True):
    """What became of the answers given with one confidence."""

    confidence: int
    """1 guessed … 4 certain."""
    mark: float
    """Their mean mark."""
    expected: float
    """The mean mark of somebody who judges themselves well."""
    attempts: int
    """How many there are."""


class Missed(Struct, frozen=True, kw_only=True):
    """A key point that keeps being missed."""

    key: str
    """The question's key."""
    title: str
    """What the question is called."""
    point: str
    """The key point as the bank words it."""
    times: int
    """How often it was missed."""
    of: int
    """How often the question was answered."""


class Due(Struct, frozen=True, kw_only=True):
    """A question that should be asked again."""

    key: str
    """The question's key."""
    title: str
    """What it is called."""
    topic: str
    """Its topic."""
    due: dt.datetime
    """Since when, UTC."""
    mark: float
    """The latest mark."""
    recall: float
    """How likely it is to be remembered now, 0 to 1."""


class Progress(Struct, frozen=True, kw_only=True):
    """What all past sessions together show."""

    sessions: int
    """How many sessions there are."""
    attempts: int
    """How many questions were answered in them."""
    seconds: float
    """Active time over all of them."""
    topics: tuple[Topic, ...]
    """Mastery by topic, the weakest first."""
    trend: tuple[Score, ...]
    """Scores, oldest first."""
    paces: tuple[Pace, ...]
    """Time against plan by kind."""
    calibration: tuple[Calibration, ...]
    """Marks by confidence."""
    bias: float | None
    """How much more was expected than reached: above 0 overconfident, below 0 underconfident; None without answers."""
    missed: tuple[Missed, ...]
    """Key points missed more than once first, then the latest."""
    due: tuple[Due, ...]
    """What should be asked again, the least remembered first."""
    upcoming: int
    """How many more questions will be due within a week."""


def progress_of(folder: Path, *, now: dt.datetime | None = None) -> Progress:
    """Return what the transcripts of a folder show at a moment."""
    with Index(folder) as index:
        sessions, _ = index.sessions()
        attempts = index.attempts()
    return summed_up(sessions, attempts, now or dt.datetime.now(dt.UTC))


def summed_up(sessions: Sequence[SessionSummary], attempts: Sequence[Attempt], now: dt.datetime) -> Progress:
    """Return what sessions and their questions, oldest first, show at a moment."""
    marked = [attempt for attempt in attempts if attempt.mark is not None]
    answered = [attempt for attempt in marked if attempt.phase is Phase.ANSWERED]
    remembered = memories(marked)
    calibration = _calibration(answered)
    due = [
        Due(
            key=key,
            title=memory.last.title,
            topic=memory.last.topic,
            due=memory.due,
            mark=memory.last.mark or 0.0,
            recall=memory.recall(now),
        )
        for key, memory in remembered.items()
        if memory.due <= now
    ]
    soon = now + dt.timedelta(days=7)
    return Progress(
        sessions=len(sessions),
        attempts=len(answered),
        seconds=sum(one.seconds for one in sessions),
        topics=_topics(marked, now),
        trend=tuple(
            Score(session=one.id, title=one.title, at=one.started_at, score=one.score)
            for one in sorted(sessions, key=lambda one: one.started_at)
            if one.score is not None and one.answered
        ),
        paces=_paces(answered),
        calibration=calibration,
        bias=_bias(calibration),
        missed=_missed(answered),
        due=tuple(sorted(due, key=lambda one: (one.recall, one.key))),
        upcoming=sum(now < memory.due <= soon for memory in remembered.values()),
    )


def _topics(marked: Sequence[Attempt], now: dt.datetime) -> tuple[Topic, ...]:
    times = Counter(attempt.topic for attempt in marked)
    by_topic: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for memory in memories(marked).values():
        mark = memory.last.mark or 0.0
        by_topic[memory.last.topic].append((mark, mark * memory.recall(now)))
    topics = [
        Topic(
            topic=topic or "other",
            mastery=fmean(known for _, known in values),
            mark=fmean(mark for mark, _ in values),
            questions=len(values),
            attempts=times[topic],
        )
        for topic, values in by_topic.items()
    ]
    return tuple(sorted(topics, key=lambda one: (one.mastery, one.topic)))


def _paces(answered: Sequence[Attempt]) -> tuple[Pace, ...]:
    kinds: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for attempt in answered:
        if attempt.limit_seconds:
            kinds[attempt.kind].append((attempt.seconds, attempt.limit_seconds))
    return tuple(
        Pace(
            kind=kind,
            seconds=fmean(spent for spent, _ in times),
            limit_seconds=fmean(limit for _, limit in times),
            over=sum(spent > limit for spent, limit in times),
            attempts=len(times),
        )
        for kind, times in sorted(kinds.items())
    )


def _calibration(answered: Sequence[Attempt]) -> tuple[Calibration, ...]:
    marks: dict[int, list[float]] = defaultdict(list)
    for attempt in answered:
        if attempt.confidence in WELL_JUDGED and attempt.mark is not None:
            marks[attempt.confidence].append(attempt.mark)
    return tuple(
        Calibration(confidence=level, mark=fmean(marks[level]), expected=expected, attempts=len(marks[level]))
        for level, expected in WELL_JUDGED.items()
        if marks[level]
    )


def _bias(calibration: Sequence[Calibration]) -> float | None:
    total = sum(one.attempts for one in calibration)
    return sum((one.expected - one.mark) * one.attempts for one in calibration) / total if total else None


def _missed(answered: Sequence[Attempt]) -> tuple[Missed, ...]:
    tries = Counter(attempt.key for attempt in answered)
    titles = {attempt.key: attempt.title for attempt in answered}
    last = {(attempt.key, point): place for place, attempt in enumerate(answered) for point in attempt.missed}
    times = Counter((attempt.key, point) for attempt in answered for point in attempt.missed)
    return tuple(
        Missed(key=key, title=titles[key], point=point.strip(), times=count, of=tries[key])
        for (key, point), count in sorted(times.items(), key=lambda item: (-item[1], -last[item[0]]))
    )
