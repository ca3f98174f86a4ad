"""What an interviewer ticks, marks and scores a candidate by."""

from msgspec import Struct

from interview.models.plan import Dimension
from interview.models.question import AnyQuestion, Bug, Theory
from interview.models.settings import Settings


class Step(Struct, frozen=True):
    """One step of the scale by which a question is marked as a whole."""

    key: str
    """The key that gives it, in the console as under the curtain, where the digits tick points."""
    mark: float
    """The mark, 0 to 1."""
    text: str
    """How much of a good answer was there."""


MARKS = (
    Step("a", 1.0, "all of it"),
    Step("b", 0.75, "most of it"),
    Step("c", 0.5, "half of it"),
    Step("d", 0.25, "little of it"),
    Step("e", 0.0, "wrong, or nothing"),
)
"""The scale, from best to worst."""
DIMENSIONS: tuple[Dimension, ...] = (
    Dimension(
        id="correctness",
        title="Correctness",
        anchors=(
            "Central claims or programs are wrong, and stay wrong when questioned.",
            "Right in simple cases; makes errors beyond them.",
            "Right almost everywhere; finds most of their own errors when asked to look again.",
            "Right throughout, and says when an answer no longer holds.",
        ),
    ),
    Dimension(
        id="depth",
        title="Depth",
        anchors=(
            "Names things without explaining how they work.",
            "Explains the usual case, but not why it works.",
            "Explains why, and what changes when an assumption fails.",
            "Derives it, compares alternatives, and knows what it costs in practice.",
        ),
    ),
    Dimension(
        id="code-quality",
        title="Code quality",
        anchors=(
            "Does not run, or nobody else could follow it.",
            "Runs; names, shapes and edge cases are left to chance.",
            "Clear and idiomatic; shapes, types and edge cases are considered.",
            "Ready to merge: simple, vectorised, tested by its author.",
        ),
    ),
    Dimension(
        id="problem-solving",
        title="Problem solving",
        anchors=(
            "Starts without a plan and gets stuck.",
            "Reaches a plan with help; tries things without saying why.",
            "Splits the problem, checks steps, recovers from a wrong turn unaided.",
            "Weighs several approaches, picks one for stated reasons, and verifies it.",
        ),
    ),
    Dimension(
        id="communication",
        title="Communication",
        anchors=(
            "Hard to follow, or silent.",
            "Answers what is asked, but leaves assumptions unstated.",
            "Thinks aloud, states assumptions, asks when something is unclear.",
            "Leads the listener through it and notices what needs saying.",
        ),
    ),
    Dimension(
        id="hints",
        title="Response to hints",
        anchors=(
            "Ignores a hint, or argues it away.",
            "Needs the hint spelled out.",
            "Uses it and carries on alone.",
            "Needed none, or took one further than it went.",
        ),
    ),
)
"""The rows of the scorecard where the plan names none, each with what somebody does who earns 1, 2, 3 and 4."""


def dimensions_of(settings: Settings) -> tuple[Dimension, ...]:
    """Return what a session is scored by."""
    return settings.dimensions or DIMENSIONS


def points_of(question: AnyQuestion) -> tuple[tuple[str, str], ...]:
    """Return the ids and sentences of what a candidate may say, in the order of the digits that tick them."""
    match question:
        case Theory(key_points=points):
            return tuple((point.id, point.text.strip()) for point in points)
        case Bug(bugs=bugs):
            return tuple((bug.id, bug.text.strip()) for bug in bugs)
    return ()
