"""What an interviewer plans: the sections of an interview and the dimensions of its scorecard."""

from msgspec import Struct

from interview.models.question import Difficulty, Level


class Section(Struct, frozen=True, kw_only=True):
    """A part of an interview: how long it takes, and which questions it asks or draws."""

    title: str
    """What the interviewer calls it."""
    minutes: float
    """The time it is given."""
    questions: tuple[str, ...] = ()
    """Exactly these questions, as `bank:id`, in this order."""
    quotas: dict[str, int] = {}
    """How many to draw of each kind."""
    topics: tuple[str, ...] = ()
    """What is drawn comes from these topics; from all where not given."""
    difficulties: tuple[Difficulty, ...] = ()
    """What is drawn is this hard."""
    levels: tuple[Level, ...] = ()
    """What is drawn is asked at these seniorities."""


class Dimension(Struct, frozen=True, kw_only=True):
    """One row of the scorecard, scored from 1 to 4."""

    id: str
    """Unique within its plan."""
    title: str
    """What is scored."""
    anchors: tuple[str, str, str, str]
    """What a candidate does who earns 1, 2, 3 and 4."""
