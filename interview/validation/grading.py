"""Holding questions to what grading finds, on all cores where there are many of them."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from interview.models.question import AnyQuestion, Bug, Code, MultipleChoice, Predict, Theory
from interview.validation.coding import check_bans
from interview.validation.notes import Found, Notes
from interview.validation.phrases import check_misconceptions, check_phrases
from interview.validation.prose import check_prose
from interview.validation.short import check_choices, check_prediction

WORTH_A_PROCESS = 40
"""How many prose questions take longer than starting a process for them."""


def check_questions(questions: Sequence[AnyQuestion], jobs: int) -> Iterator[list[Found]]:
    """Return what is found about each question, in order, as soon as it is known."""
    prose = sum(isinstance(question, Theory) for question in questions)
    workers = min(jobs or len(os.sched_getaffinity(0)), prose // WORTH_A_PROCESS)
    if workers < 2:
        yield from map(check_question, questions)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(check_question, questions, chunksize=4)


def check_question(question: AnyQuestion) -> list[Found]:
    """Return what grading finds about one question."""
    notes = Notes()
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
