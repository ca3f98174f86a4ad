"""Answers that are no answers, and text that no keyboard should send."""

import pytest

from interview.grading import grade
from tests.grading.rubrics import BATCH_NORM, GOOD_ANSWER

PHRASES = [str(phrase) for point in BATCH_NORM.key_points for phrase in point.any_of]


@pytest.mark.parametrize("answer", ["", "   \n\t ", "?!...", "👍👍👍", "\x00\x07\u200b", "—"])
def test_nothing_earns_nothing(answer: str) -> None:
    assert grade(BATCH_NORM, answer).mark == 0


def test_the_question_said_back_earns_nothing_and_is_told_so() -> None:
    given = grade(BATCH_NORM, f"{BATCH_NORM.prompt} {BATCH_NORM.prompt}")
    assert given.mark == 0
    assert any("Repeating the question" in note for note in given.notes)


def test_an_answer_that_begins_with_the_question_is_marked_by_the_rest() -> None:
    assert grade(BATCH_NORM, f"{BATCH_NORM.prompt} {GOOD_ANSWER}").mark == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize("separator", [", ", "; ", "\n", " / ", " "])
def test_a_list_of_keywords_is_held_back_and_told_why(separator: str) -> None:
    keywords = ["mean", "variance", "batch", "statistics", "running", "averages", "moving", "stored", "current",
                "normalizes", "updates", "keeps", "exponential", "evaluation", "training", "inference"]  # fmt: skip
    given = grade(BATCH_NORM, separator.join(keywords))
    assert given.mark <= 0.4
    assert any("list" in note for note in given.notes)


@pytest.mark.parametrize("separator", ["\n", ", ", ". "])
def test_all_phrases_of_the_rubric_in_a_row_are_no_answer(separator: str) -> None:
    assert grade(BATCH_NORM, separator.join(PHRASES)).mark < 0.3


@pytest.mark.parametrize(
    "answer",
    [
        "Im Training benutzt die Schicht Mittelwert und Varianz der aktuellen Daten und danach gespeicherte Werte.",
        "En entrenamiento usa la media y la varianza del lote actual y después los promedios guardados.",
        "在训练时使用当前批次的均值和方差，在评估时使用保存的移动平均值。",
        "qwer asdf yxcv uiop hjkl bnm tzui fghj",
    ],
)
def test_what_cannot_be_read_is_not_understood_rather_than_missed(answer: str) -> None:
    given = grade(BATCH_NORM, answer)
    assert not given.understood
    assert given.mark <= 0.1
    assert any("could not be understood" in note for note in given.notes)


@pytest.mark.parametrize("answer", [GOOD_ANSWER, "batch stats in training", "I don't know, sorry.", "moving averages"])
def test_plain_english_is_understood(answer: str) -> None:
    assert grade(BATCH_NORM, answer).understood


def test_saying_everything_twice_is_noted_and_earns_no_more() -> None:
    twice = grade(BATCH_NORM, f"{GOOD_ANSWER}\n\n{GOOD_ANSWER}")
    assert twice.mark == pytest.approx(grade(BATCH_NORM, GOOD_ANSWER).mark, abs=0.05)
    assert any("twice" in note for note in twice.notes)


def test_ten_thousand_words_are_cut_and_said_to_be() -> None:
    given = grade(BATCH_NORM, f"{GOOD_ANSWER} " + "The weather was fine and we went for a walk. " * 1_100)
    assert given.mark >= 0.9
    assert any("first" in note for note in given.notes)


@pytest.mark.parametrize(
    "dressed",
    [
        GOOD_ANSWER.replace(" ", "\u00a0"),
        GOOD_ANSWER.replace("training", "trai\u200bning").replace("batch", "ba\x00tch"),
        "\u202e" + GOOD_ANSWER + "\u202c",
        "🔥 " + GOOD_ANSWER.replace(". ", " 👍. ") + " 🎉",
        GOOD_ANSWER.replace("variance", "variance".translate({ord(c): ord(c) + 0xFEE0 for c in "variance"})),
        "\u200f\u2067" + GOOD_ANSWER + "\u2069",
        GOOD_ANSWER.replace("batch", "**batch**").replace("averages", "`averages`"),
    ],
)
def test_dressed_up_text_is_marked_like_plain_text_and_spans_still_point_into_it(dressed: str) -> None:
    given = grade(BATCH_NORM, dressed)
    assert given.mark == pytest.approx(grade(BATCH_NORM, GOOD_ANSWER).mark, abs=0.02)
    spans = [span for point in given.points.values() for span in point.spans]
    assert spans
    assert all("averages" in dressed[s.start : s.end] or len(dressed[s.start : s.end]) > 3 for s in spans)


def test_a_mark_that_falls_because_most_is_about_something_else_says_by_how_much() -> None:
    said = "In training it uses the mean and variance of the current batch."
    chat = (
        "Last summer we went to the seaside with my cousin and talked about the weather, the food and a train that was "
        "late again. My neighbour repairs bicycles, sells flowers on Saturday and tells long stories about his garden, "
        "where tomatoes grow beside an old wall. Then there was coffee, somebody played the piano, and the lights went "
        "out in the whole street."
    )
    short, long = grade(BATCH_NORM, said), grade(BATCH_NORM, f"{said} {chat}")
    assert long.mark < short.mark - 0.05
    assert not any("something else" in note for note in short.notes)
    (note,) = [note for note in long.notes if "something else" in note]
    (named,) = [int(word.rstrip("%")) for word in note.split() if word.rstrip("%").isdecimal()]
    assert named >= 5
