"""What validating banks came to: problems, what each check caught, and how a shell is told."""

from typing import Any

import msgspec
from msgspec import Struct

from interview.bank import Problem, listing
from interview.validation.overruled import Overruling


class MutantRow(Struct, frozen=True, kw_only=True):
    """What became of one wrong solution."""

    id: str
    """The mutant's id."""
    outcome: str
    """The verdict it ended with."""
    failed: tuple[str, ...]
    """Ids of the checks that did not pass."""
    must_fail: tuple[str, ...]
    """Ids of the checks that had to fail."""
    caught: bool
    """Whether it ended as the bank says."""


class RightRow(Struct, frozen=True, kw_only=True):
    """What became of a program that has to end one way: a right solution, or the starter, which must not pass."""

    id: str
    """`reference`, `accepted/NAME`, `starter`, or `repaired` for a faulty program with every fix."""
    outcome: str
    """The verdict it ended with."""
    seeds: tuple[int, ...]
    """The seeds it was run with."""
    time_share: float
    """How much of its time limit it took, 0 to 1."""
    memory_share: float
    """How much of its memory limit it held, 0 to 1."""


class Matrix(Struct, frozen=True, kw_only=True):
    """What running every program of a question came to, and which check caught which mutant."""

    question: str
    """The question's global name."""
    checks: tuple[str, ...]
    """Ids of its checks."""
    programs: tuple[RightRow, ...]
    """Its reference, its accepted solutions and its starter."""
    mutants: tuple[MutantRow, ...]
    """Its wrong solutions, those that were derived among them."""


class Survivor(Struct, frozen=True, kw_only=True):
    """A small change of a reference that no check noticed; a suggestion, not a problem."""

    question: str
    """The question's global name."""
    line: int
    """The line of the reference, counted from 1."""
    change: str
    """What was done, in words."""
    before: str
    """The line as it stands."""
    after: str
    """The line as it was tried."""

    def __str__(self) -> str:
        """Return the suggestion as one line."""
        return f"[{self.question}] line {self.line}, {self.change}: no check notices `{self.after}`"


class Report(Struct, frozen=True, kw_only=True):
    """What validating banks came to."""

    paths: tuple[str, ...]
    """The files."""
    questions: int
    """How many questions they hold."""
    ran: bool
    """Whether code was run."""
    problems: tuple[Problem, ...]
    """All that is wrong, by file and line."""
    matrices: tuple[Matrix, ...] = ()
    """What the checks of each coding question caught, where code was run."""
    survivors: tuple[Survivor, ...] = ()
    """Derived mutants that no check noticed, where they were asked for."""
    overruled: tuple[Overruling, ...] = ()
    """What people overruled in their sessions, where it was asked for; suggestions, not problems."""
    unread: tuple[str, ...] = ()
    """A sentence for each session that could not be read for it."""
    seconds: float = 0.0
    """How long it took."""

    @property
    def errors(self) -> int:
        """How many problems keep a bank from being used."""
        return sum(problem.is_error for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems do not."""
        return len(self.problems) - self.errors

    def exit_code(self, *, strict: bool = False) -> int:
        """Return what a shell is told: 1 for errors, 2 for warnings where those matter, else 0."""
        if self.errors:
            return 1
        return 2 if strict and self.problems else 0

    def as_json(self) -> dict[str, Any]:
        """Return the whole report as plain lists and maps."""
        plain: dict[str, Any] = msgspec.to_builtins(self)
        return {**plain, "errors": self.errors, "warnings": self.warnings}

    def lines(self) -> list[str]:
        """Return the report as lines of text."""
        lines = listing(self.problems).splitlines()
        for matrix in self.matrices:
            caught = sum(row.caught for row in matrix.mutants)
            checks, mutants = _count(len(matrix.checks), "check"), _count(len(matrix.mutants), "mutant")
            lines.append(f"{matrix.question}: {checks}, {caught} of {mutants} caught")
        lines += [str(one) for one in (*self.survivors, *self.overruled, *self.unread)]
        held = f"{_count(len(self.paths), 'bank')}, {_count(self.questions, 'question')}"
        found = f"{_count(self.errors, 'error')}, {_count(self.warnings, 'warning')}"
        return [*lines, f"{held}: {found} ({self.seconds:.1f} s)."]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
