"""Reading a bank file: all that is wrong with it, and the bank where nothing is."""

import warnings
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from interview.bank import composing
from interview.bank.building import Building
from interview.bank.composing import Refused
from interview.bank.document import build_bank
from interview.bank.files import broken, bytes_of, collector_paused, content_hash
from interview.bank.positions import Positions
from interview.bank.problems import Problem, in_order
from interview.models.question import Bank


@dataclass(frozen=True)
class BankFile:
    """A bank file as it was read."""

    path: str
    """The file."""
    bank: Bank | None
    """The bank; nothing where the file has an error."""
    problems: tuple[Problem, ...]
    """All that is wrong with it, in the order of the file."""
    positions: Positions
    """Where everything stands."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems because of which the bank cannot be used."""
        return tuple(problem for problem in self.problems if problem.is_error)


def load(path: Path | str) -> Bank:
    """Return the bank of a file.

    Raises:
        BankError: The file cannot be read or has errors; the message lists them.
    """
    file = read(path)
    if file.bank is None:
        raise broken(file.path, file.errors)
    return file.bank


def read(path: Path | str) -> BankFile:
    """Read a file and return all that is wrong with it; bad content raises nothing.

    Raises:
        BankError: There is no such file, or it may not be read.
    """
    return read_bytes(bytes_of(path), str(path))


def read_bytes(data: bytes, path: str) -> BankFile:
    """Read what a file holds; `path` is only what problems call it."""
    at = Building(path, "")
    with collector_paused(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an escape such as "\d" in a question's code is the question's own business
        try:
            at.text = composing.decode(data)
            at.holds_hash = " #" in at.text
            root = composing.compose(at.text)
        except Refused as refused:
            at.note(refused.place, refused.code, refused.what, refused.do)
            return BankFile(path, None, tuple(at.problems), Positions(at.text))
        positions = Positions(at.text)
        bank = build_bank(root, at, positions)
    whole = replace(bank, path=path, content_hash=content_hash(data)) if bank and not at.errors else None
    return BankFile(path, whole, in_order(at.problems), positions)
