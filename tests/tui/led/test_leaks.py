"""Every screen of the shared window, in every state, for every question of every bank: no secret string is drawn."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from interview.bank import load_all
from interview.errors import CommandRefusedError
from interview.led.desk import Desk
from interview.models.question import AnyQuestion, Bug, Code
from interview.models.verdict import Verdict
from interview.session import Sitting
from interview.session import commands as c
from interview.transcript.private.events import Marked, Noted
from interview.tui.screens.shared import SharedScreen
from scripts.docs import ROOT
from tests.led.canaries import Canaries
from tests.led.sittings import sit, type_in
from tests.led.test_showing import worst_verdict
from tests.tui.led.theatre import Window, shared_window

BANKS = sorted((ROOT / "banks").rglob("*.yaml"))
PARTS = 24
"""How many sessions share the questions: one of so many is short enough to be read where it fails."""


class Watch:
    """The shared window, searched for canaries in each state."""

    def __init__(self, window: Window, sitting: Sitting, canaries: Canaries) -> None:
        self.window, self.sitting, self.canaries = window, sitting, canaries
        self.pictures = 0

    async def look(self, what: str, allowed: Iterable[str] = ()) -> set[str]:
        """Draw the window as the session is now; fail where it shows more than is allowed."""
        for screen in self.window.app.screen_stack:
            if isinstance(screen, SharedScreen):
                await screen.show()
        await self.window.pilot.pause()
        found = self.canaries.found(self.window.everything)
        assert found <= set(allowed), f"{what}: {found - set(allowed)}"
        self.pictures += 1
        return found


def every_question() -> list[AnyQuestion]:
    return [question for bank in load_all(BANKS) for question in bank.questions.values()]


def of_each_kind() -> list[AnyQuestion]:
    """Return the question of each kind that has the most to hide."""
    kinds = {
        type(question): question
        for question in sorted(every_question(), key=lambda one: len(one.hints + one.follow_ups))
    }
    return list(kinds.values())


async def test_no_screen_shows_a_secret_of_a_question_of_each_kind_before_its_reveal(tmp_path: Path) -> None:
    canaries = Canaries()
    await follow_all(tmp_path, canaries, [canaries.guard(question) for question in of_each_kind()])


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
async def test_no_screen_shows_a_secret_of_any_question_before_its_reveal(part: int, tmp_path: Path) -> None:
    canaries = Canaries()
    await follow_all(tmp_path, canaries, [canaries.guard(question) for question in every_question()[part::PARTS]])


async def follow_all(folder: Path, canaries: Canaries, questions: list[AnyQuestion]) -> None:
    """Put questions through their states one after the other, and open every other screen at the end."""
    sitting = sit(folder, *questions, asked=False)
    sitting.do(c.Consent(name="Ada"))
    desk = Desk.open(sitting.journal.path)
    async with shared_window(folder, sitting=sitting, size=(80, 24), steers=True) as (window, _):
        watch = Watch(window, sitting, canaries)
        await watch.look("before the first question")
        for index in range(len(sitting.state.questions)):
            await follow_one(watch, desk, index)
        assert watch.pictures > 3 * len(sitting.state.questions)
        await every_other_screen(watch)
    desk.close()


async def follow_one(watch: Watch, desk: Desk, index: int) -> None:
    """Put one question through its states, with the interviewer noting and marking beside it."""
    sitting, canaries = watch.sitting, watch.canaries
    question = sitting.state.questions[index].question
    coding = isinstance(question, Code | Bug)
    sitting.do(c.Ask(index=index))
    desk.do(Noted(text=canaries.new("a note"), question=question.key))
    desk.do(Marked(question=question.key, mark=0.25))
    type_in(sitting, "1", "code" if coding else "prose")
    await watch.look(f"{question.key} asked")
    if question.hints:
        sitting.do(c.ShowHint(number=len(question.hints)))
        given = f"hints.{len(question.hints)}.text"
        assert await watch.look(f"{question.key} hinted", [given]) == {given}
    allowed = [f"hints.{len(question.hints)}.text"]
    if coding:
        sitting.do(c.RunCode())
        await watch.look(f"{question.key} running", allowed)
        sitting.do(c.RecordVerdict(question=question.key, run=1, verdict=bad(question, canaries)))
        await watch.look(f"{question.key} run judged", allowed)
    sitting.do(c.SubmitAnswer())
    if coding:
        sitting.do(c.RecordVerdict(question=question.key, run=2, verdict=bad(question, canaries)))
    texts = [number for number, one in enumerate(question.follow_ups, start=1) if one.text]
    if texts:
        sitting.do(c.AskFollowUp(question=question.key, number=texts[0]))
        asked = f"follow_ups.{texts[0]}.text"
        allowed.append(asked)
    assert set(allowed[1:]) <= await watch.look(f"{question.key} handed in", allowed)
    sitting.do(c.Reveal())
    shown = {"answer", "explain", "code.reference", *allowed}
    await watch.look(f"{question.key} revealed", shown)


async def every_other_screen(watch: Watch) -> None:
    """Open all that can be opened from the shared window, and look at its end."""
    watch.sitting.do(c.Ask(index=0))
    shown = await watch.look("the first again", {"answer", "explain", "code.reference", *hints_and_follow_ups()})
    for keys in (["f1"], ["escape", "ctrl+p"], ["escape", "f8"], ["f8"]):
        await watch.window.press(*keys)
        await watch.look(" ".join(keys), shown)
    for command in (c.Lock(locked=True), c.Pause(), c.Resume(), c.Skip()):
        with contextlib.suppress(CommandRefusedError):
            watch.sitting.do(command)
        await watch.look(type(command).__name__, shown)
    watch.sitting.do(c.End())
    await watch.look("the end", shown)


def hints_and_follow_ups() -> set[str]:
    return {f"{kind}.{number}.text" for kind in ("hints", "follow_ups") for number in range(1, 10)}


def bad(question: AnyQuestion, canaries: Canaries) -> Verdict:
    """Return a verdict whose hidden checks say what they never should."""
    assert isinstance(question, Code | Bug)
    return worst_verdict(question, canaries.new("a hidden check's content"))


async def test_the_lobby_shows_no_question(tmp_path: Path) -> None:
    canaries = Canaries()
    questions = [canaries.guard(question) for question in of_each_kind()]
    sitting = sit(tmp_path, *questions, asked=False)
    async with shared_window(tmp_path, sitting=sitting, lobby=True) as (window, _):
        assert not canaries.found(window.everything)
        assert not any(question.prompt.strip() in window.everything for question in questions)
