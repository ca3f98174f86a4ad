"""One sitting: which commands lead to which events, and what the folded state says."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from interview.errors import CommandRefusedError
from interview.models.question import AnyQuestion
from interview.models.settings import ClockMode, Feedback, Settings
from interview.models.verdict import Outcome, Verdict
from interview.session import Moment, Phase, Session, Sitting
from interview.session import commands as c
from interview.session.clock import ActiveClock
from interview.session.rules import next_follow_up
from interview.transcript.events import CodeSubmitted, Edit, Record, SessionStarted
from interview.transcript.reading import read_transcript
from interview.transcript.state import fold
from tests.questions import choice, code, drawn, predict, theory

NOW = dt.datetime(2026, 1, 2, tzinfo=dt.UTC)
RIGHT = "It is how many positions the kernel moves, and a larger stride shrinks the output map."


class Bench:
    """A session with a clock that is moved by hand."""

    def __init__(self, *questions: AnyQuestion, **settings: object) -> None:
        draw = drawn(*questions)
        start = SessionStarted(
            app="1",
            session="s",
            seed=7,
            inputs_hash=draw.inputs_hash,
            settings=Settings(**settings),  # type: ignore[arg-type]
            questions=draw.questions,
        )
        self.records = [Record(seq=0, at=NOW, active=0.0, event=start)]
        self.session = Session(self.records)
        self.active = 0.0

    def do(self, command: c.Command, after: float = 1.0) -> tuple[Record, ...]:
        self.active += after
        records = self.session.handle(command, Moment(at=NOW, active=self.active))
        self.records += records
        return records

    def type(self, text: str, part: str = "prose") -> None:
        now = self.session.state.now
        assert now is not None
        before = now.prose if part == "prose" else now.code
        self.do(c.EditDraft(part=part, edits=(Edit(0, before, text),)))


def verdict(outcome: Outcome = Outcome.PASSED, points: float = 2) -> Verdict:
    return Verdict(outcome=outcome, sentence="said", points=points, possible=2)


def test_an_answer_is_graded_in_the_step_in_which_it_is_handed_in() -> None:
    bench = Bench(theory())
    bench.do(c.Ask(index=0))
    bench.type(RIGHT)
    bench.do(c.SubmitAnswer())
    now = bench.session.state.now
    assert now is not None
    assert now.phase is Phase.ANSWERED
    assert now.mark is not None
    assert now.mark >= 0.8


def test_hints_cost_their_share_of_the_mark() -> None:
    bench = Bench(theory())
    bench.do(c.Ask(index=0))
    bench.do(c.ShowHint())
    bench.do(c.ShowHint())
    bench.type(RIGHT)
    bench.do(c.SubmitAnswer())
    now = bench.session.state.now
    assert now is not None
    assert now.grade is not None
    assert now.mark == pytest.approx(now.grade.mark * 0.7)
    with pytest.raises(CommandRefusedError):
        bench.do(c.ShowHint())


def test_a_program_is_answered_when_its_verdict_comes() -> None:
    bench = Bench(code())
    bench.do(c.Ask(index=0))
    bench.type("def double(x):\n    return x + x\n", "code")
    records = bench.do(c.SubmitAnswer())
    assert [type(record.event) for record in records][-1] is CodeSubmitted
    assert bench.session.state.questions[0].phase is Phase.JUDGING
    bench.do(c.RecordVerdict(question="small:double", run=1, verdict=verdict(points=1)))
    state = bench.session.state.questions[0]
    assert (state.phase, state.mark) == (Phase.ANSWERED, 0.5)


@pytest.mark.parametrize("outcome", [Outcome.CANCELLED, Outcome.JUDGE_FAILED])
def test_an_answer_that_was_not_judged_is_open_again_and_costs_nothing(outcome: Outcome) -> None:
    bench = Bench(code())
    bench.do(c.Ask(index=0))
    bench.do(c.SubmitAnswer())
    bench.do(c.RecordVerdict(question="small:double", run=1, verdict=verdict(outcome, 0)))
    state = bench.session.state.questions[0]
    assert (state.phase, state.mark) == (Phase.OPEN, None)
    bench.do(c.SubmitAnswer())


def test_only_one_run_of_a_question_is_judged_at_a_time() -> None:
    bench = Bench(code())
    bench.do(c.Ask(index=0))
    bench.do(c.RunCode())
    with pytest.raises(CommandRefusedError, match="still in progress"):
        bench.do(c.RunCode())
    bench.do(c.RecordVerdict(question="small:double", run=1, verdict=verdict(Outcome.WRONG, 0)))
    bench.do(c.RunCode())
    assert bench.session.state.questions[0].phase is Phase.OPEN


def test_a_skipped_question_scores_nothing_and_can_be_taken_up_again() -> None:
    bench = Bench(theory(), predict())
    bench.do(c.Ask(index=0))
    bench.do(c.Skip())
    assert bench.session.state.score == 0.0
    bench.do(c.Ask(index=0))
    assert bench.session.state.questions[0].phase is Phase.OPEN
    assert bench.session.state.score is None


def test_time_is_booked_to_the_open_question_on_the_screen() -> None:
    bench = Bench(theory(), predict())
    bench.do(c.Ask(index=0), after=0)
    bench.do(c.Ask(index=1), after=10)
    bench.do(c.Ask(index=0), after=5)
    bench.do(c.ToggleFlag(), after=3)
    seconds = [one.seconds for one in bench.session.state.questions]
    assert seconds == [13, 5]
    bench.type(RIGHT)
    bench.do(c.SubmitAnswer(), after=0)
    bench.do(c.Ask(index=1), after=100)
    assert bench.session.state.questions[0].seconds == 14


def test_overruling_changes_the_mark_and_keeps_the_machines() -> None:
    bench = Bench(theory())
    bench.do(c.Ask(index=0))
    bench.type("It is how many positions the kernel moves.")
    bench.do(c.SubmitAnswer())
    before = bench.session.state.questions[0].mark
    assert before is not None
    with pytest.raises(CommandRefusedError, match="reason"):
        bench.do(c.Overrule(question="small:stride", point="size", counts=True, reason=" "))
    bench.do(c.Overrule(question="small:stride", point="size", counts=True, reason="I meant it"))
    now = bench.session.state.questions[0]
    assert now.mark is not None
    assert now.mark > before
    assert now.machine_mark == before
    bench.do(c.Overrule(question="small:stride", point="size", counts=False, reason="no, I did not"))
    assert bench.session.state.questions[0].mark == pytest.approx(before, abs=0.02)


def test_an_answered_question_takes_no_further_edit_hint_or_answer() -> None:
    bench = Bench(choice())
    bench.do(c.Ask(index=0))
    bench.type("2")
    bench.do(c.SubmitAnswer())
    assert bench.session.state.score == 1.0
    edit = c.EditDraft(part="prose", edits=(Edit(0, "2", "1"),))
    for command in (edit, c.ShowHint(), c.SubmitAnswer(), c.Skip(), c.ToggleFlag()):
        with pytest.raises(CommandRefusedError):
            bench.do(command)


def test_an_empty_answer_is_not_taken_from_the_candidate_but_from_the_clock() -> None:
    bench = Bench(theory())
    bench.do(c.Ask(index=0))
    with pytest.raises(CommandRefusedError, match="nothing to hand in"):
        bench.do(c.SubmitAnswer())
    bench.do(c.SubmitAnswer(by="clock"))
    assert bench.session.state.score == 0.0


def test_follow_ups_are_asked_once_each_after_the_answer() -> None:
    bench = Bench(theory())
    bench.do(c.Ask(index=0))
    with pytest.raises(CommandRefusedError):
        bench.do(c.AskFollowUp(question="small:stride"))
    bench.type(RIGHT)
    bench.do(c.SubmitAnswer())
    assert next_follow_up(bench.session.state.questions[0]) is not None
    bench.do(c.AskFollowUp(question="small:stride"))
    assert bench.session.state.questions[0].follow_ups == (1,)
    with pytest.raises(CommandRefusedError):
        bench.do(c.AskFollowUp(question="small:stride"))


def test_the_state_is_nothing_but_the_fold_of_the_records() -> None:
    bench = Bench(theory(), code(), choice())
    bench.do(c.Ask(index=0))
    bench.type("half an answer")
    bench.do(c.Pause())
    bench.do(c.Resume())
    bench.do(c.ExtendTime(seconds=60))
    bench.do(c.Ask(index=1))
    bench.do(c.RunCode())
    bench.do(c.RecordVerdict(question="small:double", run=1, verdict=verdict(Outcome.WRONG, 1)))
    bench.do(c.End())
    assert fold(bench.records) == bench.session.state
    assert msgspec.json.encode(fold(bench.records)) == msgspec.json.encode(bench.session.state)
    with pytest.raises(CommandRefusedError, match="over"):
        bench.do(c.Ask(index=0))


class Time:
    """A monotonic clock that is moved by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_clock_counts_active_time_only() -> None:
    time = Time()
    clock = ActiveClock(5.0, now=time)
    time.now += 10
    clock.pause()
    time.now += 1000
    clock.resume()
    time.now += 1
    assert clock.active == 16.0


def hard_sitting(folder: Path, time: Time, *questions: AnyQuestion, minutes: float | None = None) -> Sitting:
    settings = Settings(clock=ClockMode.HARD, feedback=Feedback.MOCK, minutes=minutes)
    return Sitting.start(folder, settings, drawn(*questions), clock=ActiveClock(now=time))


def test_a_hard_clock_hands_in_what_is_there(tmp_path: Path) -> None:
    time = Time()
    sitting = hard_sitting(tmp_path, time, theory(), predict())
    sitting.do(c.Ask(index=0))
    sitting.do(c.EditDraft(part="prose", edits=(Edit(0, "", RIGHT),)))
    time.now += 179
    assert not sitting.take_time()
    time.now += 2
    assert sitting.take_time()
    assert sitting.state.questions[0].submitted_by == "clock"
    assert sitting.state.questions[0].phase is Phase.ANSWERED
    assert not sitting.take_time()
    sitting.close()


def test_a_hard_clock_takes_nothing_while_a_trial_run_waits_and_everything_after_it(tmp_path: Path) -> None:
    time = Time()
    sitting = hard_sitting(tmp_path, time, code(), theory(), minutes=1)
    sitting.do(c.Ask(index=0))
    sitting.do(c.RunCode())
    assert not sitting.is_time_over
    time.now += 61
    assert sitting.is_time_over
    assert not sitting.take_time()
    sitting.do(c.RecordVerdict(question="small:double", run=1, verdict=verdict(Outcome.CANCELLED, 0)))
    assert sitting.take_time()
    assert sitting.state.ended == "time"
    assert [(one.run.number, one.run.final) for one in sitting.pending_runs()] == [(2, True)]
    assert sitting.seconds_left is None
    sitting.close()


def test_a_session_is_finished_where_every_question_was_answered_and_abandoned_otherwise() -> None:
    for answers, reason in ((2, "finished"), (1, "abandoned")):
        bench = Bench(theory("a"), theory("b"))
        for index in range(answers):
            bench.do(c.Ask(index=index))
            bench.type(RIGHT)
            bench.do(c.SubmitAnswer())
        bench.do(c.End())
        assert bench.session.state.ended == reason


def test_the_end_of_a_hard_sessions_time_hands_in_every_draft_and_ends_it(tmp_path: Path) -> None:
    time = Time()
    sitting = hard_sitting(tmp_path, time, theory("a"), theory("b"), theory("c"), minutes=1)
    for index in (0, 1):
        sitting.do(c.Ask(index=index))
        sitting.do(c.EditDraft(part="prose", edits=(Edit(0, "", RIGHT),)))
    time.now += 61
    sitting.take_time()
    assert [one.phase for one in sitting.state.questions] == [Phase.ANSWERED, Phase.ANSWERED, Phase.UNSEEN]
    assert sitting.state.ended == "time"
    sitting.close()


def test_a_session_that_was_cut_off_goes_on_with_its_drafts_and_the_time_left(tmp_path: Path) -> None:
    time = Time()
    sitting = hard_sitting(tmp_path, time, theory(), code())
    sitting.do(c.Ask(index=0))
    time.now += 30
    sitting.do(c.EditDraft(part="prose", edits=(Edit(0, "", "half of it"),)))
    sitting.do(c.ShowHint())
    before = sitting.state
    sitting.close()
    again, problems = Sitting.resume(sitting.journal.path)
    assert problems == ()
    was, now = before.questions[0], again.state.questions[0]
    assert (now.prose, now.hints, now.phase) == (was.prose, was.hints, was.phase)
    assert now.seconds == pytest.approx(was.seconds, abs=1)
    left = again.question_left(0)
    assert left is not None
    assert 145 < left <= 150
    again.do(c.SubmitAnswer())
    again.close()
    assert not read_transcript(again.journal.path).problems


def test_time_is_stretched_and_extended(tmp_path: Path) -> None:
    time = Time()
    settings = Settings(stretch=1.5)
    sitting = Sitting.start(tmp_path, settings, drawn(theory()), clock=ActiveClock(now=time))
    sitting.do(c.Ask(index=0))
    assert sitting.question_left(0) == 270
    sitting.do(c.ExtendTime(seconds=60))
    assert (sitting.question_left(0), sitting.session_left()) == (330, 330)
    sitting.close()
