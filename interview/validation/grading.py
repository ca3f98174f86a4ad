"""Holding questions to what grading finds, on all cores where there are many of them."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Self, TypeVar

from interview.bank.files import collector_paused
from interview.models.question import AnyQuestion, Bug, Code, MultipleChoice, Predict, Theory
from interview.validation.coding import check_bans
from interview.validation.machine import cores
from interview.validation.notes import Found, Notes
from interview.validation.phrases import check_misconceptions, check_phrases
from interview.validation.prose import check_prose
from interview.validation.short import check_choices, check_prediction

Given = TypeVar("Given")
Result = TypeVar("Result")

WORTH_A_PROCESS = 40
"""How many prose questions take longer than starting a process for them."""


class Workers:
    """What checks questions side by side, or one after the other where they are few."""

    def __init__(self, questions: Sequence[AnyQuestion], jobs: int) -> None:
        prose = sum(isinstance(question, Theory) for question in questions)
        count = min(jobs or cores(), prose // WORTH_A_PROCESS)
        self._pool = ProcessPoolExecutor(count) if count > 1 else None

    def map(self, work: Callable[[Given], Result], items: Sequence[Given]) -> Iterator[Result]:
        """Return what the work gives for each item, in order, as soon as it is known."""
        return self._pool.map(work, items, chunksize=4) if self._pool else map(work, items)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def check_question(question: AnyQuestion) -> list[Found]:
    """Return what grading finds about one question."""
    notes = Notes()
    with collector_paused():  # a grade holds no cycles, and making hundreds of them would walk through all banks
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
    return notes.found
