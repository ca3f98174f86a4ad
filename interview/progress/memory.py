"""Estimating when each question is about to be forgotten, by FSRS from marks and confidence."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from fsrs import Card, Rating, Scheduler
from msgspec import Struct

from interview.models.grade import band
from interview.models.question import Band
from interview.transcript.summary import Attempt

EASY = 0.9
"""The mark from which an answer is remembered easily."""
_GUESSED, _CERTAIN = 1, 4
_BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class Memory(Struct, frozen=True, kw_only=True):
    """How well one question is remembered."""

    key: str
    """The question's key."""
    last: Attempt
    """The latest attempt that says anything."""
    due: dt.datetime
    """When it should be asked again, UTC."""
    card: Card
    """What FSRS knows about it."""

    def recall(self, now: dt.datetime) -> float:
        """Return how likely it is to be remembered at a moment, 0 to 1."""
        return float(_scheduler().get_card_retrievability(self.card, max(now, self.last.at)))


def memories(attempts: Iterable[Attempt]) -> dict[str, Memory]:
    """Return the memory of every question that was answered or skipped, by key; attempts come oldest first."""
    by_key: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        if attempt.mark is not None:
            by_key[attempt.key].append(attempt)
    return {key: _memory(key, tries) for key, tries in by_key.items()}


def rating(attempt: Attempt) -> Rating:
    """Return what FSRS is told: the mark, with a right guess as hard and a certain full answer as easy."""
    mark = attempt.mark or 0.0
    if band(mark) is Band.WEAK:
        return Rating.Again
    if band(mark) is Band.PARTIAL or attempt.confidence == _GUESSED:
        return Rating.Hard
    return Rating.Easy if mark >= EASY and attempt.confidence == _CERTAIN else Rating.Good


def _memory(key: str, tries: Sequence[Attempt]) -> Memory:
    reviews = [(attempt.at, rating(attempt)) for attempt in tries]
    seen, card = _known.get(key, ([], None))
    if card is None or reviews[: len(seen)] != seen:
        seen, card = [], Card(card_id=0, due=_BEGINNING)
    for at, rated in reviews[len(seen) :]:
        reviewed = max(at, card.last_review or at)  # a clock that jumped back does not count as time gone by
        card, _ = _scheduler().review_card(card, rated, reviewed)
    _known[key] = reviews, card
    return Memory(key=key, last=tries[-1], due=card.due, card=card)


_known: dict[str, tuple[list[tuple[dt.datetime, Rating]], Card | None]] = {}
"""What was made of the reviews so far, by question: the past grows at its end, and each review takes a while."""


@cache
def _scheduler() -> Scheduler:
    """Return FSRS with intervals of whole days and without chance, so that the same past gives the same draw."""
    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
