"""One record as one line of JSON that proves by its own checksum that it is whole."""

import datetime as dt
import zlib
from collections.abc import Collection
from typing import Any, NamedTuple, get_args

import msgspec

from interview.transcript.events import KnownEvent, Line, Record, UnknownEvent

_encoder = msgspec.json.Encoder()
_event_decoder = msgspec.json.Decoder(KnownEvent)
_CHECKSUM = b',"crc":"'
_TAIL_LENGTH = len(_CHECKSUM) + len('00000000"}')


class _Envelope(msgspec.Struct, kw_only=True):
    """What every line has, whatever its event."""

    seq: int
    at: dt.datetime
    active: float
    event: str
    request: str = ""


_envelope_decoder = msgspec.json.Decoder(_Envelope)
_TAGS = frozenset(str(kind.__struct_config__.tag) for kind in get_args(KnownEvent))


class Unwrapped(NamedTuple):
    """What a line holds, before it is known whose stream it belongs to."""

    seq: int
    at: dt.datetime
    active: float
    request: str
    event: Any


class LineError(ValueError):
    """A line is not a whole record; the text says why."""


def encode(record: Line) -> bytes:
    """Return the record's line, newline included."""
    body = _encoder.encode(record.event)
    time = record.at.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    head = b'{"seq":%d,"at":"%s","active":%.3f,' % (record.seq, time.encode(), record.active)
    if record.request:
        head += b'"request":%s,' % _encoder.encode(record.request)
    line = head + body[1:-1]
    return line + b'%s%08x"}\n' % (_CHECKSUM, zlib.crc32(line))


def decode(line: bytes) -> Record:
    """Return the record of a transcript's line without its newline.

    Raises:
        LineError: The line is cut off, was changed, or does not hold a record.
    """
    whole = unwrap(line, _event_decoder, _TAGS)
    return Record(seq=whole.seq, at=whole.at, active=whole.active, request=whole.request, event=whole.event)


def unwrap(line: bytes, decoder: "msgspec.json.Decoder[Any]", tags: Collection[str]) -> Unwrapped:
    """Return what a line holds, its event read by `decoder` where its tag is among `tags`.

    Raises:
        LineError: The line is cut off, was changed, or does not hold a record.
    """
    split = len(line) - _TAIL_LENGTH
    if split < 0 or line[split : split + len(_CHECKSUM)] != _CHECKSUM:
        raise LineError("it is cut off or has no checksum")
    if line[split + len(_CHECKSUM) : -2] != b"%08x" % zlib.crc32(line[:split]):
        raise LineError("its checksum does not match: it was changed or damaged")
    try:
        envelope = _envelope_decoder.decode(line)
        known = envelope.event in tags
        event = decoder.decode(line) if known else UnknownEvent(event=envelope.event)
    except msgspec.MsgspecError as error:
        raise LineError(f"it does not hold a record: {error}") from None
    return Unwrapped(envelope.seq, envelope.at, envelope.active, envelope.request, event)
