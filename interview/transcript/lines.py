"""One record as one line of JSON that proves by its own checksum that it is whole."""

import datetime as dt
import zlib

import msgspec

from interview.transcript.events import Event, KnownEvent, Record, UnknownEvent

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


_envelope_decoder = msgspec.json.Decoder(_Envelope)
_TAGS = frozenset(str(kind.__struct_config__.tag) for kind in Event.__subclasses__()) | frozenset(
    str(kind.__struct_config__.tag) for parent in Event.__subclasses__() for kind in parent.__subclasses__()
)


class LineError(ValueError):
    """A line is not a whole record; the text says why."""


def encode(record: Record) -> bytes:
    """Return the record's line, newline included."""
    body = _encoder.encode(record.event)
    time = record.at.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    head = b'{"seq":%d,"at":"%s","active":%.3f,' % (record.seq, time.encode(), record.active)
    line = head + body[1:-1]
    return line + b'%s%08x"}\n' % (_CHECKSUM, zlib.crc32(line))


def decode(line: bytes) -> Record:
    """Return the record of a line without its newline.

    Raises:
        LineError: The line is cut off, was changed, or does not hold a record.
    """
    split = len(line) - _TAIL_LENGTH
    if split < 0 or line[split : split + len(_CHECKSUM)] != _CHECKSUM:
        raise LineError("it is cut off or has no checksum")
    if line[split + len(_CHECKSUM) : -2] != b"%08x" % zlib.crc32(line[:split]):
        raise LineError("its checksum does not fit: it was changed or damaged")
    try:
        envelope = _envelope_decoder.decode(line)
        known = envelope.event in _TAGS
        event: KnownEvent | UnknownEvent = _event_decoder.decode(line) if known else UnknownEvent(event=envelope.event)
    except msgspec.MsgspecError as error:
        raise LineError(f"it does not hold a record: {error}") from None
    return Record(seq=envelope.seq, at=envelope.at, active=envelope.active, event=event)
