"""The lines of a private stream, and what they may hold."""

import datetime as dt
from typing import get_args

import msgspec

from interview.transcript.events import Line, UnknownEvent
from interview.transcript.lines import unwrap
from interview.transcript.private import events, requests

KnownPrivate = (
    events.ConsoleOpened
    | events.Noted
    | events.Ticked
    | events.Marked
    | events.Scored
    | events.Recommended
    | requests.RecordConsent
    | requests.AskQuestion
    | requests.SkipQuestion
    | requests.GiveHint
    | requests.AskFollowUp
    | requests.PutQuestion
    | requests.RevealAnswer
    | requests.ExtendTime
    | requests.PauseSession
    | requests.LockEditor
    | requests.ShowClock
    | requests.EndSession
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
