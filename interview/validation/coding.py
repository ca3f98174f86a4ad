"""Holding right solutions to the bans of their own question, by reading them."""

from collections.abc import Iterator

from interview.judge.child.source import problems
from interview.models.question import CodingQuestion
from interview.validation.notes import Notes


def check_bans(question: CodingQuestion, notes: Notes) -> None:
    """Note every forbidden or missing name in the reference and in the accepted solutions."""
    task = question.code
    for path, source in _right_solutions(question):
        try:
            found = problems(source, setup=task.setup, forbid=task.forbid, require=task.require, loops=task.loops)
        except SyntaxError:
            continue  # reading the bank has said so
        name = "The reference" if path == ("reference",) else f'The accepted solution "{path[-1]}"'
        for problem in found:
            where = ("code", *path, f"line:{problem.line}") if problem.line else ("code", *path)
            notes.error(
                question, where, "forbidden", f"{name} {problem.text}", "Write it differently, or change the ban."
            )


def _right_solutions(question: CodingQuestion) -> Iterator[tuple[tuple[str, ...], str]]:
    """Return the reference and the accepted solutions, each with its path."""
    yield ("reference",), question.code.reference
    for name, source in question.code.accepted.items():
        yield ("accepted", name), source
