"""Drawing: the same inputs give the same set, filters and quotas hold, and the reasons are true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.draw import Past, draw
from interview.errors import DrawError
from interview.models.question import AnyQuestion, Bank, Kind, Status
from interview.models.settings import DrawRequest
from tests.questions import choice, code, predict, theory


def bank(theories: int = 6) -> Bank:
    questions: list[AnyQuestion] = [
        *(theory(f"t{number}", topic=f"topic-{number % 3}") for number in range(theories)),
        predict("p0"),
        predict("p1"),
        choice("c0"),
        code("k0"),
        code("k1"),
        theory("draft", status=Status.DRAFT),
        theory("old", status=Status.RETIRED),
    ]
    return Bank(id="small", content_hash="abc", questions={question.id: question for question in questions})


def ids(request: DrawRequest, seed: int = 0, history: dict[str, Past] | None = None) -> list[str]:
    return [one.question.id for one in draw([bank()], request, seed, history).questions]


@given(st.integers(0, 10**6), st.integers(1, 11))
def test_the_same_seed_draws_the_same_set_without_repeats(seed: int, count: int) -> None:
    first = ids(DrawRequest(count=count), seed)
    assert first == ids(DrawRequest(count=count), seed)
    assert len(first) == len(set(first)) == count


def test_different_seeds_draw_different_sets() -> None:
    assert len({tuple(ids(DrawRequest(count=4), seed)) for seed in range(20)}) > 10


@given(st.integers(0, 10**6))
def test_adding_a_question_to_a_bank_displaces_at_most_one_of_a_set(seed: int) -> None:
    request = DrawRequest(kinds=(Kind.THEORY,), count=3, topics=("topic-0",))
    few, more = (draw([bank(size)], request, seed) for size in (9, 12))
    kept = {one.question.id for one in few.questions} & {one.question.id for one in more.questions}
    assert len(kept) >= 2


def test_drafts_and_retired_questions_are_never_asked() -> None:
    assert not {"draft", "old"} & set(ids(DrawRequest()))


def test_quotas_are_filled_and_what_cannot_be_filled_is_said() -> None:
    drawn = draw([bank()], DrawRequest(quotas={Kind.CODE: 5, Kind.THEORY: 2}, count=6), 1)
    kinds = [one.question.kind for one in drawn.questions]
    assert kinds.count(Kind.CODE) == 2
    assert len(kinds) == 6
    assert drawn.notes == ("Only 2 of 5 code questions match.",)


def test_minutes_are_not_exceeded() -> None:
    drawn = draw([bank()], DrawRequest(minutes=12), 3)
    assert 0 < sum(one.question.minutes for one in drawn.questions) <= 12


def test_what_was_seen_waits_until_the_pool_is_used() -> None:
    seen = {f"small:t{number}": Past(times_seen=1) for number in range(5)}
    assert ids(DrawRequest(kinds=(Kind.THEORY,), count=1), 5, seen) == ["t5"]


def test_due_comes_first_then_new_ones_of_a_weak_topic_and_the_reason_says_so() -> None:
    past = {"small:t4": Past(times_seen=3, due=True), "small:t2": Past(weak_topic=True), "small:t1": Past(times_seen=2)}
    drawn = draw([bank()], DrawRequest(kinds=(Kind.THEORY,), count=6), 5, past)
    why = {one.question.id: one.why for one in drawn.questions}
    assert why["t4"] == "due"
    assert why["t2"] == "weak in topic-2"
    assert why["t1"] == "seen 2 times"
    assert why["t0"] == "new"
    assert set(ids(DrawRequest(kinds=(Kind.THEORY,), count=2), 5, past)) == {"t4", "t2"}


def test_coding_comes_after_the_quick_kinds() -> None:
    kinds = [one.question.kind for one in draw([bank()], DrawRequest(), 9).questions]
    assert kinds[-2:] == [Kind.CODE, Kind.CODE]


def test_named_questions_are_asked_in_their_order() -> None:
    assert ids(DrawRequest(keys=("small:k0", "small:t3"))) == ["k0", "t3"]


def test_an_unknown_name_and_an_empty_pool_are_refused_with_advice() -> None:
    with pytest.raises(DrawError, match="no such question"):
        draw([bank()], DrawRequest(keys=("small:nothing",)), 0)
    with pytest.raises(DrawError, match="no questions match"):
        draw([bank()], DrawRequest(topics=("nowhere",)), 0)


def test_the_inputs_hash_tells_different_inputs_apart() -> None:
    hashes = {
        draw([bank()], DrawRequest(count=2), 0).inputs_hash,
        draw([bank()], DrawRequest(count=3), 0).inputs_hash,
        draw([bank()], DrawRequest(count=2), 0, {"small:t1": Past(times_seen=1)}).inputs_hash,
    }
    assert len(hashes) == 3
