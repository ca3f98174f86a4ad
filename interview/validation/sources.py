"""Making the programs that prove a coding question: its mutants, and the half-repaired versions of a faulty program."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview.models.question import Bug, CodingQuestion, PlantedBug
from interview.models.task import Mutant


class WrongProgram(NamedTuple):
    """A program that must not pass, and what the bank says about it."""

    mutant: Mutant
    """What must fail and what must not; made up for programs that the bank does not list."""
    source: str
    """The program."""
    where: tuple[str | int, ...]
    """Where it stands in its question."""


def wrong_programs(question: CodingQuestion) -> Iterator[WrongProgram]:
    """Return the mutants of a question; of a `bug` question also the starter and each bug left in alone."""
    task = question.code
    for index, mutant in enumerate(task.mutants):
        yield WrongProgram(mutant, _source(mutant, task.reference, task.starter), ("code", "mutants", index))
    if not isinstance(question, Bug):
        return
    yield WrongProgram(Mutant(id="starter", why="It is the faulty program."), task.starter, ("code", "starter"))
    for index, left in enumerate(question.bugs) if len(question.bugs) > 1 else ():
        repaired = repair(task.starter, [bug for bug in question.bugs if bug is not left])
        yield WrongProgram(Mutant(id=f"only-{left.id}", why=left.text), repaired, ("bugs", index))


def _source(mutant: Mutant, reference: str, starter: str) -> str:
    if mutant.replace is not None:
        return reference.replace(*mutant.replace)
    return starter if mutant.from_ else mutant.code


def repair(starter: str, bugs: Sequence[PlantedBug]) -> str:
    """Return a faulty program with some of its bugs repaired."""
    for bug in bugs:
        starter = starter.replace(*bug.fix, 1)
    return starter
