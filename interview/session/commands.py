"""What a candidate, an interviewer or the clock can ask of a session."""

from msgspec import Struct

from interview.models.verdict import Verdict
from interview.transcript.events import Edit


class Ask(Struct, frozen=True, kw_only=True):
    """Put a question on the screen."""

    index: int
    """Its place in the session, from 0."""


class EditDraft(Struct, frozen=True, kw_only=True):
    """Keep what was typed since the last time."""

    part: str
    """`prose` or `code`."""
    edits: tuple[Edit, ...]
    """The changes in order."""


class ShowHint(Struct, frozen=True, kw_only=True):
    """Give the current question's next hint."""


class ToggleFlag(Struct, frozen=True, kw_only=True):
    """Mark the current question to come back to, or take the mark away."""


class Skip(Struct, frozen=True, kw_only=True):
    """Leave the current question without an answer."""


class RunCode(Struct, frozen=True, kw_only=True):
    """Try the current draft on the judge's sample checks."""


class SubmitAnswer(Struct, frozen=True, kw_only=True):
    """Hand in the current draft as the answer."""

    by: str = "candidate"
    """`candidate` or `clock`."""


class RecordVerdict(Struct, frozen=True, kw_only=True):
    """Take the judge's verdict on a run."""

    question: str
    """The question's key."""
    run: int
    """The run."""
    verdict: Verdict
    """What the judge said."""


class GiveConfidence(Struct, frozen=True, kw_only=True):
    """Say how sure one is of the answer just handed in."""

    question: str
    """The question's key."""
    confidence: int
    """1 guessed, 2 unsure, 3 fairly sure, 4 certain."""


class AskFollowUp(Struct, frozen=True, kw_only=True):
    """Show the next follow-up question that fits the answer."""

    question: str
    """The question's key."""


class Overrule(Struct, frozen=True, kw_only=True):
    """Set the machine right about one point of an answer."""

    question: str
    """The question's key."""
    point: str
    """The key point or misconception."""
    counts: bool
    """Whether it counts: a key point as said, a misconception as made."""
    reason: str
    """Why."""


class ExtendTime(Struct, frozen=True, kw_only=True):
    """Add time to the current question and the session."""

    seconds: float
    """How much."""


class Pause(Struct, frozen=True, kw_only=True):
    """Stop the clock."""


class Resume(Struct, frozen=True, kw_only=True):
    """Let the clock run again."""

    reason: str = "pause"
    """`pause` or `restart`."""


class End(Struct, frozen=True, kw_only=True):
    """Close the session."""

    reason: str = "finished"
    """`finished`, `abandoned` or `time`."""


Command = (
    Ask
    | EditDraft
    | ShowHint
    | ToggleFlag
    | Skip
    | RunCode
    | SubmitAnswer
    | RecordVerdict
    | GiveConfidence
    | AskFollowUp
    | Overrule
    | ExtendTime
    | Pause
    | Resume
    | End
)
"""Every command."""
