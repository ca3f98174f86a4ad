"""What the clocks do on the screen: counting, pausing, handing in, being extended, hidden or off."""

from pathlib import Path

from interview.models.settings import ClockMode, Feedback, Settings
from interview.models.verdict import Outcome
from interview.session import Phase
from interview.tui.screens.interview import InterviewScreen
from interview.tui.screens.summary import SummaryScreen
from interview.tui.widgets.dialogs import ConfidenceDialog, PauseDialog
from interview.tui.widgets.status_bar import StatusBar
from tests.questions import code, predict, theory
from tests.tui.stage import RIGHT, Stage, stage, verdict

HARD = Settings(clock=ClockMode.HARD)


async def tick(held: Stage, seconds: float) -> None:
    """Let time pass, and the screen look at the clock."""
    held.time.now += seconds
    screen = next(one for one in held.app.screen_stack if isinstance(one, InterviewScreen))
    await screen.tick()
    await held.pilot.pause()


def clocks(held: Stage) -> str:
    screen = next(one for one in held.app.screen_stack if isinstance(one, InterviewScreen))
    return screen.query_one(StatusBar).line


async def test_both_clocks_count_down_and_go_on_into_overtime(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), predict(), settings=Settings()) as held:
        assert "question 3:00  session 5:00" in clocks(held)
        await tick(held, 61)
        assert "question 1:59  session 3:59" in clocks(held)
        await tick(held, 120)
        assert "question -0:01" in clocks(held)
        assert held.now.phase is Phase.OPEN


async def test_a_pause_covers_the_question_and_takes_no_text(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=Settings()) as held:
        await held.type("half")
        await held.press("ctrl+t")
        assert isinstance(held.screen, PauseDialog)
        assert held.sitting.state.paused
        assert "stride" not in held.text
        await held.type("lost")
        await tick(held, 600)
        await held.press("ctrl+t")
        assert not held.sitting.state.paused
        assert "question 3:00" in clocks(held)
        await held.type(" more")
        assert held.editor.text == "half more"


async def test_a_hard_clock_hands_in_the_last_key_and_shows_the_mark(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), predict(), settings=HARD) as held:
        await held.pilot.press(*"kernel")
        await tick(held, 181)
        first = held.sitting.state.questions[0]
        assert first.submitted_by == "clock"
        assert first.prose == "kernel"
        assert "handed in when time was up" in held.text


async def test_a_hard_clock_stops_a_trial_run_and_hands_the_program_in(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), theory(), settings=HARD) as held:
        await held.type("# mine")
        await held.press("ctrl+r")
        await held.until(lambda: bool(held.judge.submissions), "the judge has the program")
        await tick(held, 901)
        await held.until(lambda: held.sitting.state.questions[0].runs[0].verdict is not None, "the trial is stopped")
        await tick(held, 1)
        assert held.sitting.state.questions[0].submitted_by == "clock"
        await held.verdict(verdict(Outcome.PASSED, points=2))
        assert held.sitting.state.questions[0].mark == 1.0
        assert held.sitting.state.questions[0].code.startswith("# mine")


async def test_a_hard_clock_in_a_mock_goes_on_to_the_next_question(tmp_path: Path) -> None:
    mock = Settings(clock=ClockMode.HARD, feedback=Feedback.MOCK)
    async with stage(tmp_path, theory(), predict(), settings=mock) as held:
        await held.type("kernel")
        await tick(held, 181)
        assert held.sitting.state.current == 1


async def test_the_end_of_a_hard_session_ends_it_whatever_dialog_is_open(tmp_path: Path) -> None:
    settings = Settings(clock=ClockMode.HARD, minutes=1)
    async with stage(tmp_path, theory(), predict(), settings=settings) as held:
        await held.write(RIGHT)
        await held.press("ctrl+s")
        assert isinstance(held.screen, ConfidenceDialog)
        await tick(held, 61)
        await held.until(lambda: isinstance(held.screen, SummaryScreen), "the summary is shown")
        assert held.sitting.state.ended == "time"
        assert len(held.app.screen_stack) == 3, "default, home and summary"


async def test_a_minute_is_added_to_question_and_session(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=Settings()) as held:
        await held.press("f10")
        assert "question 4:00  session 4:00" in clocks(held)


async def test_the_clocks_can_be_hidden_from_the_palette_or_be_off(tmp_path: Path) -> None:
    async with stage(tmp_path / "a", theory(), settings=Settings()) as held:
        await held.press("ctrl+p")
        await held.type("hide the clocks")
        await held.press("down", "enter")
        await held.until(lambda: "question" not in clocks(held), "the clocks are gone")
        await held.until(lambda: held.app.focused is not None, "the focus is back")
        assert held.editor.id == "prose"
    async with stage(tmp_path / "b", theory(), settings=Settings(clock=ClockMode.OFF)) as held:
        assert "session" not in clocks(held)
