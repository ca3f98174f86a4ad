"""The console: what each key writes into the private stream, and what the second console may do."""

from pathlib import Path

from textual.widgets import Input

from interview.led.desk import Desk
from interview.models.question import AnyQuestion
from interview.session import commands as c
from interview.transcript.private.events import Noted, Scored
from interview.transcript.private.requests import AskQuestion, LockEditor, PauseSession, PutQuestion, Request, ShowClock
from interview.tui.screens.review import ReviewScreen
from tests.led.sittings import sit, type_in
from tests.questions import choice, code, predict, theory
from tests.tui.led.theatre import console
from tests.tui.stage import NASTY

STRIDE = "small:stride"


def requests(desk: Desk) -> list[Request]:
    return list(desk.private.requests)


async def test_each_key_asks_for_its_effect(tmp_path: Path) -> None:
    sitting = sit(tmp_path, theory(), predict())
    async with console(sitting.journal.path, theory(), predict()) as (window, desk):
        await window.press("plus", "p", "l", "c", "x", "g")
        await window.press("h")
        await window.press("2")
        await window.press("f")
        await window.press("1")
        await window.press("r")
        await window.press("y")
        await window.press("t")
        await window.type("Why [B, T]?\n")
        await window.shows("Requests waiting for it: 10")
        tags = [type(event).__name__ for event in requests(desk)]
        assert tags == [
            "ExtendTime", "PauseSession", "LockEditor", "ShowClock", "SkipQuestion", "AskQuestion", "GiveHint",
            "AskFollowUp", "RevealAnswer", "PutQuestion",
        ]  # fmt: skip
        assert requests(desk)[-1] == PutQuestion(id=requests(desk)[-1].id, question=STRIDE, text="Why [B, T]?")
    sitting.close()


async def test_a_switch_pressed_twice_before_the_other_side_answers_goes_back_and_forth(tmp_path: Path) -> None:
    sitting = sit(tmp_path, theory())
    async with console(sitting.journal.path) as (window, desk):
        await window.press("l", "l", "p", "p", "c", "c")
        names: dict[type[Request], str] = {LockEditor: "locked", PauseSession: "paused", ShowClock: "shown"}
        switches = [getattr(one, names[type(one)]) for one in requests(desk)]
        assert switches == [True, False, True, False, False, True]
    sitting.close()


async def test_notes_marks_and_ticks_are_shown_and_stay_private(tmp_path: Path) -> None:
    sitting = sit(tmp_path, theory())
    before = sitting.journal.path.read_bytes()
    async with console(sitting.journal.path) as (window, desk):
        await window.press("n")
        await window.type("unsure about padding\n")
        await window.press("m")
        await window.press("b")
        await window.press("2")
        await window.shows("unsure about padding")
        await window.shows("you: 75%")
        opinion = desk.private.opinion(STRIDE)
        assert (opinion.mark, opinion.said) == (0.75, ("size",))
        await window.press("2", "d")
        await window.shows("not reached")
        assert desk.private.opinion(STRIDE).said == ()
    assert sitting.journal.path.read_bytes() == before
    sitting.close()


async def test_any_question_of_the_banks_is_found_by_its_words_and_asked(tmp_path: Path) -> None:
    sitting = sit(tmp_path, theory())
    every: tuple[AnyQuestion, ...] = (theory(), predict(), choice(), code())
    async with console(sitting.journal.path, *every) as (window, desk):
        await window.press("a")
        await window.type("tensors double")
        await window.press("enter")
        asked = requests(desk)[0]
        assert isinstance(asked, AskQuestion)
        assert asked.question == "small:double"
        assert asked.drawn is not None
        assert asked.drawn.question == code()
        await window.press("a")
        await window.type("stride")
        await window.press("enter")
        assert requests(desk)[1] == AskQuestion(id=requests(desk)[1].id, question=STRIDE)
    sitting.close()


async def test_the_graders_proposal_stands_beside_what_is_typed(tmp_path: Path) -> None:
    sitting = sit(tmp_path, theory())
    async with console(sitting.journal.path) as (window, _):
        assert "typed" not in window.text.replace("Typed", "")
        type_in(sitting, "It is how many positions the kernel moves, or the width and height of the kernel.")
        await window.shows("✓ typed")
        await window.shows("⚠")
    sitting.close()


async def test_the_second_console_says_so_and_no_key_of_it_writes(tmp_path: Path) -> None:
    sitting = sit(tmp_path, theory())
    first = Desk.open(sitting.journal.path)
    async with console(sitting.journal.path) as (window, _):
        await window.shows("Watching only")
        written = first.journal.path.read_bytes() if first.journal else b""
        await window.press("1", "n", "m", "plus", "g", "x", "d", "p")
        assert not window.screen.query(Input)
        assert first.journal is not None
        assert first.journal.path.read_bytes() == written
        first.do(Noted(text="from the other one"))
        await window.shows("from the other one")
    first.close()
    sitting.close()


async def test_texts_that_look_like_markup_are_shown_as_they_are(tmp_path: Path) -> None:
    for place, text in enumerate(NASTY):
        sitting = sit(tmp_path / str(place), theory(interviewer_notes="", title=text))
        type_in(sitting, text)
        sitting.do(c.PutQuestion(text=text))
        async with console(sitting.journal.path) as (window, desk):
            desk.do(Noted(text=text, question=STRIDE))
            desk.do(Scored(dimension="depth", score=2, evidence=text))
            await window.press("s")
            await window.press("escape")
            await window.shows(text)
            assert window.everything.count(text) >= 3
        sitting.close()


async def test_console_and_review_tell_both_sides_by_time(tmp_path: Path) -> None:
    sitting = sit(tmp_path, theory())
    async with console(sitting.journal.path) as (window, _):
        await window.press("n")
        await window.type("calm\n")
        sitting.do(c.ShowHint())
        await window.press("y")
        await window.shows("note: calm")
        await window.shows("hint 1 shown on “Stride”")
        await window.press("escape")
        await window.app.push_screen(ReviewScreen(sitting))
        await window.press("y")
        await window.shows("agreed to the recording (Ada)")
        told = window.everything
        assert told.index("note: calm") < told.index("hint 1 shown")
    sitting.close()
