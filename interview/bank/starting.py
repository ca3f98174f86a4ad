"""Writing a bank to start from: one whole, commented question of each kind that is asked for."""

import re
from collections.abc import Iterable
from pathlib import Path

from interview.errors import BankError
from interview.models.question import Kind

FOLDER = Path(__file__).parent / "starter"
"""The parts of a new bank: its head, and a question of each kind."""
FIRST = (Kind.THEORY, Kind.CODE)
"""The kinds of a new bank where nothing else is asked for."""
_LONGEST_ID = 40


def new_bank(file: Path, kinds: Iterable[Kind] = FIRST) -> str:
    """Return the text of a new bank that is to stand in a file."""
    name = id_for(file)
    title = name.replace("-", " ").capitalize()
    head = (FOLDER / "head.yaml").read_text(encoding="utf-8").format(file=file, id=name, title=title)
    return head + "\n".join((FOLDER / f"{kind}.yaml").read_text(encoding="utf-8") for kind in dict.fromkeys(kinds))


def id_for(file: Path) -> str:
    """Return the id of a bank after the name of its file."""
    name = re.sub(r"[^a-z0-9]+", "-", file.stem.lower()).strip("-")[:_LONGEST_ID].rstrip("-")
    return name if len(name) > 1 else f"bank-{name}".rstrip("-")


def write_bank(file: Path, kinds: Iterable[Kind] = FIRST) -> None:
    """Write a new bank; nothing that exists is overwritten.

    Raises:
        BankError: There is a file already, or it cannot be written.
    """
    text = new_bank(file, kinds)
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError:
        raise BankError("the file already exists", where=str(file), do="Choose another name.") from None
    except OSError as error:
        raise BankError(f"the bank cannot be written ({error.strerror})", where=str(file)) from None
