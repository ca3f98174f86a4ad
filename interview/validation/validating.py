"""Validating banks: what reading finds, what grading finds, and, where asked for, what running finds."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from interview.bank import Problem, read
from interview.models.question import AnyQuestion, Bug, Code, MultipleChoice, Predict, Status, Theory
from interview.validation.coding import check_bans
from interview.validation.links import check_links
from interview.validation.notes import Notes
from interview.validation.overlap import check_overlap
from interview.validation.phrases import check_misconceptions, check_phrases
from interview.validation.prose import check_prose
from interview.validation.report import Matrix, Report, Survivor
from interview.validation.short import check_choices, check_prediction

OnProgress = Callable[[str, int, int], None]
"""Is told what is being validated, how much is done and how much there is."""


def validate(
    paths: Iterable[Path | str],
    *,
    run: bool = False,
    fuzz: int = 0,
    jobs: int = 0,
    on_progress: OnProgress | None = None,
) -> Report:
    """Validate banks and return all that is wrong with them.

    Args:
        paths: The files.
        run: Whether references, accepted solutions, mutants and snippets are run by the judge as well.
        fuzz: How many mutants to derive from each reference, to list those that no check notices.
        jobs: How many judges work side by side; as many as there are cores where it is 0.
        on_progress: Is told of every question that is done.

    Raises:
        BankError: A file does not exist, or may not be read.
        JudgeError: Code is to be run and the judge cannot be started.
    """
    began = time.perf_counter()
    every = [Notes(read(path)) for path in paths]
    tell = on_progress or (lambda name, done, total: None)
    _grade(every, tell)
    matrices: tuple[Matrix, ...] = ()
    survivors: tuple[Survivor, ...] = ()
    if run or fuzz:
        from interview.validation.running import run_banks  # only this way needs the judge

        matrices, survivors = asyncio.run(run_banks(every, fuzz, jobs, tell))
    return Report(
        paths=tuple(notes.file.path for notes in every),
        questions=sum(len(notes.file.bank.questions) for notes in every if notes.file.bank),
        ran=run or fuzz > 0,
        problems=_in_order(every),
        matrices=matrices,
        survivors=survivors,
        seconds=time.perf_counter() - began,
    )


def _grade(every: Sequence[Notes], tell: OnProgress) -> None:
    """Hold every question that may be asked to what grading finds."""
    asked = [(question, notes) for notes in every for question in _asked(notes)]
    for done, (question, notes) in enumerate(asked, 1):
        match question:
            case Theory():
                check_prose(question, notes)
                check_phrases(question, notes)
                check_misconceptions(question, notes)
            case Predict():
                check_prediction(question, notes)
            case MultipleChoice():
                check_choices(question, notes)
            case Code() | Bug():
                check_bans(question, notes)
        tell(question.key, done, len(asked))
    check_overlap([(question, notes) for question, notes in asked if isinstance(question, Theory)])
    check_links(every)


def _asked(notes: Notes) -> Iterator[AnyQuestion]:
    """Return the questions of a file that are not retired; none where the file has errors."""
    if notes.file.bank:
        yield from (q for q in notes.file.bank.questions.values() if q.status is not Status.RETIRED)


def _in_order(every: Sequence[Notes]) -> tuple[Problem, ...]:
    """Return all problems, by file in the order that was given, then by line."""
    found: list[Problem] = []
    for notes in every:
        found += sorted(
            dict.fromkeys((*notes.file.problems, *notes.problems)), key=lambda p: (p.line, p.column, p.severity, p.code)
        )
    return tuple(found)
