"""What holds for the questions of a bank together: unique ids, and follow-ups that lead somewhere."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview.bank.composing import Position
from interview.bank.positions import Positions
from interview.bank.rules.finding import Finding, cycle, warning
from interview.bank.suggesting import suggestion
from interview.models.question import AnyQuestion, Status


class PlacedFinding(NamedTuple):
    """A finding about one question in sight of the others."""

    question_id: str
    place: Position
    finding: Finding


def file_rules(questions: Sequence[AnyQuestion], positions: Positions, bank_id: str) -> Iterator[PlacedFinding]:
    """Return what is wrong with questions in sight of each other."""
    for question_id, first, second in positions.repeated:
        line = positions.of(first, "id").line
        finding = Finding(
            (), "repeated-id", f'Two questions have the id "{question_id}"', f"Rename one; the first is on line {line}."
        )
        yield PlacedFinding(question_id, positions.of(second, "id"), finding)
    links: dict[str, tuple[str, ...]] = {}
    retired = {question.id for question in questions if question.status is Status.RETIRED}
    for question in questions:
        if not question.follow_ups:
            continue
        refs = [follow_up.ref.removeprefix(f"{bank_id}:") for follow_up in question.follow_ups]
        links[question.id] = tuple(ref for ref in refs if ref)
        for index, ref in enumerate(refs):
            for finding in _reference(ref, retired, positions, ("follow_ups", index, "ref")):
                yield PlacedFinding(question.id, positions.at(question.id, *finding.where), finding)
    circle = cycle(links)
    if circle:
        finding = Finding((), "cycle", f"Follow-ups form a cycle: {' → '.join(circle)}", "Remove one of them.")
        yield PlacedFinding(circle[0], positions.at(circle[0], "follow_ups"), finding)


def _reference(ref: str, retired: set[str], positions: Positions, where: tuple[str | int, ...]) -> Iterator[Finding]:
    """Hold a follow-up's reference to a question of its own bank; other banks are not in sight here."""
    if not ref or ":" in ref:
        return
    if not positions.knows(ref):
        yield Finding(where, "unknown-reference", f'No question has the id "{ref}"', suggestion(ref, positions.ids()))
    elif ref in retired:
        yield warning(
            where,
            "retired-reference",
            f'The question "{ref}" is retired, so it is never asked',
            "Name another question.",
        )
