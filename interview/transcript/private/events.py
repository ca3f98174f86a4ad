"""What an interviewer thinks and writes down, each as a past-tense event with an id."""

import secrets
from enum import StrEnum
from typing import ClassVar

import msgspec

from interview.transcript.events import Event

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
