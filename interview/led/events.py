"""What an interviewer does, each as a past-tense event with an id; requests are acted on in the candidate's process."""

import datetime as dt
import secrets
from enum import StrEnum
from typing import ClassVar, get_args

import msgspec

from interview.models.settings import DrawnQuestion
from interview.transcript.events import Event, Line, UnknownEvent
from interview.transcript.lines import unwrap

SCHEMA = 1
"""The version of the private stream's form."""


class Recommendation(StrEnum):
    """What the interviewer advises, from worst to best; there is no middle."""

    STRONG_NO = "strong no"
    NO = "no"
    YES = "yes"
    STRONG_YES = "strong yes"


def _new_id() -> str:
    return secrets.token_hex(4)


class PrivateEvent(Event, frozen=True, kw_only=True):
    """Something that the interviewer did."""

    id: str = msgspec.field(default_factory=_new_id)
    """Its name, which no other event of the stream has."""


class ConsoleOpened(PrivateEvent, frozen=True, kw_only=True, tag="console_opened"):
    """A console began to write this stream."""

    schema: int = SCHEMA
    """The version of the stream's form."""
    app: str
    """The version of the program."""
    session: str
    """The session that the stream belongs to."""


class Noted(PrivateEvent, frozen=True, kw_only=True, tag="noted"):
    """The interviewer wrote a note."""

    SYNCED: ClassVar[bool] = True

    text: str
    """The note."""
    question: str = ""
    """The question that was on the screen; empty before the first."""


class Ticked(PrivateEvent, frozen=True, kw_only=True, tag="ticked"):
    """The interviewer heard a key point, or took the tick back."""

    question: str
    """The question's key."""
    point: str
    """The key point's id."""
    said: bool
    """Whether it was said."""


class Marked(PrivateEvent, frozen=True, kw_only=True, tag="marked"):
    """The interviewer marked a question as a whole."""

    SYNCED: ClassVar[bool] = True

    question: str
    """The question's key."""
    mark: float | None
    """0 to 1; None takes a mark back."""
    reached: bool = True
    """Whether the interview got to it: "did not get to" is not wrong."""
    by: str = "console"
    """`console`, or `blind` under a curtain."""


class Scored(PrivateEvent, frozen=True, kw_only=True, tag="scored"):
    """The interviewer scored one dimension of the scorecard."""

    SYNCED: ClassVar[bool] = True

    dimension: str
    """The dimension's id."""
    score: int | None
    """1 to 4; None takes a score back."""
    evidence: str = ""
    """What was seen, in a sentence."""


class Recommended(PrivateEvent, frozen=True, kw_only=True, tag="recommended"):
    """The interviewer came to a recommendation."""

    SYNCED: ClassVar[bool] = True

    recommendation: Recommendation | None
    """What is advised; None takes it back."""
    summary: str = ""
    """Why, in a sentence or two."""


class Request(PrivateEvent, frozen=True, kw_only=True):
    """Something that is to happen on the shared screen, once."""


class Consented(Request, frozen=True, kw_only=True, tag="consented"):
    """The interviewer heard the candidate agree to the recording."""

    name: str = ""
    """What the candidate wants to be called."""


class Asked(Request, frozen=True, kw_only=True, tag="asked"):
    """A question is to be put on the screen."""

    question: str
    """The question's key."""
    drawn: DrawnQuestion | None = None
    """The question in full, where it was not drawn for the session."""


class Skipped(Request, frozen=True, kw_only=True, tag="skipped"):
    """A question is to be left."""

    question: str
    """The question's key."""


class HintGiven(Request, frozen=True, kw_only=True, tag="hint_given"):
    """A hint is to be shown."""

    question: str
    """The question's key."""
    number: int
    """Which one, counted from 1."""


class FollowUpAsked(Request, frozen=True, kw_only=True, tag="follow_up_asked"):
    """A follow-up is to be shown."""

    question: str
    """The question's key."""
    number: int
    """Which one, counted from 1."""


class QuestionTyped(Request, frozen=True, kw_only=True, tag="question_typed"):
    """A question in the interviewer's own words is to be shown."""

    question: str
    """The question's key on which it follows."""
    text: str
    """The words."""


class Revealed(Request, frozen=True, kw_only=True, tag="revealed"):
    """The model answer is to be shown."""

    question: str
    """The question's key."""


class Extended(Request, frozen=True, kw_only=True, tag="extended"):
    """Time is to be added."""

    seconds: float = 60.0
    """How much."""


class Paused(Request, frozen=True, kw_only=True, tag="paused"):
    """The clock is to stop, or to run again."""

    paused: bool
    """Whether it is to stand."""


class Locked(Request, frozen=True, kw_only=True, tag="locked"):
    """The typing is to stop, or to go on."""

    locked: bool
    """Whether it is to be stopped."""


class ClockSet(Request, frozen=True, kw_only=True, tag="clock_set"):
    """The clocks are to be shown to the candidate, or hidden."""

    shown: bool
    """Whether they are to be shown."""


class Ended(Request, frozen=True, kw_only=True, tag="ended"):
    """The session is to end."""


KnownPrivate = (
    ConsoleOpened
    | Noted
    | Ticked
    | Marked
    | Scored
    | Recommended
    | Consented
    | Asked
    | Skipped
    | HintGiven
    | FollowUpAsked
    | QuestionTyped
    | Revealed
    | Extended
    | Paused
    | Locked
    | ClockSet
    | Ended
)
"""Every event that this version writes into a private stream."""


class PrivateRecord(Line, frozen=True, kw_only=True):
    """One line of a private stream."""

    event: KnownPrivate | UnknownEvent
    """What the interviewer did."""


_decoder: msgspec.json.Decoder[KnownPrivate] = msgspec.json.Decoder(KnownPrivate)
_TAGS = frozenset(str(kind.__struct_config__.tag) for kind in get_args(KnownPrivate))


def decode_private(line: bytes) -> PrivateRecord:
    """Return the record of a private stream's line without its newline.

    Raises:
        LineError: The line is cut off, was changed, or does not hold a record.
    """
    whole = unwrap(line, _decoder, _TAGS)
    return PrivateRecord(seq=whole.seq, at=whole.at, active=whole.active, event=whole.event)


def private_record(seq: int, active: float, event: KnownPrivate) -> PrivateRecord:
    """Return the record of something that is done now."""
    return PrivateRecord(seq=seq, at=dt.datetime.now(dt.UTC), active=active, event=event)
