"""How chosen choices are marked."""

import pytest

from interview.grading import grade
from interview.models.question import Choice, MultipleChoice


def question(partial: str = "none") -> MultipleChoice:
    return MultipleChoice(
        id="c",
        prompt="Which share storage with their input?",
        choices=(
            Choice(text="view", correct=True, feedback="A view shares storage."),
            Choice(text="clone", feedback="clone copies."),
            Choice(text="transpose", correct=True),
            Choice(text="repeat", feedback="repeat copies."),
        ),
        partial=partial,
    )


@pytest.mark.parametrize(
    ("answer", "whole", "in_parts"),
    [
        ("1,3", 1, 1),
        ("3, 1", 1, 1),
        ("1", 0, 0.5),
        ("1,2", 0, 0),
        ("1,2,3", 0, 0.5),
        ("2", 0, 0),
        ("2,4", 0, 0),
        ("", 0, 0),
    ],
)
def test_choices_are_marked_whole_or_in_parts(answer: str, whole: float, in_parts: float) -> None:
    assert grade(question(), answer).mark == whole
    assert grade(question("right-minus-wrong"), answer).mark == in_parts


def test_what_was_chosen_is_explained_and_what_was_missed_is_named() -> None:
    assert grade(question(), "1,2").notes == ("A view shares storage.", "clone copies.", "Also right: transpose")


@pytest.mark.parametrize("answer", ["view", "0", "5", "1.5", "-1", "²"])
def test_what_is_no_number_of_a_choice_is_told(answer: str) -> None:
    given = grade(question(), answer)
    assert given.mark == 0
    assert "not one of the choices" in given.notes[0]


def test_points_of_choices_add_up_within_0_and_1() -> None:
    choices = (Choice(text="a", points=0.7, correct=True), Choice(text="b", points=0.5), Choice(text="c", points=-1.0))
    weighed = MultipleChoice(id="c", prompt="Which?", choices=choices)
    assert [grade(weighed, answer).mark for answer in ("1", "1,2", "2,3", "3")] == [0.7, 1, 0, 0]
