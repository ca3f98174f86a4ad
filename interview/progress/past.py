"""Telling the draw about the past: how often a question was shown, whether it is due, which topics go badly."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from interview.draw import Past
from interview.models.question import Bank
from interview.transcript.summary import Attempt

WEAK_MARK = 0.5
"""A topic whose mean mark is below this is weak."""


def history(folder: Path, banks: Iterable[Bank], *, now: dt.datetime | None = None) -> dict[str, Past]:
    """Return what the transcripts of a folder say about each question of the banks, by key.

    A question counts as seen when it was shown. A transcript that cannot be read says nothing here; the list of
    sessions names it.
    """
    from interview.transcript.folder import list_attempts  # brings the index, which a program start does not need

    questions = {question.key: question for bank in banks for question in bank.questions.values()}
    attempts = list_attempts(folder)
    times_seen = Counter(attempt.key for attempt in attempts)
    weak = weak_topics(attempts)
    mine = [attempt for attempt in attempts if attempt.key in questions]
    due: set[str] = set()
    if mine:
        from interview.progress.memory import memories

        at = now or dt.datetime.now(dt.UTC)
        due = {key for key, memory in memories(mine).items() if memory.due <= at}
    return {
        key: Past(times_seen=times_seen[key], due=key in due, weak_topic=question.topic in weak)
        for key, question in questions.items()
        if key in times_seen or question.topic in weak
    }


def weak_topics(attempts: Sequence[Attempt]) -> set[str]:
    """Return the topics in which the latest marks of the questions are low in the mean."""
    latest = {attempt.key: attempt for attempt in attempts if attempt.mark is not None}
    marks: dict[str, list[float]] = defaultdict(list)
    for attempt in latest.values():
        marks[attempt.topic].append(attempt.mark or 0.0)
    return {topic for topic, given in marks.items() if sum(given) / len(given) < WEAK_MARK}
