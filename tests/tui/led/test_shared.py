"""The shared window: what the interviewer asks for happens on it, and what the candidate does is recorded."""

from pathlib import Path

from interview.led.desk import Desk
from interview.models.settings import ClockMode
from interview.models.verdict import CheckResult, CheckState, Outcome, Verdict
from interview.session import Phase, Sitting
from interview.transcript.private.records import KnownPrivate
from interview.transcript.private.requests import (
    AskFollowUp,
    AskQuestion,
    ExtendTime,
    GiveHint,
    LockEditor,
    PauseSession,
    PutQuestion,
    RecordConsent,
    RevealAnswer,
    ShowClock,
)
from interview.tui.screens.curtain import CurtainScreen
from interview.tui.screens.lobby import LobbyScreen
from interview.tui.screens.shared import SharedScreen
from interview.tui.widgets.fast_text_area import FastTextArea
from tests.led.sittings import sit
from tests.questions import code, predict, theory
from tests.tui.led.theatre import Window, console, private, shared_window
from tests.tui.stage import RIGHT, Time, wait_until

STRIDE = "small:stride"


async def ask_for(window: Window, sitting: Sitting, *events: KnownPrivate) -> None:
    """Let a console ask for something, and wait until it was dealt with."""
    desk = Desk.open(sitting.journal.path)
    for event in events:
        desk.do(event)
    desk.close()
    ids = [event.id for event in events]
    await wait_until(window.pilot, lambda: set(ids) <= set(sitting.state.requests), "the requests were dealt with")
    await window.pilot.pause()


async def test_nothing_is_asked_before_the_candidate_agrees_and_leaving_records_no_consent(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory(), lobby=True) as (window, sitting):
        assert "is recorded" in window.text
        assert "stride" not in window.text
        await window.press("escape")
        assert not sitting.state.consented


async def test_the_candidate_agrees_with_a_name_and_waits_for_the_first_question(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory(), lobby=True) as (window, sitting):
        await window.type("Ada")
        await window.press("ctrl+s")
        await window.shows("will ask the first question")
        assert (sitting.state.consented, sitting.state.candidate) == (True, "Ada")
        await ask_for(window, sitting, AskQuestion(question=STRIDE))
        await window.shows("What does the stride")


async def test_a_consent_that_the_interviewer_heard_opens_the_lobby(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory(), lobby=True) as (window, sitting):
        assert isinstance(window.screen, LobbyScreen)
        await ask_for(window, sitting, RecordConsent(name="Ada"), AskQuestion(question=STRIDE))
        await window.shows("What does the stride")
        assert isinstance(window.screen, SharedScreen)


async def test_hints_follow_ups_own_questions_and_the_answer_appear_when_they_are_asked_for(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory()) as (window, sitting):
        await ask_for(window, sitting, GiveHint(question=STRIDE, number=2))
        await window.shows("Two things change with it.")
        assert "Think of sliding." not in window.everything
        await ask_for(window, sitting, AskFollowUp(question=STRIDE, number=1))
        await window.shows("And the dilation?")
        assert "spreads the taps" not in window.everything
        await ask_for(window, sitting, PutQuestion(question=STRIDE, text="And for [B, T]? [/]"))
        await window.shows("And for [B, T]? [/]")
        await ask_for(window, sitting, RevealAnswer(question=STRIDE))
        await window.shows("shrinks the output map")


async def test_a_pause_covers_the_question_and_a_lock_stops_the_typing(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory()) as (window, sitting):
        await window.type("It is")
        await ask_for(window, sitting, PauseSession(paused=True))
        assert "What does the stride" not in window.text
        assert "Paused" in window.text
        await ask_for(window, sitting, PauseSession(paused=False), LockEditor(locked=True))
        await window.type(" the kernel")
        assert window.screen.query_one(FastTextArea).text == "It is"
        await ask_for(window, sitting, LockEditor(locked=False))
        await window.type(" how")
        assert window.screen.query_one(FastTextArea).text == "It is how"
        await window.app.put_down()
        assert sitting.state.questions[0].prose == "It is how"


async def test_keys_typed_just_before_a_request_are_in_the_transcript_before_its_effect(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory(), predict()) as (window, sitting):
        await window.type("half a thought")
        await ask_for(window, sitting, AskQuestion(question="small:shape"))
        assert sitting.state.questions[0].prose == "half a thought"
        assert sitting.state.questions[1].prose == ""


async def test_the_clock_is_shown_hidden_and_extended_as_the_interviewer_wants(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory()) as (window, sitting):
        assert "Σ" in window.text
        await ask_for(window, sitting, ShowClock(shown=False), ExtendTime())
        assert "Σ" not in window.text
        assert sitting.state.questions[0].extended_seconds == 60


async def test_an_answer_is_handed_in_with_its_confidence_and_without_any_mark(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory()) as (window, sitting):
        await window.type(RIGHT)
        await window.press("ctrl+s")
        await window.press("3")
        one = sitting.state.questions[0]
        assert (one.phase, one.confidence) == (Phase.ANSWERED, 3)
        assert one.mark is not None
        assert one.mark > 0.8
        await window.shows("Your answer is recorded.")
        assert "%" not in window.text


async def test_a_verdict_shows_the_visible_checks_alone(tmp_path: Path) -> None:
    async with shared_window(tmp_path, code()) as (window, sitting):
        await window.press("ctrl+s")
        await window.press("0")
        await wait_until(window.pilot, lambda: bool(window.judge.verdicts), "the program is with the judge")
        checks = (
            CheckResult(id="value", title="the values", state=CheckState.PASSED, points=1),
            CheckResult(id="negative", title="negative values", state=CheckState.FAILED, points=1, hidden=True),
        )
        window.judge.say(Verdict(outcome=Outcome.WRONG, sentence="no", checks=checks, points=1, possible=2))
        await window.shows("Passed")
        assert "negative" not in window.everything
        assert "points" not in window.everything
        assert sitting.state.questions[0].mark == 0.5


async def test_the_curtain_hides_everything_and_blind_keys_show_nothing(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory(), predict(), steers=True) as (window, sitting):
        await window.press("f8")
        assert isinstance(window.screen, CurtainScreen)
        covered = window.text
        assert "stride" not in covered
        await window.press("1", "2", "2", "b")
        assert window.text == covered
        await window.press("ctrl+o")
        await window.shows("Model answer")
        await window.press("q")
        assert window.text == covered
        await window.press("f8")
        assert "What does the stride" in window.text
    desk = Desk.open(sitting.journal.path, watch_only=True)
    opinion = desk.private.opinion(STRIDE)
    assert opinion.said == ("step",)
    assert opinion.mark == 0.75


async def test_one_terminal_without_a_console_goes_on_and_ends_by_itself(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory(), predict(), steers=True) as (window, sitting):
        await window.press("f9")
        assert sitting.state.current == 1
        await window.press("f12", "y")
        await window.shows("The interview is over")
        assert sitting.state.ended == "abandoned"
        assert not private(sitting).exists()


async def test_two_windows_one_session_from_lobby_to_scorecard(tmp_path: Path) -> None:
    questions = theory(), predict()
    async with shared_window(tmp_path, *questions, lobby=True) as (window, sitting):
        async with console(sitting.journal.path, *questions) as (private_window, desk):
            await window.press("ctrl+s")
            await private_window.shows("Press g to ask")
            await private_window.press("g")
            await window.shows("What does the stride")
            await window.type(RIGHT)
            await private_window.shows("✓ typed")
            await private_window.press("1")
            assert desk.private.opinion(STRIDE).said == ("step",)
            await window.press("ctrl+s", "4")
            await private_window.shows("certain")
        async with console(sitting.journal.path, *questions) as (private_window, desk):
            await private_window.shows("handed in")
            await private_window.press("f12", "y")
            await window.shows("The interview is over")
            await private_window.press("4", "3", "0", "down", "2")
            scores = {name: score.score for name, score in desk.private.scores.items()}
            assert scores == {"correctness": 4, "depth": 3, "code-quality": None, "problem-solving": 2}


async def test_a_window_that_was_closed_comes_back_with_everything_typed(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory()) as (window, sitting):
        await window.type("It is how")
        await ask_for(window, sitting, PutQuestion(question=STRIDE, text="In two dimensions?"))
        path = sitting.journal.path
    again, _ = Sitting.resume(path)
    async with shared_window(tmp_path, theory(), sitting=again) as (window, _):
        assert "It is how" in window.text
        assert "In two dimensions?" in window.text
        assert again.state.questions[0].put == ("In two dimensions?",)


async def test_a_hard_clock_hands_in_what_is_there_and_says_nothing_of_marks(tmp_path: Path) -> None:
    held = sit(tmp_path, theory(), clock=ClockMode.HARD, minutes=0.001)
    async with shared_window(tmp_path, theory(), sitting=held, size=(80, 24)) as (window, sitting):
        await window.shows("The interview is over")
        assert sitting.state.ended == "time"


async def test_a_hard_clock_takes_the_last_key_with_it_and_says_so(tmp_path: Path) -> None:
    time = Time()
    held = sit(tmp_path, theory(), predict(), clock=ClockMode.HARD, now=time)
    async with shared_window(tmp_path, sitting=held) as (window, sitting):
        await window.pilot.press(*"kernel")
        time.now += 181
        screen = window.screen
        assert isinstance(screen, SharedScreen)
        screen.call_later(screen.tick)  # in turn with everything else that the screen does, as its own timer calls it
        await window.shows("Your answer is recorded.")
        first = sitting.state.questions[0]
        assert (first.submitted_by, first.prose) == ("clock", "kernel")
        assert any("Time's up" in note.message for note in window.app._notifications)


async def test_an_answer_that_was_not_judged_is_open_again_and_that_is_said(tmp_path: Path) -> None:
    async with shared_window(tmp_path, code(), theory()) as (window, sitting):
        await window.press("ctrl+s", "0")
        await wait_until(window.pilot, lambda: bool(window.judge.verdicts), "the program is with the judge")
        await ask_for(window, sitting, AskQuestion(question=STRIDE))
        window.judge.say(Verdict(outcome=Outcome.JUDGE_FAILED, sentence="It fell over."))
        await wait_until(
            window.pilot,
            lambda: any("Question 1 was not judged" in note.message for note in window.app._notifications),
            "that is said",
        )
        assert sitting.state.questions[0].phase is Phase.OPEN


async def test_the_starter_is_put_back_by_the_dialog_that_practice_has(tmp_path: Path) -> None:
    async with shared_window(tmp_path, code()) as (window, _):
        await window.type("mine ")
        await window.press("ctrl+l")
        assert "Keep my program" in window.text
        await window.press("y")
        assert window.screen.query_one(FastTextArea).text == "def double(x):\n    ...\n"


async def test_no_key_leads_from_a_window_with_a_console_elsewhere_to_the_private_side(tmp_path: Path) -> None:
    async with shared_window(tmp_path, theory(), predict()) as (window, sitting):
        await window.press("f8", "f9", "f12", "ctrl+o")
        assert isinstance(window.screen, SharedScreen)
        assert (sitting.state.current, sitting.state.ended) == (0, "")
        await window.press("ctrl+p")
        await window.type("curtain")
        await window.press("enter", "escape")
        assert isinstance(window.screen, SharedScreen)
        assert not private(sitting).exists()
