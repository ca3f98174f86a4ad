"""What an interviewer asks of the shared window, each acted on once in the candidate's process; tags name the doing."""

from interview.models.settings import DrawnQuestion
from interview.transcript.private.events import PrivateEvent


class Request(PrivateEvent, frozen=True, kw_only=True):
    """Something that is to happen on the shared screen, once."""


class RecordConsent(Request, frozen=True, kw_only=True, tag="consented"):
    """Record that the interviewer heard the candidate agree to the recording."""

    name: str = ""
    """What the candidate wants to be called."""


class AskQuestion(Request, frozen=True, kw_only=True, tag="asked"):
    """Put a question on the screen."""

    question: str
    """The question's key."""
    drawn: DrawnQuestion | None = None
    """The question in full, where it was not drawn for the session."""


class SkipQuestion(Request, frozen=True, kw_only=True, tag="skipped"):
    """Leave a question without an answer."""

    question: str
    """The question's key."""


class GiveHint(Request, frozen=True, kw_only=True, tag="hint_given"):
    """Show a hint."""

    question: str
    """The question's key."""
    number: int
    """Which one, counted from 1."""


class AskFollowUp(Request, frozen=True, kw_only=True, tag="follow_up_asked"):
    """Show a follow-up."""

    question: str
    """The question's key."""
    number: int
    """Which one, counted from 1."""


class PutQuestion(Request, frozen=True, kw_only=True, tag="question_typed"):
    """Show a question in the interviewer's own words."""

    question: str
    """The question's key on which it follows."""
    text: str
    """The words."""


class RevealAnswer(Request, frozen=True, kw_only=True, tag="revealed"):
    """Show the model answer."""

    question: str
    """The question's key."""


class ExtendTime(Request, frozen=True, kw_only=True, tag="extended"):
    """Add time."""

    seconds: float = 60.0
    """How much."""


class PauseSession(Request, frozen=True, kw_only=True, tag="paused"):
    """Stop the clock, or let it run again."""

    paused: bool
    """Whether it is to stand."""


class LockEditor(Request, frozen=True, kw_only=True, tag="locked"):
    """Stop the typing, or let it go on."""

    locked: bool
    """Whether it is to be stopped."""


class ShowClock(Request, frozen=True, kw_only=True, tag="clock_set"):
    """Show the clocks to the candidate, or hide them."""

    shown: bool
    """Whether they are to be shown."""


class EndSession(Request, frozen=True, kw_only=True, tag="ended"):
    """End the session."""
