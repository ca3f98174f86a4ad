"""Validating banks: what reading finds, what grading finds, and, where asked for, what running finds."""

import asyncio
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from interview.bank import read
from interview.models.question import AnyQuestion, Status, Theory
from interview.validation.grading import Workers, check_question
from interview.validation.links import check_links
from interview.validation.notes import Held, Notes
from interview.validation.overlap import check_overlap
from interview.validation.overruled import find_overruled
from interview.validation.report import Matrix, Report, Survivor

OnProgress = Callable[[str, int, int], None]
"""Is told what is being validated, how much is done and how much there is."""


def validate(
    paths: Iterable[Path | str],
    *,
    run: bool = False,
    fuzz: int = 0,
    only: Collection[str] = (),
    jobs: int = 0,
    overruled_in: Path | None = None,
    on_progress: OnProgress | None = None,
) -> Report:
    """Validate banks and return all that is wrong with them.

    Args:
        paths: The files.
        run: Whether references, accepted solutions, mutants and snippets are run by the judge as well.
        fuzz: How many mutants to derive from each reference, to list those that no check notices.
        only: Run the programs of these questions alone, by their global names; of all where it is empty.
        jobs: How many processes or judges work side by side; as many as there are cores where it is 0.
        overruled_in: A folder of transcripts; what people overruled in them is listed.
        on_progress: Is told of every question that is done.

    Raises:
        BankError: A file does not exist, or may not be read.
        JudgeError: Code is to be run and the judge cannot be started.
    """
    began = time.perf_counter()
    every = [Held(read(path), Notes()) for path in paths]
    tell = on_progress or (lambda name, done, total: None)
    _grade(every, jobs, tell)
    matrices: tuple[Matrix, ...] = ()
    survivors: tuple[Survivor, ...] = ()
    if run or fuzz:
        from interview.validation.running import run_banks  # only this way needs the judge

        matrices, survivors = asyncio.run(run_banks(every, fuzz, only, jobs, tell))
    files = [held.file for held in every]
    overruled, unread = find_overruled(files, overruled_in) if overruled_in else ([], [])
    return Report(
        paths=tuple(held.file.path for held in every),
        questions=sum(len(held.file.bank.questions) for held in every if held.file.bank),
        ran=run or fuzz > 0,
        problems=tuple(problem for held in every for problem in held.problems()),
        matrices=matrices,
        survivors=survivors,
        overruled=tuple(overruled),
        unread=tuple(unread),
        seconds=time.perf_counter() - began,
    )


def _grade(every: Sequence[Held], jobs: int, tell: OnProgress) -> None:
    """Hold every question that may be asked to what grading finds; many of them side by side."""
    asked = [(question, held.notes) for held in every for question in _asked(held)]
    questions = [question for question, _ in asked]
    with Workers(questions, jobs) as workers:
        for done, ((question, notes), found) in enumerate(
            zip(asked, workers.map(check_question, questions), strict=True), 1
        ):
            notes.found += found
            tell(question.key, done, len(asked))
        check_overlap([(question, notes) for question, notes in asked if isinstance(question, Theory)], workers.map)
    check_links(every)


def _asked(held: Held) -> Iterator[AnyQuestion]:
    """Return the questions of a file that are not retired; none where the file has errors."""
    if held.file.bank:
        yield from (q for q in held.file.bank.questions.values() if q.status is not Status.RETIRED)
