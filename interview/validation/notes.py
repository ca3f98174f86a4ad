"""Collecting what the checks of a bank have found, and turning it into problems at their places."""

from collections.abc import Iterable
from typing import NamedTuple

from interview.bank import BankFile, Problem, Severity
from interview.models.question import AnyQuestion, Status


class Found(NamedTuple):
    """Something that is wrong with a question, with the path to it."""

    question_id: str
    where: tuple[str | int, ...]
    code: str
    what: str
    do: str
    severity: Severity


class Notes:
    """What has been found about the questions of one file; it needs no file, so that it can be made in any process."""

    def __init__(self) -> None:
        self.found: list[Found] = []

    def error(self, question: AnyQuestion, where: tuple[str | int, ...], code: str, what: str, do: str = "") -> None:
        """Note that a question cannot be used; in a draft that is only a warning, as it is never asked."""
        severity = Severity.WARNING if question.status is Status.DRAFT else Severity.ERROR
        self.found.append(Found(question.id, where, code, what, do, severity))

    def warning(self, question: AnyQuestion, where: tuple[str | int, ...], code: str, what: str, do: str = "") -> None:
        """Note something in spite of which a question can be used."""
        self.found.append(Found(question.id, where, code, what, do, Severity.WARNING))


class Held(NamedTuple):
    """A file, and what has been found about its questions."""

    file: BankFile
    """The file as it was read."""
    notes: Notes
    """What validating it has found."""

    def problems(self) -> Iterable[Problem]:
        """Return all that is wrong with the file, in its order, each thing said once."""
        placed = [self._placed(found) for found in self.notes.found]
        every = dict.fromkeys((*self.file.problems, *placed))
        return sorted(every, key=lambda problem: (problem.line, problem.column, problem.severity, problem.code))

    def _placed(self, found: Found) -> Problem:
        line, column = self.file.positions.at(found.question_id, *found.where)
        return Problem(
            path=self.file.path, line=line, column=column, severity=found.severity, code=found.code,
            question_id=found.question_id, what=found.what, do=found.do,
        )  # fmt: skip
