"""Replay on the screen: playing, stepping, scrubbing by key and mouse, verdicts at their moment."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from interview.review.replay import MarkKind, Timeline
from interview.session import commands as c
from interview.tui.screens.replay import ReplayScreen
from interview.tui.widgets.code_editor import CodeEditor
from interview.tui.widgets.prose_editor import ProseEditor
from interview.tui.widgets.scrub_bar import ScrubBar
from interview.tui.widgets.verdict_panel import VerdictPanel
from tests.questions import choice, theory
from tests.review.stage import Stage, session
from tests.tui.review.stage import on_screen, program, wait_until, words


async def replayed(pilot: Pilot[None], stage: Stage, first: int = 0) -> ReplayScreen:
    await pilot.app.push_screen(ReplayScreen(Timeline(stage.records), first=first))
    return await on_screen(pilot, ReplayScreen)


def place(screen: ReplayScreen, kind: MarkKind, number: int = 0) -> int:
    return [mark.step for mark in screen.timeline.marks if mark.kind is kind][number]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_answer_is_seen_being_typed_step_by_step(tmp_path: Path, size: tuple[int, int]) -> None:
    async with program(tmp_path, size) as pilot:
        screen = await replayed(pilot, session("It slides"))
        for _ in range(4):
            await pilot.press("full_stop")
        await wait_until(pilot, lambda: bool(screen.query(ProseEditor)), "the answer")
        await wait_until(pilot, lambda: screen.query_one(ProseEditor).text == "It ", "three keys")
        assert screen.query_one(ProseEditor).cursor_location == (0, 3)
        await pilot.press("comma")
        await wait_until(pilot, lambda: screen.query_one(ProseEditor).text == "It", "one key less")


async def test_playing_goes_on_to_the_end_and_stops_there(tmp_path: Path) -> None:
    async with program(tmp_path) as pilot:
        screen = await replayed(pilot, session())
        await pilot.press("plus", "plus", "plus")
        assert "×32" in words(screen, "#replay-state")
        await pilot.press("plus", "space")
        await wait_until(pilot, lambda: screen.step == screen.timeline.steps - 1, "the end")
        await wait_until(pilot, lambda: not screen.playing, "the stop")
        assert "over" in words(screen, "#replay-title")
        await pilot.press("minus")
        assert "×16" in words(screen, "#replay-state")


async def test_a_verdict_is_there_from_its_moment_on_and_not_before(tmp_path: Path) -> None:
    async with program(tmp_path) as pilot:
        screen = await replayed(pilot, session())
        screen.show(place(screen, MarkKind.VERDICT) - 1)
        await pilot.pause()
        assert not screen.query(VerdictPanel)
        await pilot.press("full_stop")
        await wait_until(pilot, lambda: len(screen.query(VerdictPanel)) == 1, "the verdict")
        assert "run 1: wrong" in words(screen, "#replay-told")
        screen.show(place(screen, MarkKind.VERDICT, 1))
        await wait_until(
            pilot,
            lambda: [panel.verdict.passed for panel in screen.query(VerdictPanel)] == [True],
            "the second verdict",
        )


async def test_signs_are_gone_to_by_key(tmp_path: Path) -> None:
    async with program(tmp_path) as pilot:
        screen = await replayed(pilot, session())
        await pilot.press("end")
        assert screen.step == screen.timeline.steps - 1
        await pilot.press("home", "n", "n")
        assert screen.step == place(screen, MarkKind.HINT)
        assert "hint 1" in words(screen, "#replay-told")
        await pilot.press("b")
        assert screen.step == place(screen, MarkKind.QUESTION)
        await pilot.press("right")
        assert screen.at == pytest.approx(6.0)
        await pilot.press("left", "left")
        assert screen.at == 0.0


async def test_the_bar_is_scrubbed_by_the_mouse(tmp_path: Path) -> None:
    async with program(tmp_path) as pilot:
        screen = await replayed(pilot, session())
        width = screen.query_one(ScrubBar).size.width
        await pilot.click(ScrubBar, offset=(width // 2, 1))
        await wait_until(
            pilot, lambda: abs(screen.at / screen.timeline.seconds - 0.5) < 0.05, "the middle of the session"
        )
        await pilot.mouse_down(ScrubBar, offset=(10, 1))
        await pilot.hover(ScrubBar, offset=(width - 2, 1))
        await pilot.mouse_up(ScrubBar, offset=(width - 2, 1))
        await wait_until(pilot, lambda: screen.at > screen.timeline.seconds * 0.9, "the end of the session")


async def test_a_fast_jump_from_question_to_question_and_back_shows_the_right_editors(tmp_path: Path) -> None:
    async with program(tmp_path) as pilot:
        screen = await replayed(pilot, session(program="x = 1\n"))
        for _ in range(3):
            await pilot.press("end", "home", "n", "end")
        await wait_until(pilot, lambda: bool(screen.query(CodeEditor)), "the program")
        await wait_until(pilot, lambda: screen.query_one(CodeEditor).text == "x = 1\n", "its text")
        assert not screen.query(ProseEditor)


async def test_choices_are_shown_as_they_were_taken(tmp_path: Path) -> None:
    stage = Stage(theory(), choice())
    stage.do(c.Ask(index=1))
    stage.put("2")
    stage.do(c.SubmitAnswer())
    async with program(tmp_path) as pilot:
        screen = await replayed(pilot, stage)
        await pilot.press("n")
        await wait_until(pilot, lambda: "○ 2. nn.MaxPool2d" in words(screen, "#replay-choices"), "the choices")
        await pilot.press("end")
        await wait_until(pilot, lambda: "● 2. nn.MaxPool2d" in words(screen, "#replay-choices"), "the choice")
