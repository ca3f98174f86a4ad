"""Reading one session, comparing two, and the progress over all."""

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from interview.transcript.folder import load_session
from interview.tui.screens.compare import CompareScreen
from interview.tui.screens.progress import ProgressScreen
from interview.tui.screens.review import ReviewScreen
from interview.tui.widgets.diff_view import DiffView
from interview.tui.widgets.point_list import PointList
from tests.private import note, write_private
from tests.tui.review.stage import NASTY, on_screen, program, three_sessions, wait_until, words


def lines(menu: OptionList) -> list[str]:
    return [str(getattr(option.prompt, "plain", option.prompt)) for option in menu.options]


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    return three_sessions(tmp_path / "sessions")


async def test_a_session_opens_with_mark_time_and_flags_evidence_and_private_notes(paths: list[Path]) -> None:
    write_private(paths[1], note(f"Calm. {NASTY}", "small:stride"))
    async with program(paths[1].parent) as pilot:
        await pilot.app.push_screen(ReviewScreen(load_session(paths[1])[0], path=paths[1]))
        screen = await on_screen(pilot, ReviewScreen)
        await wait_until(pilot, lambda: f"Calm. {NASTY}" in words(screen), "the note")
        menu = screen.query_one("#review-questions", OptionList)
        assert "?" in lines(menu)[0]
        assert f"aardvarks. {NASTY}" in words(screen, "#answer-text")
        menu.highlighted = 1
        await wait_until(pilot, lambda: "Runs" in words(screen), "the runs of the program")


async def test_a_corrected_mark_is_a_new_event_and_both_are_shown(paths: list[Path]) -> None:
    async with program(paths[0].parent) as pilot:
        before, transcript = load_session(paths[0])
        await pilot.app.push_screen(ReviewScreen(before, path=paths[0]))
        screen = await on_screen(pilot, ReviewScreen)
        await wait_until(pilot, lambda: bool(screen.query(PointList)), "the points")
        await pilot.press("enter")
        points = screen.query_one(PointList)
        assert points.has_focus
        points.highlighted = 1
        await pilot.press("o")
        await wait_until(pilot, lambda: bool(pilot.app.screen.query("#reason")), "the question why")
        pilot.app.screen.query_one(Input).value = f"It follows. {NASTY}"
        await pilot.press("enter")
        await on_screen(pilot, ReviewScreen)
        await wait_until(pilot, lambda: f"It follows. {NASTY}" in words(screen), "the reason")
        assert "The machine's mark was" in words(screen)
        after, now = load_session(paths[0])
        assert now.records[: len(transcript.records)] == transcript.records
        assert after.questions[0].machine_mark == before.questions[0].mark
        assert (after.questions[0].mark or 0) > (before.questions[0].mark or 0)
        assert "✎" in lines(screen.query_one("#review-questions", OptionList))[0]


async def test_an_answer_is_compared_with_another_attempt_at_its_question(paths: list[Path]) -> None:
    async with program(paths[0].parent) as pilot:
        await pilot.app.push_screen(ReviewScreen(load_session(paths[2])[0], path=paths[2], first=1))
        screen = await on_screen(pilot, ReviewScreen)
        await wait_until(
            pilot, lambda: screen.query_one("#review-questions", OptionList).highlighted == 1, "the program"
        )
        await pilot.press("c")
        await wait_until(pilot, lambda: bool(pilot.app.screen.query("ChoiceDialog .dialog, .dialog")), "the attempts")
        pilot.app.screen.query_one(OptionList).highlighted = 1
        await pilot.press("enter")
        compare = await on_screen(pilot, CompareScreen)
        await wait_until(pilot, lambda: bool(compare.query(DiffView)), "the diff")
        diff = compare.query_one(DiffView)._draw(80).plain
        assert "return 0 * y" in diff
        assert "return 2 * x" in diff
        assert compare._left.session < compare._right.session


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_comparison_shows_marks_points_and_answers_of_both_sides(
    paths: list[Path], size: tuple[int, int]
) -> None:
    left, right = load_session(paths[1])[0], load_session(paths[2])[0]
    async with program(paths[0].parent, size) as pilot:
        await pilot.app.push_screen(CompareScreen(left, right))
        screen = await on_screen(pilot, CompareScreen)
        await wait_until(pilot, lambda: "kernel moves at each step" in words(screen), "the points")
        assert f"aardvarks. {NASTY}" in words(screen)
        assert "▲" in lines(screen.query_one("#compare-questions", OptionList))[0]
        await pilot.press("x")
        await wait_until(
            pilot, lambda: "▼" in lines(screen.query_one("#compare-questions", OptionList))[0], "the sides swapped"
        )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_progress_shows_plots_and_lists_and_writes_a_page(paths: list[Path], size: tuple[int, int]) -> None:
    folder = paths[0].parent
    async with program(folder, size) as pilot:
        await pilot.press("p")
        screen = await on_screen(pilot, ProgressScreen)
        await wait_until(pilot, lambda: "Mastery by topic" in words(screen), "the topics")
        assert "Key points most often missed" in words(screen)
        assert len(screen.query("PlotextPlot")) == 2
        await pilot.press("e")
        await wait_until(pilot, (folder / "progress.html").exists, "the page")


async def test_progress_without_a_past_says_how_to_begin(tmp_path: Path) -> None:
    async with program(tmp_path / "none") as pilot:
        await pilot.press("p")
        screen = await on_screen(pilot, ProgressScreen)
        await wait_until(pilot, lambda: "Nothing here yet" in words(screen), "the advice")
