"""What always holds for a mark, whatever is typed."""

import re
import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st

from interview.grading import grade, score_reference
from interview.models.question import Theory
from tests.grading.answers import written
from tests.grading.rubrics import BATCH_NORM

QUESTIONS = {one.question.id: one.question for one in written()}
RIGHT = [one for one in written() if one.category in ("right", "rambling", "partly", "negation")]
UNRELATED = (
    "The weather was fine yesterday and we went for a long walk by the river.",
    "My neighbour has bought a red bicycle from a shop in town.",
    "In the kitchen there is still some soup from Sunday.",
    "The bus to the coast leaves at half past eight.",
    "She played the violin while her brother was painting the fence.",
)
ANY_QUESTION = st.sampled_from(sorted(QUESTIONS)).map(QUESTIONS.__getitem__)
ANY_ANSWER = st.one_of(
    st.text(max_size=400),
    st.sampled_from([one.answer for one in written()]),
    st.lists(st.sampled_from([w for one in written() for w in one.answer.split()]), max_size=60).map(" ".join),
)


@settings(deadline=None, max_examples=150)
@given(ANY_QUESTION, ANY_ANSWER)
def test_a_mark_is_between_0_and_1_and_always_the_same(question: Theory, answer: str) -> None:
    first = grade(question, answer)
    assert 0 <= first.mark <= 1
    assert first == grade(question, answer)
    for point in first.points.values():
        assert 0 <= point.credit <= 1
        assert all(0 <= span.start < span.end <= len(answer) for span in point.spans)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=200))
def test_an_estimate_is_between_0_and_1_for_any_texts(question: str, reference: str, answer: str) -> None:
    assert 0 <= score_reference(question, reference, answer) <= 1
    assert score_reference(question, reference, "") == 0


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(RIGHT), st.sampled_from(["upper", "lower", "exclaimed", "spaced", "quoted", "trailing"]))
def test_case_and_punctuation_at_the_end_change_nothing(one: object, how: str) -> None:
    question, answer = one.question, one.answer  # type: ignore[attr-defined]
    changed = {
        "upper": answer.upper(),
        "lower": answer.lower(),
        "exclaimed": re.sub(r"(?<=\w\w)\. ", "! ", answer),
        "spaced": "  " + answer.replace(" ", "   ") + "\n",
        "quoted": f'"{answer}"',
        "trailing": answer.rstrip(".") + "...!",
    }[how]
    assert grade(question, changed).mark == grade(question, answer).mark


@settings(deadline=None, max_examples=80)
@given(st.sampled_from(RIGHT), st.integers(50, 120))
def test_where_lines_break_changes_nothing(one: object, width: int) -> None:
    question, answer = one.question, one.answer  # type: ignore[attr-defined]
    plain = " ".join(answer.split())
    assert grade(question, textwrap.fill(plain, width)).mark == grade(question, plain).mark
    assert grade(question, plain.replace(" ", "\n")).mark == grade(question, plain).mark


@settings(deadline=None, max_examples=150)
@given(ANY_QUESTION, st.data())
def test_adding_a_right_sentence_never_lowers_the_mark(question: Theory, data: st.DataObject) -> None:
    answers = [one.answer for one in RIGHT if one.question.id == question.id]
    phrases = [(point.role, one) for point in question.key_points for one in point.any_of if isinstance(one, str)]
    before = data.draw(st.sampled_from(answers))
    role, phrase = data.draw(st.sampled_from(phrases or [("", str(question.key_points[0].text))]))
    after = f"{before}\n{f'As to {role}: ' if role else ''}{phrase}."
    assert grade(question, after).mark >= grade(question, before).mark - 0.02, after


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(written()), st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=4, unique=True))
def test_adding_unrelated_sentences_never_raises_the_mark(one: object, sentences: list[str]) -> None:
    question, answer = one.question, one.answer  # type: ignore[attr-defined]
    after = f"{answer.rstrip('.')}. {' '.join(sentences)}"
    assert grade(question, after).mark <= grade(question, answer).mark + 0.05


def test_nothing_said_is_nothing_earned() -> None:
    assert all(grade(question, "").mark == 0 for question in (*QUESTIONS.values(), BATCH_NORM))
