"""Getting at a bank's bytes, and saying why they cannot be used; light enough for the first second of a program."""

import gc
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from interview.bank.problems import Problem, listing
from interview.errors import BankError


def bytes_of(path: Path | str) -> bytes:
    """Return what a file holds, or raise `BankError`."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BankError(
            f"The bank cannot be read ({reason})", where=str(path), do="Check the path and its permissions."
        ) from error


def content_hash(data: bytes) -> str:
    """Return the SHA-256 of a file, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def broken(path: str, errors: Sequence[Problem]) -> BankError:
    """Return the error that lists what is wrong with a bank."""
    if len(errors) == 1:
        only = errors[0]
        concerned = f" [{only.question_id}]" if only.question_id else ""
        return BankError(only.what, where=f"{only.path}:{only.line}:{only.column}{concerned}", do=only.do)
    return BankError(f"The bank has {len(errors)} errors", where=path, do=f"Correct them:\n{listing(errors)}")


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: hundreds of thousands of nodes are made and none of them is garbage yet."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            _take_for_old()
            gc.enable()


def _take_for_old() -> None:
    """Move all young objects to the oldest generation, or the first collection would walk through every one of them."""
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
