"""Progress: everything follows from the transcripts, and is gone with them."""

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest
from fsrs import Rating

from interview.draw import draw
from interview.models.question import Bank
from interview.models.settings import DrawRequest
from interview.progress import history
from interview.progress.html import as_html as progress_page
from interview.progress.memory import memories, rating
from interview.progress.progress import progress_of, summed_up
from interview.review.html import as_html as session_page
from interview.session import commands as c
from interview.transcript.folder import delete_session
from interview.transcript.lines import encode
from interview.transcript.state import Phase
from interview.transcript.summary import Attempt
from tests.questions import theory
from tests.review.stage import RIGHT, Stage, session

START = dt.datetime(2026, 1, 1, 9, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


def attempt(mark: float | None = 1.0, day: float = 0, **fields: object) -> Attempt:
    given: dict[str, object] = {
        "session": "s", "key": "b:q", "title": "Q", "topic": "cnn", "kind": "theory", "at": START + day * DAY,
        "phase": Phase.ANSWERED, "mark": mark, "confidence": 3, "hints": 0, "seconds": 60.0, "limit_seconds": 120.0,
    }  # fmt: skip
    return Attempt(**(given | fields))  # type: ignore[arg-type]


def sat(folder: Path, day: float, *answers: tuple[str, str]) -> Path:
    """Write the transcript of a session in which each named question was answered."""
    at = START + day * DAY
    name = f"{at:%Y-%m-%d-%H%M%S}-{len(list(folder.glob('*.jsonl')))}"
    stage = Stage(*(theory(question, topic=question) for question, _ in answers), name=name, started=at)
    for index, (question, answer) in enumerate(answers):
        stage.do(c.Ask(index=index))
        if not answer:
            stage.do(c.Skip())
            continue
        stage.put(answer)
        stage.do(c.SubmitAnswer())
        stage.do(c.GiveConfidence(question=f"small:{question}", confidence=4))
    stage.do(c.End())
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.jsonl"
    path.write_bytes(b"".join(map(encode, stage.records)))
    return path


def bank(*names: str) -> Bank:
    return Bank(id="small", questions={name: theory(name, topic=name) for name in names})


@pytest.mark.parametrize(
    ("mark", "confidence", "expected"),
    [
        (0.0, 4, Rating.Again), (0.39, None, Rating.Again), (0.5, 4, Rating.Hard), (0.8, 3, Rating.Good),
        (0.8, 1, Rating.Hard), (1.0, 1, Rating.Hard), (1.0, None, Rating.Good), (1.0, 4, Rating.Easy),
        (0.8, 4, Rating.Good),
    ],
)  # fmt: skip
def test_a_mark_and_a_confidence_make_a_rating(mark: float, confidence: int | None, expected: Rating) -> None:
    assert rating(attempt(mark, confidence=confidence)) is expected


def test_what_went_well_is_due_later_than_what_went_badly() -> None:
    due = {name: memories([attempt(mark, confidence=4)])["b:q"].due for name, mark in {"good": 1.0, "bad": 0.1}.items()}
    assert START + DAY <= due["bad"] < due["good"]


def test_repeated_success_stretches_the_interval() -> None:
    once = memories([attempt(1.0)])["b:q"]
    twice = memories([attempt(1.0), attempt(1.0, day=3)])["b:q"]
    assert twice.due - twice.last.at > once.due - once.last.at


def test_a_clock_that_jumped_back_is_no_time_gone_by() -> None:
    assert memories([attempt(1.0, day=9), attempt(1.0, day=2)])["b:q"].due >= START + 9 * DAY


def test_a_question_that_was_answered_thousands_of_times_has_a_memory_too() -> None:
    assert memories([attempt(1.0, day=day) for day in range(3000)])["b:q"].due > START + 3000 * DAY


def test_what_was_never_marked_is_not_remembered() -> None:
    assert memories([attempt(None)]) == {}


def test_the_draw_takes_due_before_weak_before_new_and_never_repeats_until_the_pool_is_used(tmp_path: Path) -> None:
    sat(tmp_path, 0, ("forgotten", RIGHT), ("hard", "no idea"))
    sat(tmp_path, 19.9, ("fresh", RIGHT))
    questions = bank("forgotten", "hard", "fresh", "new")
    now = START + 20 * DAY
    past = history(tmp_path, [questions], now=now)
    assert {key for key, seen in past.items() if seen.due} == {"small:forgotten", "small:hard"}
    drawn = draw([questions], DrawRequest(count=4), 1, past)
    why = {one.question.id: one.why for one in drawn.questions}
    assert why == {"forgotten": "due", "hard": "due", "new": "new", "fresh": "seen 1 time"}
    three = draw([questions], DrawRequest(count=3), 1, past)
    assert "fresh" not in {one.question.id for one in three.questions}


def test_a_question_of_a_weak_topic_comes_before_one_of_a_strong_topic(tmp_path: Path) -> None:
    sat(tmp_path, 0, ("hard", "no idea"))
    questions = Bank(id="small", questions={"other": theory("other", topic="hard"), "new": theory("new", topic="new")})
    drawn = draw([questions], DrawRequest(count=1), 1, history(tmp_path, [questions], now=START + DAY / 2))
    assert [(one.question.id, one.why) for one in drawn.questions] == [("other", "weak in hard")]


def test_deleting_a_session_forgets_it_in_history_and_progress(tmp_path: Path) -> None:
    path = sat(tmp_path, 0, ("one", RIGHT))
    assert history(tmp_path, [bank("one")])["small:one"].times_seen == 1
    delete_session(path)
    assert history(tmp_path, [bank("one")]) == {}
    assert progress_of(tmp_path).sessions == 0


def test_progress_shows_trend_topics_pace_missed_and_due(tmp_path: Path) -> None:
    sat(tmp_path, 0, ("one", "It is the step size of the sliding filter."), ("two", ""))
    sat(tmp_path, 5, ("one", RIGHT))
    progress = progress_of(tmp_path, now=START + 60 * DAY)
    assert progress.sessions == 2
    assert progress.attempts == 2
    assert [one.score for one in progress.trend] == sorted(one.score for one in progress.trend)
    assert [topic.topic for topic in progress.topics] == ["two", "one"]
    assert progress.topics[1].mastery < progress.topics[1].mark
    assert [(one.point, one.times, one.of) for one in progress.missed] == [
        ("A larger stride gives a smaller output.", 1, 2)
    ]
    assert {one.key for one in progress.due} == {"small:one", "small:two"}
    assert progress.paces[0].kind == "theory"


def test_calibration_tells_overconfidence_from_its_opposite() -> None:
    sure = summed_up([], [attempt(0.2, confidence=4), attempt(0.3, confidence=4, key="b:r")], START)
    shy = summed_up([], [attempt(1.0, confidence=1)], START)
    assert sure.bias == pytest.approx(0.7)
    assert shy.bias == pytest.approx(-0.75)
    assert summed_up([], [attempt(1.0, confidence=None)], START).bias is None


def test_an_empty_past_shows_nothing_and_does_not_fail(tmp_path: Path) -> None:
    progress = progress_of(tmp_path / "nowhere")
    assert (progress.sessions, progress.topics, progress.trend, progress.due) == (0, (), (), ())


def test_neither_the_schedule_nor_the_plots_are_imported_at_program_start() -> None:
    script = (
        "import sys, interview.tui.app, interview.tui.services, interview.tui.screens.home, interview.progress\n"
        "print(sorted(name for name in ('fsrs', 'textual_plotext', 'plotext', 'pygments.lexers.python',"
        " 'sqlite3') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_being_certain_is_worth_the_same_on_the_page_of_a_session_and_on_that_of_the_progress(tmp_path: Path) -> None:
    stage = session()
    (tmp_path / "s.jsonl").write_bytes(b"".join(map(encode, stage.records)))
    pages = [session_page(stage.state), progress_page(progress_of(tmp_path))]
    dots = [re.findall(r'cx="([\d.]+)" cy="([\d.]+)" r="4"><title>(certain|fairly sure):', page) for page in pages]
    assert dots[0] == dots[1]
    assert [word for _, _, word in dots[0]] == ["fairly sure", "certain"]
    assert all('class="wish"' in page for page in pages)
