"""Marking which of the offered choices were taken."""

import re

from interview.models.grade import Grade
from interview.models.question import Choice, MultipleChoice


def mark_choices(question: MultipleChoice, answer: str) -> Grade:
    """Return the mark for choices given by their numbers in the bank's order, from 1, joined by commas."""
    chosen, notes = _parse(answer, len(question.choices))
    taken = [choice for number, choice in enumerate(question.choices, 1) if number in chosen]
    missed = [c for number, c in enumerate(question.choices, 1) if c.correct and number not in chosen]
    notes += [choice.feedback for choice in taken if choice.feedback]
    notes += [f"Also right: {_first_line(choice)}" for choice in missed if taken]
    return Grade(mark=round(_mark(question, taken, missed), 4), notes=tuple(notes))


def _parse(answer: str, count: int) -> tuple[set[int], list[str]]:
    chosen: set[int] = set()
    notes: list[str] = []
    for part in re.split(r"[,\s]+", answer.strip()):
        if part.isdecimal() and 1 <= int(part) <= count:
            chosen.add(int(part))
        elif part:
            notes.append(f"'{part}' is not one of the choices: give their numbers, 1 to {count}, separated by commas.")
    return chosen, notes


def _first_line(choice: Choice) -> str:
    return next((line.strip() for line in choice.text.splitlines() if line.strip()), "")


def _mark(question: MultipleChoice, taken: list[Choice], missed: list[Choice]) -> float:
    if any(choice.points is not None for choice in question.choices):
        return min(1.0, max(0.0, sum(_points(choice) for choice in taken)))
    right = sum(choice.correct for choice in taken)
    wrong = len(taken) - right
    if question.partial == "right-minus-wrong":
        return max(0.0, (right - wrong) / max(1, right + len(missed)))
    return float(bool(taken) and not wrong and not missed)


def _points(choice: Choice) -> float:
    return choice.points if choice.points is not None else float(choice.correct)
