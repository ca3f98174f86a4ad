"""What a candidate, an interviewer or the clock can ask of a session."""

from msgspec import Struct

from interview.models.settings import DrawnQuestion
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
    """Give a hint of the current question."""

    number: int | None = None
    """Which one, counted from 1; the next where not given."""


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
    """Show a follow-up question."""

    question: str
    """The question's key."""
    number: int | None = None
    """Which one, counted from 1; the next that fits the answer where not given."""


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

    reason: str = ""
    """`finished`, `abandoned` or `time`; one of the first two, by what was answered, where not given."""


class Consent(Struct, frozen=True, kw_only=True):
    """Agree that the session is recorded."""

    name: str = ""
    """What the candidate wants to be called."""
    by: str = "candidate"
    """`candidate` or `interviewer`."""


class AddQuestion(Struct, frozen=True, kw_only=True):
    """Put a question on the screen that was not drawn."""

    drawn: DrawnQuestion
    """The question in full."""


class PutQuestion(Struct, frozen=True, kw_only=True):
    """Ask something about the current question in one's own words."""

    text: str
    """The words."""


class Reveal(Struct, frozen=True, kw_only=True):
    """Show the current question's model answer to the candidate."""


class Lock(Struct, frozen=True, kw_only=True):
    """Stop the typing, or let it go on."""

    locked: bool
    """Whether it is to be stopped."""


class ShowClock(Struct, frozen=True, kw_only=True):
    """Show the clocks to the candidate, or hide them."""

    shown: bool
    """Whether they are to be shown."""


class Decline(Struct, frozen=True, kw_only=True):
    """Lay a request aside that makes no sense any more."""

    why: str
    """Why, as one sentence."""


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
    | Consent
    | AddQuestion
    | PutQuestion
    | Reveal
    | Lock
    | ShowClock
    | Decline
)
"""Every command."""
