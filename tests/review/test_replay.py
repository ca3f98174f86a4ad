"""Replay: every instant is the fold of what had happened until then, wherever one jumps."""

import random
import time

import pytest

from interview.review.replay import CHECKPOINT_RECORDS, MarkKind, Timeline, keystrokes, pasted
from interview.session import commands as c
from interview.transcript import state as folding
from interview.transcript.events import AnswerDrafted, Edit, Record
from interview.transcript.state import fold
from tests.questions import theory
from tests.review.stage import Stage, session


def long_session(edits: int = 20_000, seconds: float = 3600) -> Stage:
    """Return a session of an hour in which somebody types all the time."""
    chance = random.Random(3)
    stage = Stage(theory(), clock="off")
    stage.do(c.Ask(index=0))
    length = 0
    batch = 5
    for _ in range(edits // batch):
        changes: list[Edit] = []
        for _ in range(batch):
            if length > 400 and chance.random() < 0.3:
                now = stage.state.now
                assert now is not None
                text = now.prose
                for change in changes:
                    text = change.apply(text)
                at = chance.randrange(len(text) - 10)
                changes.append(Edit(at, text[at : at + 7], ""))
                length = len(text) - 7
            else:
                changes.append(Edit(chance.randrange(length + 1), "", "word "))
                length += 5
        stage.do(c.EditDraft(part="prose", edits=tuple(changes)), after=seconds / (edits / batch))
    stage.do(c.End())
    return stage


@pytest.fixture(scope="module")
def hour() -> Stage:
    return long_session()


def test_the_last_instant_is_the_session_as_it_ended() -> None:
    stage = session()
    timeline = Timeline(stage.records)
    assert timeline.state(timeline.steps - 1) == stage.state
    assert timeline.state(10**9) == stage.state
    assert timeline.state(-1) == fold(stage.records[:1])
    assert timeline.seconds == stage.state.active


def test_an_answer_is_typed_key_by_key() -> None:
    stage = Stage(theory())
    stage.do(c.Ask(index=0))
    stage.type("it slides")
    timeline = Timeline(stage.records)
    texts = [timeline.state(step).questions[0].prose for step in range(1, timeline.steps)]
    assert texts == ["", *("it slides "[:length] for length in range(1, 11))]
    times = [timeline.time_of(step) for step in range(timeline.steps)]
    assert times == sorted(times)


@pytest.mark.parametrize("edit", [Edit(3, "", "word "), Edit(0, "", "x"), Edit(2, "ab", "c"), Edit(0, "", "a b c")])
def test_keystrokes_come_to_the_same_as_the_edits(edit: Edit) -> None:
    text = "some text"
    for key in keystrokes([edit]):
        text = key.apply(text)
    assert text == edit.apply("some text")


@pytest.mark.parametrize(
    ("inserted", "is_paste"),
    [("gradient ", False), ("\n        ", False), ("two words", True), ("x" * 60, True), ("", False)],
)
def test_a_paste_is_more_than_a_key_brings(inserted: str, is_paste: bool) -> None:
    assert pasted(Edit(0, "", inserted)) is is_paste


def test_a_jump_and_a_walk_to_the_same_step_see_the_same(hour: Stage) -> None:
    timeline = Timeline(hour.records)
    chance = random.Random(1)
    steps = sorted(chance.sample(range(timeline.steps), 40))
    walked = [timeline.state(step) for step in steps]
    jumped = {step: timeline.state(step) for step in reversed(steps)}
    assert walked == [jumped[step] for step in steps]


def test_a_whole_batch_is_the_record_it_was_written_as(hour: Stage) -> None:
    timeline = Timeline(hour.records)
    for number in (1, CHECKPOINT_RECORDS, CHECKPOINT_RECORDS + 1, 1000):
        record = hour.records[number]
        assert timeline.state(timeline.step_at(record.active)) == fold(hour.records[: number + 1])


def test_no_instant_needs_more_than_the_records_since_a_checkpoint(
    hour: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sum(len(r.event.edits) for r in hour.records if isinstance(r.event, AnswerDrafted)) == 20_000
    timeline = Timeline(hour.records)
    folded = 0

    def counting(state: folding.SessionState, record: Record) -> folding.SessionState:
        nonlocal folded
        folded += 1
        return folding.advance(state, record)

    monkeypatch.setattr("interview.review.replay.advance", counting)
    chance = random.Random(2)
    for _ in range(50):
        folded = 0
        timeline.state(timeline.step_at(chance.uniform(0, timeline.seconds)))
        assert folded <= CHECKPOINT_RECORDS


def test_any_instant_of_an_hour_with_twenty_thousand_edits_is_there_within_a_tenth_of_a_second(hour: Stage) -> None:
    timeline = Timeline(hour.records)
    chance = random.Random(4)
    took = []
    for _ in range(50):
        at = chance.uniform(0, timeline.seconds)
        began = time.process_time()
        timeline.state(timeline.step_at(at))
        took.append(time.process_time() - began)
    assert max(took) < 0.1


def test_runs_hints_pastes_pauses_and_submits_are_marked_at_their_moment() -> None:
    timeline = Timeline(session().records)
    kinds = [mark.kind for mark in timeline.marks]
    for kind in MarkKind:
        assert (kind in kinds) is (kind not in (MarkKind.RESTART, MarkKind.SKIP)), kind
    verdict = next(mark for mark in timeline.marks if mark.kind is MarkKind.VERDICT)
    before, after = timeline.state(verdict.step - 1), timeline.state(verdict.step)
    assert before.questions[1].last_verdict is None
    assert after.questions[1].last_verdict is not None


def test_one_goes_from_mark_to_mark_and_stops_at_both_ends() -> None:
    timeline = Timeline(session().records)
    forwards, step = [], 0
    while step < timeline.steps - 1:
        step = timeline.neighbour(step, 1)
        forwards.append(step)
    assert forwards == sorted({mark.step for mark in timeline.marks})
    assert timeline.neighbour(0, -1) == 0
    assert timeline.neighbour(timeline.steps - 1, 1) == timeline.steps - 1
    questions = timeline.neighbour(0, 1, kinds=(MarkKind.QUESTION,))
    assert timeline.state(questions).current == 0


def test_idle_time_is_jumped_only_when_it_is_long_and_wanted() -> None:
    stage = Stage(theory())
    stage.do(c.Ask(index=0))
    stage.type("now", after=1)
    stage.do(c.SubmitAnswer(), after=300)
    timeline = Timeline(stage.records)
    end_of_typing = timeline.time_of(timeline.steps - 3)
    assert timeline.played(end_of_typing, 0.1, skip_idle=False) == pytest.approx(end_of_typing + 0.1)
    assert timeline.played(end_of_typing, 0.1, skip_idle=True) == pytest.approx(timeline.seconds - 0.5)
    assert timeline.played(0, 0.1, skip_idle=True) == pytest.approx(0.1)
    assert timeline.played(timeline.seconds, 9, skip_idle=True) == timeline.seconds
