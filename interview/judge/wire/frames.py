"""Records cut out of a child's byte stream, never trusting a length that it states.

A record is twelve bytes (the lengths of header and blob), a JSON header, and a blob with the raw bytes of arrays.
"""

import struct
from typing import NamedTuple

LENGTHS = struct.Struct(">IQ")
MAX_HEADER = 8 << 20
"""The longest JSON header of one record, in bytes."""
MAX_BLOB = 64 << 20
"""The most array bytes of one record."""


class FrameError(ValueError):
    """The stream holds something that no child of ours writes."""


class Frame(NamedTuple):
    """One record as bytes."""

    header: bytes
    blob: bytes


def pack(header: bytes, blob: bytes = b"") -> bytes:
    """Return a record as it goes over the pipe."""
    return LENGTHS.pack(len(header), len(blob)) + header + blob


class FrameReader:
    """Collects bytes as they arrive and hands out the records that are complete."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._wanted = LENGTHS.size

    @property
    def torn(self) -> bool:
        """Whether part of a record is waiting for the rest."""
        return bool(self._buffer)

    def feed(self, data: bytes) -> list[Frame]:
        """Take more bytes and return the records they complete.

        Raises:
            FrameError: A stated length is beyond what a record may hold.
        """
        self._buffer += data
        frames: list[Frame] = []
        while len(self._buffer) >= self._wanted and len(self._buffer) >= LENGTHS.size:
            header_size, blob_size = LENGTHS.unpack_from(self._buffer)
            if header_size > MAX_HEADER or blob_size > MAX_BLOB:
                raise FrameError(f"a record of {header_size} + {blob_size} bytes")
            end = LENGTHS.size + header_size + blob_size
            if len(self._buffer) < end:
                self._wanted = end
                break
            body = LENGTHS.size + header_size
            frames.append(Frame(bytes(self._buffer[LENGTHS.size : body]), bytes(self._buffer[body:end])))
            del self._buffer[:end]
            self._wanted = LENGTHS.size
        return frames
