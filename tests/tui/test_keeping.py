"""Nothing that was typed is lost: not by a key, not by leaving, not by a cut-off, not by a damaged disk."""

import errno
import shutil
from pathlib import Path

import pytest
from textual import events
from textual.widgets import TextArea

from interview.models.question import AnyQuestion
from interview.models.settings import Settings
from interview.session import Phase, Sitting
from interview.transcript.folder import load_session
from interview.tui.commands import EVERYWHERE, INTERVIEW, REPORT
from interview.tui.screens.home import HomeScreen
from interview.tui.screens.interview import InterviewScreen
from interview.tui.screens.setup import SetupScreen
from interview.tui.widgets.dialogs import FinishDialog
from interview.tui.widgets.status_bar import StatusBar
from tests.questions import choice, code, predict, theory
from tests.tui.stage import everything_in, stage

KEYS = [
    key
    for scope in (INTERVIEW, REPORT, EVERYWHERE)
    for command in scope.commands
    for key in command.keys.split(",")
    if key and command.id not in ("external_editor", "quit")
]
EDITOR_KEYS = [
    "escape",
    "f7",
    "ctrl+a",
    "ctrl+e",
    "pageup",
    "ctrl+end",
    "tab",
    "shift+tab",
    "insert",
    "f11",
    "alt+enter",
]


@pytest.mark.parametrize("kind", ["prose", "code"])
async def test_no_key_loses_what_was_typed(tmp_path: Path, kind: str) -> None:
    questions: list[AnyQuestion] = [theory(), code()] if kind == "prose" else [code(), theory()]
    async with stage(tmp_path, *questions, settings=Settings()) as held:
        first = questions[0].key
        typed = "Typed by me. "
        for key in dict.fromkeys([*KEYS, *EDITOR_KEYS]):
            if held.now.question.key != first:
                await held.press("f8")
            held.screen.query_one(f"#{kind}", TextArea).focus()
            await held.type(typed)
            await held.press(key)
            while len(held.app.screen_stack) > 3 or not isinstance(held.app.screen, InterviewScreen):
                await held.press("escape")
            await held.app.screen.put_down()
            state = held.sitting.state.questions[0]
            assert typed.strip() in (state.prose or state.code), f"{key} lost the text"
            if state.done:
                break
        assert held.sitting.state.questions[0].prose or held.sitting.state.questions[0].code


async def test_enter_and_letters_are_typed_and_give_no_command_while_an_editor_has_the_focus(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), predict(), settings=Settings()) as held:
        await held.type("q n o f\nr e")
        assert held.editor.text == "q n o f\nr e"
        assert isinstance(held.app.screen, InterviewScreen)
        assert held.sitting.state.current == 0


@pytest.mark.parametrize("kind", ["prose", "code"])
async def test_editing_keys_of_a_burst_are_carried_out_in_their_turn(tmp_path: Path, kind: str) -> None:
    async with stage(tmp_path, theory() if kind == "prose" else code(), theory("next"), settings=Settings()) as held:
        for key in ("f7", "delete", "a", "b", "backspace", "c", "left", "d", "f9"):
            held.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await held.until(lambda: held.sitting.state.current == 1, "the next question is shown")
        first = held.sitting.state.questions[0]
        assert (first.prose or first.code) == "adc"


async def test_keys_right_behind_a_change_of_question_reach_the_new_editor(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), code(), settings=Settings()) as held:
        for key in ("a", "f9", "f7", "b", "f8", "c"):
            held.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await held.until(lambda: held.app.focused is not None and held.editor.text == "ac", "all is typed")
        assert held.sitting.state.questions[1].code == "b"


async def test_drafts_of_several_questions_stay_apart(tmp_path: Path) -> None:
    async with stage(tmp_path, theory("a"), theory("b"), choice(), settings=Settings()) as held:
        await held.pilot.press(*"one", "f9", *"two", "f9", "space", "f8", "f8")
        await held.pilot.pause()
        assert held.editor.text == "one"
        assert [one.prose for one in held.sitting.state.questions[:2]] == ["one", "two"]
        assert held.sitting.state.questions[2].prose in ("1", "2")


async def test_a_hundred_pasted_lines_are_kept_whole(tmp_path: Path) -> None:
    async with stage(tmp_path, code(), settings=Settings()) as held:
        text = "".join(f"x{number} = [{number}]  # é 张 [/b]\n" for number in range(100))
        await held.press("f7")
        await held.write(text)
        await held.press("f9")
        assert held.sitting.state.questions[0].code == text


async def test_quitting_keeps_the_last_key_and_says_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, theory(), settings=Settings()) as held:
        said: list[object] = []
        monkeypatch.setattr(held.app, "exit", lambda message: said.append(message))
        await held.pilot.press(*"half", "ctrl+q")
        assert said == ["The session was saved: start the program again and choose Resume."]
    state, transcript = load_session(held.sitting.journal.path)
    assert state.questions[0].prose == "half"
    assert not transcript.problems
    assert not state.ended


async def test_a_session_that_was_cut_off_is_the_first_thing_at_home_and_goes_on_where_it_was(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    async with stage(first, theory("a"), theory("b"), settings=Settings(title="Cut off")) as held:
        await held.pilot.press("f9", *"half", "f2")
        held.time.now += 30
        await held.type(" an answer")
        await held.until(lambda: held.now.prose == "half an answer", "the draft is written down by itself")
        shutil.copytree(first, second)  # what a killed process leaves
    async with stage(second, theory("a"), theory("b")) as held:
        await held.until(lambda: "Resume" in held.text, "the session is found")
        assert "Cut off from" in everything_in(held.screen)
        assert "0 of 2 answered" in everything_in(held.screen)
        await held.press("enter")
        await held.until(lambda: isinstance(held.app.screen, InterviewScreen), "the session is shown")
        screen = held.app.screen
        assert isinstance(screen, InterviewScreen)
        assert screen.sitting.state.current == 1
        assert screen.sitting.state.questions[1].hints == 1
        assert held.editor.text == "half an answer"
        assert held.editor.cursor_location == (0, len("half an answer")), "the cursor is where the typing ended"
        await held.type("!")
        assert held.editor.text == "half an answer!"
        assert "question 2:" in screen.query_one(StatusBar).line


async def test_a_session_can_be_left_for_later_and_home_offers_it(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=Settings()) as held:
        await held.type("half")
        await held.press("f12")
        assert isinstance(held.screen, FinishDialog)
        await held.press("l")
        await held.until(lambda: isinstance(held.screen, HomeScreen), "home is shown")
        await held.until(lambda: "Resume" in held.text, "the session is offered")
        assert load_session(held.sitting.journal.path)[0].questions[0].prose == "half"


async def test_a_program_that_was_with_the_judge_when_all_ended_is_judged_after_resuming(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    async with stage(first, code(), settings=Settings()) as held:
        await held.press("ctrl+s", "1")
        await held.until(lambda: bool(held.judge.submissions), "the judge has the program")
        shutil.copytree(first, second)
    async with stage(second, code()) as held:
        await held.until(lambda: "Resume" in held.text, "the session is found")
        await held.press("enter")
        await held.until(lambda: bool(held.judge.submissions), "the judge has the program again")


async def test_trouble_with_the_disk_is_said_in_the_status_line_and_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with stage(tmp_path, theory(), settings=Settings()) as held:
        screen = held.app.screen
        assert isinstance(screen, InterviewScreen)
        with monkeypatch.context() as disk:
            disk.setattr(held.sitting.journal, "_write", full)
            await held.type("half")
            await screen.put_down()
            await screen.tick()
            assert "Not saved!" in screen.query_one(StatusBar).line
        await screen.tick()
        assert "Not saved!" not in screen.query_one(StatusBar).line
        assert load_session(held.sitting.journal.path)[0].questions[0].prose == "half"


async def test_the_second_process_is_told_who_holds_a_session(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), settings=Settings()) as held:
        held.app.resume_session(held.sitting.journal.path)
        await held.until(lambda: any("open in" in one.message for one in held.app._notifications), "that is said")
        assert held.now.phase is Phase.OPEN


async def test_what_the_own_editor_wrote_becomes_the_draft_and_can_be_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import nullcontext

    monkeypatch.setenv("EDITOR", 'sh -c \'printf "%s from outside" "$(cat "$0")" > "$0"\'')
    monkeypatch.delenv("VISUAL", raising=False)
    async with stage(tmp_path, theory(), settings=Settings()) as held:
        monkeypatch.setattr(held.app, "suspend", nullcontext)
        await held.type("half")
        await held.press("ctrl+g")
        assert held.editor.text == "half from outside"
        await held.press("f5", "escape")
        assert held.now.prose == "half from outside"
        await held.press("ctrl+z")
        assert held.editor.text == "half"


async def test_a_new_session_is_a_new_file_and_starting_twice_makes_one(tmp_path: Path) -> None:
    async with stage(tmp_path, theory(), predict()) as held:
        held.app.start_session(Settings(), 3)
        held.app.start_session(Settings(), 3)
        await held.until(lambda: isinstance(held.app.screen, InterviewScreen), "the session is shown")
        await held.until(lambda: not held.app._is_opening, "the program is at rest")
        assert len(list(tmp_path.glob("*.jsonl"))) == 1
        assert sum(isinstance(one, InterviewScreen) for one in held.app.screen_stack) == 1


async def test_setup_starts_what_it_says(tmp_path: Path) -> None:
    async with stage(tmp_path, theory("a"), theory("b"), predict(), code()) as held:
        await held.press("down", "down", "down", "enter")
        assert isinstance(held.app.screen, SetupScreen)
        assert "4 questions, 23 minutes. Only 4 of 5 questions match." in held.text
        held.screen.query_one("#kinds").focus()
        await held.press("home", "space")
        await held.until(lambda: "2 questions, 6 minutes." in held.text, "theory alone is counted")
        held.screen.query_one("#count").focus()
        await held.press("backspace")
        await held.type("1")
        held.screen.query_one("#seed").focus()
        await held.type("4")
        await held.until(lambda: "1 question, 3 minutes." in held.text, "one question is counted")
        await held.press("ctrl+s")
        await held.until(lambda: isinstance(held.app.screen, InterviewScreen), "the session is shown")
        screen = held.app.screen
        assert isinstance(screen, InterviewScreen)
        sitting: Sitting = screen.sitting
        assert (len(sitting.state.questions), sitting.state.seed) == (1, 4)
        assert sitting.state.questions[0].question.kind == "theory"


async def test_setup_refuses_what_is_no_number_and_stays(tmp_path: Path) -> None:
    async with stage(tmp_path, theory()) as held:
        await held.press("down", "down", "down", "enter")
        held.screen.query_one("#count").focus()
        await held.type("x")
        assert "is not a valid number" in held.text
        await held.press("ctrl+s")
        assert isinstance(held.app.screen, SetupScreen)
