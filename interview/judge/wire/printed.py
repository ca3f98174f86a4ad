"""What a child prints, as one stream that is cut by marks telling which run of a check each piece belongs to."""

import re

_MARK = re.compile(rb"\0(-?\d{1,9})\0")


def mark(place: int) -> bytes:
    """Return what a child writes before the output of a run; -1 is before the first and after the last."""
    return b"\0%d\0" % place


def split_printed(data: bytes) -> dict[int, str]:
    """Return what was printed, by the place of the run that printed it."""
    pieces: dict[int, bytes] = {}
    place, start = -1, 0
    for found in _MARK.finditer(data):
        pieces[place] = pieces.get(place, b"") + data[start : found.start()]
        place, start = int(found[1]), found.end()
    pieces[place] = pieces.get(place, b"") + data[start:]
    return {place: piece.decode("utf-8", "replace") for place, piece in pieces.items() if piece}
