"""The way from what was found to one mark, apart from any question: its ends, its direction and its limits."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.grading import score
from interview.grading.score import Earned, content, less_misconceptions, less_wandering, mark

SHARE = st.floats(0, 1)
WORDS = st.integers(0, 2000)
WEIGHT = st.floats(0.1, 5)
EARNED = st.lists(st.builds(Earned, SHARE, WEIGHT, st.booleans()), min_size=1, max_size=8)
NEED = st.one_of(st.none(), st.integers(1, 8))
PENALTIES = st.lists(st.floats(0, 3), max_size=5)
ROUNDING = 1e-9
"""What sums of floats may differ by."""


@given(SHARE, WORDS)
def test_a_mark_is_between_0_and_1(share: float, words: int) -> None:
    assert 0 <= mark(share, words) <= 1


@given(WORDS)
def test_nothing_found_is_0_and_everything_found_is_1_whatever_the_length(words: int) -> None:
    assert mark(0, words) == 0
    assert mark(1, words) == pytest.approx(1)


@given(SHARE, SHARE, WORDS)
def test_more_found_in_as_many_words_never_lowers_the_mark(one: float, other: float, words: int) -> None:
    assert mark(min(one, other), words) <= mark(max(one, other), words) + ROUNDING


@given(SHARE, WORDS, WORDS)
def test_the_same_found_in_more_words_never_lowers_the_mark(share: float, one: int, other: int) -> None:
    assert mark(share, min(one, other)) <= mark(share, max(one, other)) + ROUNDING


@given(SHARE, st.integers(score.ENOUGH_WORDS, 2000))
def test_from_enough_words_on_more_of_them_earn_nothing(share: float, words: int) -> None:
    assert mark(share, words) == mark(share, score.ENOUGH_WORDS)


@given(WORDS)
def test_a_little_of_the_content_earns_less_than_its_share_and_most_of_it_more(words: int) -> None:
    assert mark(0.1, words) < 0.1
    assert mark(0.9, score.ENOUGH_WORDS + words) > 0.9


@given(EARNED, NEED)
def test_content_is_between_0_and_1(earned: list[Earned], need: int | None) -> None:
    assert 0 <= content(earned, need) <= 1


@given(EARNED, NEED)
def test_no_credit_is_no_content_and_full_credit_is_all_of_it(earned: list[Earned], need: int | None) -> None:
    assert content([one._replace(credit=0.0) for one in earned], need) == 0
    assert content([one._replace(credit=1.0) for one in earned], need) == pytest.approx(1)


@given(EARNED, NEED, st.data())
def test_more_credit_for_a_point_never_lowers_the_content(
    earned: list[Earned], need: int | None, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(earned) - 1))
    better = [*earned]
    better[at] = earned[at]._replace(credit=data.draw(st.floats(earned[at].credit, 1)))
    assert content(better, need) >= content(earned, need) - ROUNDING


def test_a_heavy_point_half_said_takes_nothing_from_a_light_one_that_is_enough() -> None:
    light, heavy = Earned(1.0, 1.0, optional=False), Earned(0.4, 3.0, optional=False)
    assert content([light, heavy], need=1) == 1


@given(st.lists(st.builds(Earned, SHARE, WEIGHT, st.just(False)), min_size=2, max_size=8))
def test_fewer_points_needed_never_lower_the_content(earned: list[Earned]) -> None:
    by_need = [content(earned, need) for need in range(1, len(earned) + 1)]
    assert all(fewer >= more - ROUNDING for fewer, more in pairwise(by_need))


@given(SHARE, SHARE, WORDS, st.data())
def test_wandering_only_takes_and_never_more_than_its_cost(
    value: float, share: float, words: int, data: st.DataObject
) -> None:
    to_the_point = data.draw(st.integers(0, words))
    left = less_wandering(value, share, to_the_point, words)
    assert value * (1 - score.WANDERING_COST) - ROUNDING <= left <= value


@given(SHARE, SHARE, st.integers(0, 200), WORDS, WORDS)
def test_more_words_beside_the_point_never_raise_the_mark(
    value: float, share: float, to_the_point: int, one: int, other: int
) -> None:
    fewer, more = sorted((one, other))
    less = less_wandering(value, share, to_the_point, to_the_point + more)
    assert less <= less_wandering(value, share, to_the_point, to_the_point + fewer) + ROUNDING


@given(SHARE, st.floats(score.LITTLE_FROM, 1), WORDS, st.data())
def test_whoever_has_said_most_of_it_may_wander(value: float, share: float, words: int, data: st.DataObject) -> None:
    assert less_wandering(value, share, data.draw(st.integers(0, words)), words) == value


@given(SHARE, SHARE, st.data())
def test_a_few_words_beside_the_point_cost_nothing(value: float, share: float, data: st.DataObject) -> None:
    beside = data.draw(st.integers(0, score.WORDS_FROM))
    to_the_point = data.draw(st.integers(0, 200))
    assert less_wandering(value, share, to_the_point, to_the_point + beside) == value


def test_a_page_about_something_else_pays_the_whole_cost() -> None:
    assert less_wandering(0.8, 0.1, 10, 200) == pytest.approx(0.8 * (1 - score.WANDERING_COST))


@given(SHARE, PENALTIES, st.floats(0, 20))
def test_wrong_claims_only_take_and_never_below_0(value: float, penalties: list[float], total: float) -> None:
    assert 0 <= less_misconceptions(value, penalties, total) <= value


@given(SHARE, PENALTIES, st.floats(0, 3), st.floats(0, 20))
def test_one_more_wrong_claim_never_raises_the_mark(
    value: float, penalties: list[float], another: float, total: float
) -> None:
    more = less_misconceptions(value, [*penalties, another], total)
    assert more <= less_misconceptions(value, penalties, total) + ROUNDING


@given(SHARE, st.floats(0, 20))
def test_no_wrong_claim_costs_nothing_and_one_keeps_the_mark_below_the_cap(value: float, total: float) -> None:
    assert less_misconceptions(value, [], total) == value
    assert less_misconceptions(value, [0.0], total) == min(value, score.MISCONCEPTION_CAP)
