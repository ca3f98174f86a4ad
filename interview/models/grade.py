"""What marking an answer comes to, with the evidence for it."""

from enum import StrEnum

from msgspec import Struct

from interview.models.question import Band

STRONG, PARTIAL = 0.75, 0.4
"""The marks from which an answer is strong, and from which it is partly right."""
WELL_JUDGED = {1: 0.25, 2: 0.5, 3: 0.75, 4: 0.95}
"""The mean mark that somebody who judges themselves well reaches at each confidence: 1 guessed … 4 certain."""


def band(mark: float) -> Band:
    """Return how well an answer with this mark went."""
    return Band.STRONG if mark >= STRONG else Band.PARTIAL if mark >= PARTIAL else Band.WEAK


class PointStatus(StrEnum):
    """What became of a key point."""

    HIT = "hit"
    PARTIAL = "partial"
    MISSED = "missed"
    CONTRADICTED = "contradicted"


class Span(Struct, frozen=True, kw_only=True):
    """A stretch of the answer that met a phrase."""

    start: int
    """Index of its first character in the answer."""
    end: int
    """Index after its last character."""
    similarity: float
    """How near it is to the phrase, 0 to 100."""


class PointGrade(Struct, frozen=True, kw_only=True):
    """What became of one key point, and why."""

    id: str
    """The key point's id."""
    text: str
    """The key point as the bank words it."""
    status: PointStatus
    """What became of it."""
    credit: float
    """How much of it was earned, 0 to 1."""
    weight: float = 1.0
    """Its share among the question's points."""
    optional: bool = False
    """Whether it only fills up a mark."""
    spans: tuple[Span, ...] = ()
    """The words of the answer that decided it."""
    phrase: str = ""
    """The accepted wording they were compared with."""
    why: str = ""
    """One sentence that a person understands."""


class MisconceptionGrade(Struct, frozen=True, kw_only=True):
    """A wrong claim found in the answer."""

    id: str
    """The misconception's id."""
    text: str
    """The claim as the bank words it."""
    truth: str
    """What holds instead."""
    spans: tuple[Span, ...] = ()
    """The words of the answer that make it."""
    phrase: str = ""
    """The wording they were compared with."""
    why: str = ""
    """One sentence that a person understands."""


class Grade(Struct, frozen=True, kw_only=True):
    """The mark of one answer with all that speaks for it; a proposal that a person may overrule."""

    mark: float
    """0 to 1, before hints are paid for."""
    points: dict[str, PointGrade] = {}
    """Key points by id, in the order of the bank."""
    misconceptions: tuple[MisconceptionGrade, ...] = ()
    """Wrong claims that were found."""
    notes: tuple[str, ...] = ()
    """Sentences about the answer as a whole ("this reads like a list of keywords")."""
    understood: bool = True
    """Whether the answer could be read at all: "not understood" is not "missed"."""
    estimate: bool = False
    """Whether the mark rests on a reference text alone, without authored key points."""
