"""What an interviewer plans: the sections of an interview and the dimensions of its scorecard."""

from msgspec import Struct

from interview.models.question import Difficulty, Level


class Section(Struct, frozen=True, kw_only=True):
    """A part of an interview: how long it takes, and which questions it asks or draws."""

    title: str
    """What you call the section."""
    minutes: float
    """How many minutes it takes."""
    questions: tuple[str, ...] = ()
    """Questions to ask, as `bank:id`, in this order."""
    quotas: dict[str, int] = {}
    """How many questions of each kind to draw, as in `{theory: 2, code: 1}`."""
    topics: tuple[str, ...] = ()
    """Draw only from these topics."""
    difficulties: tuple[Difficulty, ...] = ()
    """Draw only questions of these difficulties."""
    levels: tuple[Level, ...] = ()
    """Draw only questions for these levels."""


class Dimension(Struct, frozen=True, kw_only=True):
    """One row of the scorecard, scored from 1 to 4."""

    id: str
    """Unique within its plan."""
    title: str
    """What is scored."""
    anchors: tuple[str, str, str, str]
    """What earns a score of 1, 2, 3 and 4."""
