"""What the end of a session says, and where it leads: topics, study, retry, export, review, home."""

from pathlib import Path

from textual.widgets import OptionList

from interview.models.question import Choice, MultipleChoice
from interview.models.rubric import KeyPoint
from interview.models.settings import Settings
from interview.session import Phase
from interview.tui.screens.home import HomeScreen
from interview.tui.screens.interview import InterviewScreen
from interview.tui.screens.review import ReviewScreen
from interview.tui.screens.summary import SummaryScreen
from tests.questions import choice, predict, theory
from tests.tui.stage import HALF, RIGHT, Stage, everything_in, stage


async def to_the_end(held: Stage) -> None:
    """Answer the first question half, the second right, and leave the third."""
    await held.write(HALF)
    await held.submit()
    await held.press("enter")
    await held.write("torch.Size([2, 3])")
    await held.submit()
    await held.press("f12", "e")
    await held.until(lambda: isinstance(held.screen, SummaryScreen), "the summary is shown")


async def test_the_summary_names_marks_times_topics_what_to_study_and_the_transcript(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), predict(), choice(), settings=Settings(title="Small")) as held:
        held.time.now += 75
        await to_the_end(held)
        shown = everything_in(held.screen)
        for said in (
            "Small",
            "1:15 of 6:00",
            "seed 7",
            "cnn",
            "tensors",
            "missed: A larger stride gives a smaller output.",
        ):
            assert said in shown
        assert str(held.sitting.journal.path) in shown
        assert "1:15 / 3:00" in shown
        assert held.sitting.state.ended == "abandoned"


async def test_a_topic_names_at_most_three_things_to_study(tmp_path: Path) -> None:
    points = tuple(
        KeyPoint(id=f"p{number}", text=f"Point {number}.", any_of=(f"word{number} is that",)) for number in range(8)
    )
    async with stage(tmp_path, theory(key_points=points), predict(), settings=Settings()) as held:
        await held.write("The gradient of something else entirely is computed here.")
        await held.submit()
        await held.press("f12", "e")
        await held.until(lambda: isinstance(held.screen, SummaryScreen), "the summary is shown")
        shown = everything_in(held.screen)
        assert shown.count("missed: Point") == 3
        assert "and 5 more" in shown


async def test_retry_starts_a_session_with_the_questions_that_went_badly(tmp_path: Path) -> None:
    wrong = MultipleChoice(
        id="two", bank="small", title="Two", prompt="Which?", topic="cnn", shuffle=False,
        choices=(Choice(text="this"), Choice(text="that", correct=True)),
    )  # fmt: skip
    async with stage(tmp_path, theory(), wrong, predict(), settings=Settings(title="Small")) as held:
        await held.write(RIGHT)
        await held.submit()
        await held.press("enter", "space")
        await held.submit()
        await held.press("f12", "e")
        await held.until(lambda: isinstance(held.screen, SummaryScreen), "the summary is shown")
        await held.press("r")
        await held.until(lambda: isinstance(held.app.screen, InterviewScreen), "the new session is shown")
        screen = held.app.screen
        assert isinstance(screen, InterviewScreen)
        state = screen.sitting.state
        assert state.settings.title == "Retry of Small"
        assert [one.question.id for one in state.questions] == ["two", "shape"]
        assert len(held.app.screen_stack) == 3, "default, home and the new session"


async def test_there_is_nothing_to_retry_where_all_went_well(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=Settings()) as held:
        await held.write(RIGHT)
        await held.submit()
        await held.press("enter")
        await held.until(lambda: isinstance(held.screen, SummaryScreen), "the summary is shown")
        assert held.screen.check_action("retry", ()) is False
        assert "Retry" not in held.text


async def test_the_summary_exports_a_document_and_says_where(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), predict(), choice(), settings=Settings()) as held:
        await to_the_end(held)
        for key, ending in (("2", ".md"), ("1", ".html"), ("4", ".candidate.html")):
            await held.press("e", key)
            written = held.sitting.journal.path.with_suffix(ending)
            await held.until(written.exists, f"{ending} is written")
            assert "kernel" in written.read_text()
            assert written.stat().st_mode & 0o777 == 0o600
            assert any(str(written) in note.message for note in held.app._notifications)


async def test_a_question_of_the_summary_is_read_and_corrected_there(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), predict(), choice(), settings=Settings()) as held:
        await to_the_end(held)
        await held.press("enter")
        await held.until(lambda: isinstance(held.app.screen, ReviewScreen), "the review is shown")
        await held.press("escape")
        await held.until(lambda: isinstance(held.screen, SummaryScreen), "the summary is back")
        assert isinstance(held.app.focused, OptionList)
        await held.press("q")
        assert isinstance(held.app.screen, HomeScreen)
        assert held.sitting.state.questions[2].phase is not Phase.ANSWERED
