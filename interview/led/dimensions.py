"""What a candidate is scored by where the plan says nothing, with what somebody does who earns each score."""

from interview.models.plan import Dimension
from interview.models.settings import Settings

SCORES = (1, 2, 3, 4)
"""From worst to best; there is no middle to hide in."""

DEFAULT: tuple[Dimension, ...] = (
    Dimension(
        id="correctness",
        title="Correctness",
        anchors=(
            "Central claims or programs are wrong, and stay wrong when asked about.",
            "Right in simple cases; errors in what follows from them.",
            "Right nearly everywhere; finds most own errors when asked to look again.",
            "Right throughout, and says where an answer stops holding.",
        ),
    ),
    Dimension(
        id="depth",
        title="Depth",
        anchors=(
            "Names things without saying how they work.",
            "Explains the usual case; cannot say why it is so.",
            "Explains why, and what changes when an assumption goes.",
            "Derives it, compares alternatives, and knows what it costs in practice.",
        ),
    ),
    Dimension(
        id="code-quality",
        title="Code quality",
        anchors=(
            "Does not run, or nobody else could follow it.",
            "Runs; names, shapes and edge cases are left to luck.",
            "Clear and idiomatic; shapes, types and edge cases are thought of.",
            "One would merge it: simple, vectorised, tested by its own author.",
        ),
    ),
    Dimension(
        id="problem-solving",
        title="Problem solving",
        anchors=(
            "Starts without a plan and gets stuck.",
            "Reaches a plan with help; tries things without saying why.",
            "Splits the problem, checks steps, recovers from a wrong turn alone.",
            "Weighs several ways, picks one for stated reasons, and verifies it.",
        ),
    ),
    Dimension(
        id="communication",
        title="Communication",
        anchors=(
            "Hard to follow, or silent.",
            "Answers what is asked; leaves out assumptions.",
            "Thinks aloud, says assumptions, asks when something is unclear.",
            "Leads the listener through it and notices what needs saying.",
        ),
    ),
    Dimension(
        id="hints",
        title="Response to hints",
        anchors=(
            "Does not take a hint up, or argues it away.",
            "Needs the hint spelt out.",
            "Takes it up and goes on alone.",
            "Needed none, or made more of one than it said.",
        ),
    ),
)
"""The rows of the scorecard."""


def dimensions_of(settings: Settings) -> tuple[Dimension, ...]:
    """Return what a session is scored by."""
    return settings.dimensions or DEFAULT
