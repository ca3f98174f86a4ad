"""Estimating a mark where there is a model answer and nothing else, and marking the naming of faults."""

import pytest

from interview.errors import InterviewError
from interview.grading import grade, score_reference
from interview.models.question import Bug, Code, PlantedBug, Theory
from interview.models.task import Task

QUESTION = "Why does evaporation leave salt behind?"
REFERENCE = "The water turns into vapour and escapes, but the salt does not evaporate, so crystals remain in the dish."


def test_answers_are_ranked_by_what_they_have_in_common_with_the_reference() -> None:
    marks = [
        score_reference(QUESTION, REFERENCE, answer)
        for answer in (
            "Water becomes vapour and escapes; salt does not evaporate, therefore crystals stay in the dish.",
            "The water escapes and salt crystals remain.",
            "Salt is white and tastes good.",
            "",
        )
    ]
    assert marks == sorted(marks, reverse=True)
    assert marks[0] > 0.7 > 0.3 > marks[2] >= marks[3] == 0


def test_a_denied_reference_is_worth_less_than_a_repeated_one() -> None:
    said = score_reference("Why?", "The terminals are connected to the battery.", "the terminals are connected")
    denied = score_reference("Why?", "The terminals are connected to the battery.", "the terminals are not connected")
    assert denied < said - 0.3


def test_a_question_without_key_points_is_marked_by_estimate_and_says_so() -> None:
    given = grade(Theory(id="q", prompt=QUESTION, answer=REFERENCE), REFERENCE)
    assert given.estimate
    assert given.mark > 0.9
    assert "estimate" in given.notes[0]


@pytest.mark.parametrize("answer", ["", QUESTION, "asdf qwer yxcv tzui"])
def test_an_estimate_is_not_given_for_nothing(answer: str) -> None:
    assert grade(Theory(id="q", prompt=QUESTION, answer=REFERENCE), answer).mark <= 0.1


def test_naming_planted_bugs_is_marked_by_what_is_said_of_each() -> None:
    question = Bug(
        id="b",
        prompt="What is wrong with this training loop?",
        code=Task(entry="train"),
        bugs=(
            PlantedBug(
                id="zero", text="Gradients are never cleared.", any_of=("zero_grad is missing",), fix=("a", "b")
            ),
            PlantedBug(
                id="order", text="step comes before backward.", any_of=("step is called too early",), fix=("c", "d")
            ),
        ),
    )
    given = grade(question, "optimizer.zero_grad() is missing, so old gradients are never cleared.")
    assert given.points["zero"].status == "hit"
    assert given.points["order"].status == "missed"
    assert 0.3 < given.mark < 0.8


def test_code_is_left_to_the_judge() -> None:
    with pytest.raises(InterviewError, match="judge"):
        grade(Code(id="c", prompt="Write it.", code=Task(entry="f")), "def f(): ...")
