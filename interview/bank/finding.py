"""Deciding which bank files there are: one for each bank, the nearest where several hold the same."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from platformdirs import user_data_path

from interview.bank.problems import Problem, Severity
from interview.errors import BankError

_FIRST_BYTES = 8192
_BANK = re.compile(r"^bank:.*\n(?:(?:[ #].*)?\n)*(?:(?=\S)|\Z)", re.MULTILINE)

_PLAIN_ID = re.compile(r"\Abank:[ ]*\n(?:  [a-z]\w*: [^\n|>{\[&*!#]*\n)*?  id: ([a-z0-9][a-z0-9-]*)[ ]*\n")
"""An id among other plain lines, unquoted."""

Say = Callable[[Problem], None]
"""What is told about banks that are left out."""


def find_banks(extra: Iterable[Path | str] = (), *, say: Say | None = None) -> list[Path]:
    """Return the bank files that can be drawn from, nearest first.

    Nearest are the files and folders given, then `banks/` here, the user's own banks and those that came with the
    program. Of two files with one bank id the nearer is taken, and `say` is told so.

    Raises:
        BankError: A file or folder that was given does not exist.
    """
    taken: dict[str, Path] = {}
    found: list[Path] = []
    seen: set[Path] = set()
    for path in _candidates(extra):
        resolved = path.resolve()
        if resolved in seen:
            continue
        seen.add(resolved)
        bank_id = id_of(path)
        nearer = taken.get(bank_id) if bank_id else None
        if nearer is None:
            taken[bank_id] = path
            found.append(path)
        elif say is not None:
            say(shadowed(path, nearer, bank_id))
    return found


def shadowed(path: Path | str, nearer: Path | str, bank_id: str) -> Problem:
    """Return the problem that a bank is left out, as a nearer one has its id."""
    return Problem(
        path=str(path), line=1, column=1, severity=Severity.WARNING, code="shadowed",
        what=f'The bank "{bank_id}" is left out: {nearer} has the same id and takes precedence',
        do="Give one of them a different id.",
    )  # fmt: skip


def user_folder() -> Path:
    """Return the folder of the user's own banks."""
    return user_data_path("interview") / "banks"


def shipped_folder() -> Path:
    """Return the folder of the banks that came with the program: in its package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "banks"
    return inside if inside.is_dir() else package.parent / "banks"


def _candidates(extra: Iterable[Path | str]) -> Iterator[Path]:
    for given in map(Path, extra):
        if given.is_dir():
            yield from _files(given)
        elif given.exists():
            yield given
        else:
            raise BankError("There is no such bank", where=str(given), do="Check the path.")
    for folder in (Path("banks"), user_folder(), shipped_folder()):
        yield from _files(folder)


def _files(folder: Path) -> list[Path]:
    """Return the bank files below a folder, hidden ones left out."""
    found = [path for ending in ("yaml", "yml") for path in folder.glob(f"**/*.{ending}")]
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def id_of(path: Path) -> str:
    """Return the id of the bank that a file holds, reading no further than needed; empty where it cannot be told."""
    try:
        with path.open("rb") as file:
            start = file.read(_FIRST_BYTES)
            return _id_in(start, beginning=True) or _id_in(start + file.read())
    except OSError:
        return ""


def _id_in(data: bytes, *, beginning: bool = False) -> str:
    """Return what stands under `id` in the map under `bank`, as far as that part of the text can be read."""
    text = data.decode("utf-8-sig", errors="ignore")
    block = _BANK.search(text)
    if block is None or (beginning and block.end() == len(text)):
        return ""
    plain = _PLAIN_ID.search(block[0])
    return plain[1] if plain else _composed_id(block[0])


def _composed_id(block: str) -> str:
    """Return the id of a bank's head that is not written in the plainest way."""
    from yaml.nodes import ScalarNode  # most heads are plain, and then a program starts without YAML

    from interview.bank.composing import Refused, child, compose

    try:
        root = compose(block)
    except Refused:
        return ""
    bank = child(root, "bank") if root else None
    written = child(bank, "id") if bank else None
    return written.value if isinstance(written, ScalarNode) else ""
