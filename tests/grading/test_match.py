"""How near two words are."""

import pytest

from interview.grading.match import Likeness, Vocabulary
from interview.grading.spelling import parts


def likeness(rubric: str, answer: str) -> Likeness | None:
    words = Vocabulary(parts(rubric))
    ((key, form),) = parts(answer)
    found = words.find(key, form)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("rubric", "answer", "least", "most"),
    [
        ("gradients", "gradient", 1.0, 1.0),
        ("statistics", "statisitcs", 0.85, 0.92),
        ("batch", "bacth", 0.85, 0.92),
        ("memory", "memmory", 0.85, 0.92),
        ("accuracy", "accurate", 0.8, 0.8),
        ("mean", "average", 0.6, 0.8),
        ("weights", "parameters", 0.6, 0.8),
    ],
)
def test_words_that_mean_the_same_are_near(rubric: str, answer: str, least: float, most: float) -> None:
    found = likeness(rubric, answer)
    assert found is not None
    assert least <= found.similarity <= most
    assert not found.flipped


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [("increases", "decreases"), ("stable", "unstable"), ("unstable", "stable"), ("positive", "negative"),
     ("linear", "nonlinear"), ("before", "after"), ("static", "dynamic")],
)  # fmt: skip
def test_opposites_are_found_turned_round(rubric: str, answer: str) -> None:
    found = likeness(rubric, answer)
    assert found is not None
    assert found.flipped


@pytest.mark.parametrize(
    ("rubric", "answer"),
    [("loss", "lots"), ("correlated", "correct"), ("formation", "information"), ("encoder", "decoders"),
     ("differentiable", "different"), ("batch", "match"), ("class", "classification")],
)  # fmt: skip
def test_words_that_only_look_alike_are_not_near(rubric: str, answer: str) -> None:
    found = likeness(rubric, answer)
    assert found is None or found.flipped
