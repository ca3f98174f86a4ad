"""How numbers, marks and states are written: every page, screen and command takes its words and signs from here."""

from enum import StrEnum

from msgspec import Struct

from interview.models.grade import PointStatus, band
from interview.models.question import Band
from interview.models.verdict import CheckState
from interview.transcript.state import Phase


def percent(mark: float | None) -> str:
    """Return a mark or a share; a dash where there is none."""
    return "–" if mark is None else f"{mark:.0%}"


def clock(seconds: float) -> str:
    """Return a time as minutes and seconds, with a sign where it is negative."""
    whole = int(abs(seconds))
    return f"{'-' if seconds <= -1 else ''}{whole // 60}:{whole % 60:02d}"


def duration(seconds: float) -> str:
    """Return how long something took in all: as on a clock, in hours and minutes where it is long."""
    whole = int(seconds)
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min" if whole >= 3600 else clock(seconds)


def plural(count: int, noun: str) -> str:
    """Return a number of things, as in `1 hint` and `2 hints`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


CONFIDENCE = {1: "guessed", 2: "unsure", 3: "fairly sure", 4: "certain"}
"""How sure a candidate says to be."""


def confidence(level: int | None) -> str:
    """Return how sure a candidate was; nothing where they did not say."""
    return CONFIDENCE.get(level or 0, "")


class Tone(StrEnum):
    """How good something is, for whoever shows it in colour; each look has its own colour for each tone."""

    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"
    PLAIN = "plain"


class Sign(Struct, frozen=True):
    """A state in one character and in words."""

    sign: str
    """The character."""
    tone: Tone
    """How good it is."""
    word: str
    """The words."""


PHASES = {
    Phase.UNSEEN: Sign("·", Tone.PLAIN, "not asked"),
    Phase.OPEN: Sign("○", Tone.PLAIN, "not handed in"),
    Phase.SKIPPED: Sign("↷", Tone.FAIR, "skipped"),
    Phase.JUDGING: Sign("◌", Tone.PLAIN, "being judged"),
    Phase.ANSWERED: Sign("●", Tone.PLAIN, "handed in"),
}
"""How far a question has come."""
POINTS = {
    PointStatus.HIT: Sign("✓", Tone.GOOD, "hit"),
    PointStatus.PARTIAL: Sign("◐", Tone.FAIR, "partly"),
    PointStatus.MISSED: Sign("✗", Tone.BAD, "missed"),
    PointStatus.CONTRADICTED: Sign("⚠", Tone.BAD, "contradicted"),
}
"""What became of a key point."""
WRONG = Sign("⚠", Tone.BAD, "wrong")
"""A misconception that was found in an answer."""
OVERRULED = {
    True: Sign("✓", Tone.GOOD, "overruled: counts"),
    False: Sign("✗", Tone.BAD, "overruled: does not count"),
}
"""What a person made of a point."""
CHECKS = {
    CheckState.PASSED: Sign("✓", Tone.GOOD, "passed"),
    CheckState.FAILED: Sign("✗", Tone.BAD, "failed"),
    CheckState.ERROR: Sign("✗", Tone.BAD, "raised an exception"),
    CheckState.NOT_RUN: Sign("–", Tone.PLAIN, "not run"),
}
"""What became of a check."""
_BANDS = {Band.STRONG: Tone.GOOD, Band.PARTIAL: Tone.FAIR, Band.WEAK: Tone.BAD}


def tone_of(mark: float | None) -> Tone:
    """Return how good a mark is."""
    return Tone.PLAIN if mark is None else _BANDS[band(mark)]
