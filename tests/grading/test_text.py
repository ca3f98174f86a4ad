"""How typed text becomes words and clauses."""

import pytest

from interview.grading.text import read


def keys(text: str) -> list[list[str]]:
    return [[word.key for word in clause.words] for clause in read(text).clauses]


def test_words_know_where_they_stood_although_symbols_changed_their_length() -> None:
    text = "naïve ＦＵＬＬ … α→β “batch‐norm” 👍 mini-batch"
    assert [text[word.start : word.end] for word in read(text).words][-1] == "mini-batch"
    for word in read(text).words:
        assert text[word.start : word.end].strip() == text[word.start : word.end] != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mini-batch", "minibatch"), ("mini batches", "minibatch"), ("over-fitting", "overfitting"),
        ("it doesn't help", "it does not help"), ("it doesnt help", "it does not help"), ("can't", "cannot"),
        ("lr", "learning rate"), ("BN", "batch normalisation"), ("val loss", "validation loss"),
        ("normalisation", "normalization"), ("torch.no_grad()", "no_grad"), ("zero grad", "zero_grad"),
        ("optimizer.step()", "step"), ("two zeros", "2 0"), ("50,000", "50000"), ("0.50", "0.5"),
        ("type I error", "type 1 error"), ("non-linear", "nonlinear"), ("turned off", "disabled"),
        ("held", "hold"), ("w/o bias", "without bias"), ("higher", "high"),
    ],
)  # fmt: skip
def test_two_spellings_are_the_same_words(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("It is fast. It is stable.", 2),
        ("It is stable.It is fast", 2),
        ("fast; stable: exact!", 3),
        ("it is fast but it is not exact", 2),
        ("use torch.no_grad() for 0.5 of e.g. the steps", 1),
        ("gradients end up in .grad", 1),
        ("1. first idea\n2. second idea\n- third idea", 3),
        ("train: batch statistics\neval: running averages", 4),
        ("one sentence that the window has broken\nright in the middle of what it says, and that is\nnot over", 2),
    ],
)
def test_clauses_end_where_a_thought_ends(text: str, clauses: int) -> None:
    assert len(read(text).clauses) == clauses


def test_a_few_words_between_commas_stay_with_what_they_are_listed_with() -> None:
    assert len(read("it keeps the mean, the variance, gamma and beta").clauses) == 1


def test_controls_marks_and_directions_vanish_inside_words() -> None:
    assert keys("gra\u200bdient\x00 \u202edescent\u202c") == keys("gradient descent")


def test_reading_stops_after_some_thousand_words_and_says_so() -> None:
    reading = read("gradient " * 10_000)
    assert reading.cut
    assert len(reading.words) < 4_000
