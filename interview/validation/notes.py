"""Turning what a check of a bank has found into problems at their places."""

from interview.bank import BankFile, Problem, Severity
from interview.models.question import AnyQuestion, Status


class Notes:
    """The problems of one file while it is validated."""

    def __init__(self, file: BankFile) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def error(self, question: AnyQuestion, where: tuple[str | int, ...], code: str, what: str, do: str = "") -> None:
        """Note that a question cannot be used; in a draft that is only a warning, as it is never asked."""
        severity = Severity.WARNING if question.status is Status.DRAFT else Severity.ERROR
        self._note(question, where, code, what, do, severity)

    def warning(self, question: AnyQuestion, where: tuple[str | int, ...], code: str, what: str, do: str = "") -> None:
        """Note something in spite of which a question can be used."""
        self._note(question, where, code, what, do, Severity.WARNING)

    def _note(
        self, question: AnyQuestion, where: tuple[str | int, ...], code: str, what: str, do: str, severity: Severity
    ) -> None:
        line, column = self.file.positions.at(question.id, *where)
        self.problems.append(
            Problem(path=self.file.path, line=line, column=column, severity=severity, code=code,
                    question_id=question.id, what=what, do=do)
        )  # fmt: skip
