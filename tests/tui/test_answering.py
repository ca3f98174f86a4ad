"""From an answer to what is said about it: typing, handing in, confidence, report, overruling, follow-ups."""

from pathlib import Path

import pytest
from textual.widgets import Button, Input

from interview.models.question import Bug, Choice, Kind, MultipleChoice, PlantedBug
from interview.models.settings import Feedback, Settings
from interview.models.task import Check, Task
from interview.models.verdict import Outcome
from interview.session import Phase
from interview.tui.screens.interview import InterviewScreen
from interview.tui.widgets.choice_list import ChoiceList
from interview.tui.widgets.dialogs import ConfidenceDialog, FinishDialog, QuestionsDialog, ReasonDialog
from interview.tui.widgets.live_points import LivePoints
from interview.tui.widgets.point_list import PointList
from interview.tui.widgets.report import Report
from tests.questions import choice, code, predict, theory
from tests.tui.stage import HALF, RIGHT, Stage, everything_in, stage, verdict

COACH = Settings(title="Small")


async def test_an_answer_is_graded_and_reported_after_confidence_was_asked(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), predict(), settings=COACH) as held:
        await held.write(RIGHT)
        await held.press("ctrl+s")
        assert isinstance(held.screen, ConfidenceDialog)
        assert not held.app.screen_stack[-2].query(Report), "no mark before confidence"
        await held.press("3")
        assert held.now.confidence == 3
        assert held.now.prose == RIGHT
        report = everything_in(held.screen.query_one(Report))
        for said in ("100%", "fairly sure", "Model answer", "It is how far the kernel moves at each step.", "hit"):
            assert said in report
        assert isinstance(held.app.focused, PointList)
        await held.press("enter")
        assert held.now.question.kind is Kind.PREDICT


async def test_keys_typed_right_before_submit_belong_to_the_answer(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=COACH) as held:
        await held.pilot.press(*"stride", "ctrl+s", "2")
        await held.until(lambda: held.now.confidence == 2, "confidence is written down")
        assert held.now.prose == "stride"


async def test_the_submit_button_does_what_the_key_does(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=COACH) as held:
        await held.write(HALF)
        await held.pilot.click("#submit")
        await held.until(lambda: isinstance(held.screen, ConfidenceDialog), "confidence is asked")
        await held.pilot.click("#level-4")
        await held.until(lambda: bool(held.screen.query(Report)), "the report is shown")
        assert held.now.confidence == 4


async def test_an_empty_answer_is_refused_in_words(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=COACH) as held:
        await held.press("ctrl+s")
        assert held.now.phase is Phase.OPEN
        assert any("there is nothing to hand in yet" in note.message for note in held.app._notifications)


async def test_hints_come_one_after_the_other_with_their_price(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=COACH) as held:
        await held.press("f2")
        assert "Think of sliding." in everything_in(held.screen)
        assert "costs 10% of the mark" in held.text
        await held.press("f2")
        assert held.now.hints == 2
        assert held.screen.query_one("#hint", Button).disabled
        assert held.app.focused is not None, "the focus stays in the editor"
        assert held.editor.id == "prose"


async def test_a_skipped_and_a_flagged_question_are_returned_to(tmp_path: Path) -> None:
    async with stage(tmp_path, theory("a"), theory("b"), theory("c"), settings=COACH) as held:
        await held.press("f3")
        assert held.sitting.state.questions[0].phase is Phase.SKIPPED
        await held.type("half of b")
        await held.press("f4", "f9")
        assert held.sitting.state.questions[1].flagged
        assert "⚑" in held.text.splitlines()[0]
        await held.write(RIGHT)
        await held.submit()
        await held.press("enter")
        assert isinstance(held.screen, FinishDialog)
        assert "2 of 3 questions have no answer" in held.text
        await held.press("o")
        assert held.sitting.state.current == 1, "the flagged one comes first"
        assert held.editor.text == "half of b"
        await held.press("f8")
        assert held.now.phase is Phase.OPEN, "a skipped question is open when it is shown again"


async def test_the_list_of_questions_leads_to_any_and_tells_nothing_ahead(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), predict(), code(), settings=COACH) as held:
        await held.press("f5")
        assert isinstance(held.screen, QuestionsDialog)
        assert "Double a tensor" not in held.text, "the title of a question that was not asked yet"
        await held.press("end", "enter")
        await held.until(lambda: held.sitting.state.current == 2, "the third question is shown")
        assert held.editor.id == "code"


async def test_a_click_on_a_sign_leads_to_its_question(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), predict(), code(), settings=COACH) as held:
        await held.pilot.click("#status", offset=(len(" 1 of 3  ") + 1, 0))
        await held.until(lambda: held.sitting.state.current == 1, "the second question is shown")


async def test_a_missed_point_is_overruled_with_a_reason_and_both_marks_are_kept(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=COACH) as held:
        await held.write(HALF)
        await held.submit()
        machine = held.now.machine_mark
        await held.press("down", "down", "o")
        assert isinstance(held.screen, ReasonDialog)
        assert isinstance(held.app.focused, Input)
        await held.press("enter")
        assert isinstance(held.screen, ReasonDialog), "no correction without its reason"
        await held.type("shrinks is smaller")
        await held.press("enter")
        await held.until(lambda: bool(held.now.corrections), "the correction is written down")
        await held.until(lambda: "overruled: counts" in everything_in(held.screen), "the report shows it")
        assert held.now.corrections[0].reason == "shrinks is smaller"
        assert held.now.mark is not None
        assert machine is not None
        assert held.now.mark > machine
        assert "machine's mark" in everything_in(held.screen)
        points = held.app.focused
        assert isinstance(points, PointList)
        assert points.highlighted == 1, "the selection stays where it was"


async def test_a_follow_up_is_shown_once(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=COACH) as held:
        await held.write(HALF)
        await held.submit()
        await held.press("f")
        assert "And the dilation?" in everything_in(held.screen)
        assert held.now.follow_ups == (1,)
        assert held.screen.check_action("follow_up", ()) is False


async def test_a_misconception_is_shown_with_what_holds(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=COACH) as held:
        await held.write("The stride is the width and height of the kernel, so it is the size of the kernel.")
        await held.submit()
        assert held.now.grade is not None
        assert held.now.grade.misconceptions
        points = held.screen.query_one(PointList)
        last = points.get_option_at_index(points.option_count - 1).prompt
        assert "In fact: The stride is how far the kernel moves" in getattr(last, "plain", "")


async def test_a_long_choice_is_shown_whole_and_its_code_set_off(tmp_path: Path) -> None:
    long = "`nn.MaxPool2d`, " + "which takes the largest entry of every window " * 3 + "and no more"
    question = MultipleChoice(
        id="long", bank="small", prompt="Which?", choices=(Choice(text=long, correct=True), Choice(text="`nn.Linear`"))
    )
    async with stage(tmp_path, question, settings=COACH) as held:
        assert "nn.MaxPool2d, which takes" in held.text
        assert "and no more" in held.text
        assert "`" not in held.text


async def test_choices_are_chosen_with_the_keyboard_and_kept_by_their_number_in_the_bank(tmp_path: Path) -> None:
    async with stage(tmp_path, choice(), theory(), settings=COACH) as held:
        chooser = held.screen.query_one("#choices", ChoiceList)
        right = next(index for index in range(2) if chooser.get_option_at_index(index).id == "2")
        await held.pilot.press(str(2 - right), *["down"] * right, "space", str(2 - right), "ctrl+s", "1")
        await held.until(lambda: held.now.confidence == 1, "the answer is in")
        assert held.now.prose == "2"
        assert held.now.mark == 1.0
        assert "your choice, correct" in everything_in(held.screen.query_one(Report))


def buggy() -> Bug:
    return Bug(
        id="wrong-sum", bank="small", title="A sum", prompt="Repair `total`.", topic="tensors",
        code=Task(
            entry="total", starter="def total(x):\n    return x.mean()\n",
            reference="def total(x):\n    return x.sum()\n",
            checks=(Check(id="value", title="the total", sample=True, call="total(torch.arange(4.0))"),),
        ),
        bugs=(
            PlantedBug(
                id="mean", text="It takes the mean and not the sum.", lines=(2,), fix=("mean", "sum"),
                any_of=("it takes the mean where the sum is wanted",),
            ),
        ),
    )  # fmt: skip


async def test_a_faulty_program_is_named_and_repaired_in_two_editors(tmp_path: Path) -> None:
    async with stage(tmp_path, buggy(), settings=COACH) as held:
        assert held.editor.id == "code"
        await held.type("# repaired")
        await held.press("f6")
        await held.write("it takes the mean where the sum is wanted")
        await held.submit()
        await held.verdict(verdict(Outcome.WRONG, points=1))
        assert held.now.code.startswith("# repaired")
        assert held.now.mark == 0.75, "half for naming it, half of the rest for the program"
        assert "It takes the mean and not the sum." in everything_in(held.screen)


async def test_the_pane_key_goes_round_everything_that_can_be_scrolled_or_written_in(tmp_path: Path) -> None:
    async with stage(tmp_path, buggy(), settings=COACH) as held:
        visited = []
        for _ in range(3):
            await held.press("f6")
            assert held.app.focused is not None
            visited.append(held.app.focused.id)
        assert sorted(filter(None, visited)) == ["code", "naming", "prompt"]


async def lights(held: Stage) -> str:
    return str(held.screen.query_one(LivePoints).visual)


async def test_key_points_light_up_while_typing_only_where_that_was_wanted(tmp_path: Path) -> None:
    async with stage(tmp_path / "a", theory(), settings=Settings(live_points=True)) as held:
        assert "○○" in await lights(held)
        await held.write(HALF)
        await held.until(lambda: "●" in str(held.screen.query_one(LivePoints).visual), "a point lights up")
        assert "A larger stride" not in await lights(held), "a point that is not hit is not given away"
    for number, settings in enumerate((COACH, Settings(live_points=True, feedback=Feedback.MOCK))):
        async with stage(tmp_path / str(number), theory(), settings=settings) as held:
            assert not held.screen.query_one(LivePoints).display


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40)])
async def test_the_parts_of_the_screen_keep_out_of_each_others_way(tmp_path: Path, size: tuple[int, int]) -> None:
    async with stage(tmp_path, theory(), code(), settings=COACH, size=size) as held:
        assert isinstance(held.screen, InterviewScreen)
        await held.write(RIGHT)
        for width, height in ((80, 24), (120, 40), size):
            await held.pilot.resize_terminal(width, height)
            await held.pilot.pause()
            regions = [held.screen.query_one(name).region for name in ("#prompt", "#answer", "#actions")]
            assert all(one.height > 0 and one.bottom <= height for one in regions)
            assert not any(one.overlaps(two) for one in regions for two in regions if one is not two)
        assert held.editor.text == RIGHT
