"""Saying what is wrong with a bank, where it stands and what to do about it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

SHOWN_AT_MOST = 50
"""How many problems a listing shows before it only counts the rest."""


class Severity(StrEnum):
    """Whether a bank can be used in spite of a problem."""

    ERROR = "error"
    WARNING = "warning"


class Problem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong with a bank."""

    path: str
    """The file."""
    line: int
    """Counted from 1."""
    column: int
    """Counted from 1."""
    severity: Severity = Severity.ERROR
    """Whether the bank can be used in spite of it."""
    code: str
    """A short name for this sort of problem, in kebab-case."""
    question_id: str = ""
    """The question it concerns; empty where it concerns the file."""
    what: str
    """What is wrong, as one sentence without its full stop."""
    do: str = ""
    """What to do about it, as one sentence."""

    @property
    def is_error(self) -> bool:
        """Whether the bank cannot be used because of it."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        """Return the line that an editor can jump from."""
        concerned = f" [{self.question_id}]" if self.question_id else ""
        what = self.what if self.what.endswith((".", "?", "!")) else f"{self.what}."
        return (
            f"{self.path}:{self.line}:{self.column}: {self.severity} {self.code}{concerned} {what} {self.do}".rstrip()
        )


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file and line, each said once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line, p.column, p.severity, p.code)))


def listing(problems: Sequence[Problem]) -> str:
    """Write problems one to a line, and count those beyond the first fifty."""
    lines = [str(problem) for problem in problems[:SHOWN_AT_MOST]]
    if len(problems) > SHOWN_AT_MOST:
        lines.append(f"… and {len(problems) - SHOWN_AT_MOST} more.")
    return "\n".join(lines)
