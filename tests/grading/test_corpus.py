"""How answers are marked that a person has marked: each category must come out in its band often enough."""

from collections import defaultdict

import pytest

from interview.grading import grade
from interview.models.grade import Grade, PointStatus
from tests.grading.answers import GOOD, Marked, written
from tests.grading.marks import marked

pytestmark = pytest.mark.xdist_group("marked answers")  # they are marked once for all tests that ask for their marks

FLOORS = {
    "right": 0.78, "terse": 0.9, "typos": 0.84, "heavy_typos": 0.82, "negation": 0.9, "rambling": 0.8, "partly": 0.84,
    "wrong": 0.82, "negated": 0.92, "swapped": 0.75, "stuffed": 0.95, "echoed": 0.95, "empty": 1.0, "unrelated": 0.97,
    "other language": 0.95, "gibberish": 0.95,
}  # fmt: skip
"""Category -> the least share of its answers that must come out in their band."""
FIRST_FLOORS = {
    "right": 0.80, "terse": 0.90, "typos": 0.88, "heavy_typos": 0.85, "negation": 0.94, "rambling": 1.0, "partly": 0.88,
    "wrong": 0.88, "negated": 0.88, "swapped": 0.65, "stuffed": 0.95, "echoed": 0.95, "empty": 1.0, "unrelated": 0.92,
    "other language": 0.95, "gibberish": 0.95,
}  # fmt: skip
"""The same for the answers to the first questions alone."""


def in_band(one: Marked, given: Grade) -> bool:
    return one.low - 1e-9 <= given.mark <= one.high + 1e-9


def hits(given: Grade) -> set[str]:
    return {point.id for point in given.points.values() if point.status is PointStatus.HIT}


def test_the_corpus_is_large_and_every_category_has_a_floor() -> None:
    assert len(written()) >= 150
    assert len({one.question.id for one in written() if one.question.bank == "pytorch-core"}) >= 30
    assert {one.category for one, _ in marked()} == set(FLOORS)


@pytest.mark.parametrize("first_alone", [False, True], ids=["all", "first"])
@pytest.mark.parametrize("category", sorted(FLOORS))
def test_answers_of_a_category_come_out_in_their_band(category: str, first_alone: bool) -> None:
    counted = [(one, given) for one, given in marked() if one.category == category and one.is_first >= first_alone]
    results = [(in_band(one, given), given.mark, one) for one, given in counted]
    outside = [f"{mark:.2f} not in {one.low:.2f}..{one.high:.2f}: {one.answer}" for ok, mark, one in results if not ok]
    floor = (FIRST_FLOORS if first_alone else FLOORS)[category]
    assert 1 - len(outside) / len(results) >= floor, "\n".join(outside)


def test_nine_answers_in_ten_come_out_in_their_band() -> None:
    by_category: dict[str, list[bool]] = defaultdict(list)
    for one, given in marked():
        by_category[one.category].append(in_band(one, given))
    shares = [sum(results) / len(results) for results in by_category.values()]
    assert sum(shares) / len(shares) >= 0.9


def test_points_that_a_person_finds_are_found() -> None:
    right = wrong = missed = 0
    for one, given in marked():
        if one.hit is not None and (one.category in GOOD or one.category == "partly"):
            right += len(hits(given) & one.hit)
            wrong += len(hits(given) - one.hit)
            missed += len(one.hit - hits(given))
    assert 2 * right / (2 * right + wrong + missed) >= 0.87


def test_points_that_are_denied_are_not_hit() -> None:
    denied = [(len(hits(given)), len(given.points)) for one, given in marked() if one.category == "negated"]
    assert 1 - sum(hit for hit, _ in denied) / sum(points for _, points in denied) >= 0.92


def test_right_answers_with_a_negation_raise_hardly_any_false_alarm() -> None:
    alarms = points = 0
    for one, given in marked():
        if one.category == "negation":
            points += len(given.points)
            alarms += sum(point.status is PointStatus.CONTRADICTED for point in given.points.values())
            alarms += len(given.misconceptions)
    assert alarms / points <= 0.04


def test_pasting_an_answer_twice_changes_nothing() -> None:
    for one, once in marked()[: len(written())]:
        twice = grade(one.question, f"{one.answer}\n\n{one.answer}")
        assert abs(once.mark - twice.mark) <= 0.05, one.answer


def test_every_reason_names_words_of_the_answer_and_a_phrase_of_the_rubric() -> None:
    for one, given in marked():
        for point in given.points.values():
            assert point.why
            for span in point.spans:
                assert 0 <= span.start < span.end <= len(one.answer)
            if point.status in (PointStatus.HIT, PointStatus.PARTIAL, PointStatus.CONTRADICTED):
                assert point.spans
                assert any(one.strip().removesuffix(".") in point.why for one in (point.phrase, point.text))
