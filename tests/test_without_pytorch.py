"""Without PyTorch everything but coding goes on, and each way in says what is missing and how to get it."""

import json
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from textual.widgets import Static

from interview.bank import load_all
from interview.cli import main
from interview.draw import CODING_KINDS, draw
from interview.errors import DrawError
from interview.led.planning import check_plan, draw_plan, new_plan
from interview.led.searching import askable
from interview.models.question import Bank, Kind
from interview.models.settings import DrawRequest
from interview.presets import preset
from interview.pytorch import INSTALL, LEFT_OUT
from interview.transcript.private.state import PrivateState
from interview.tui.app import InterviewApp
from interview.tui.services import Services
from tests.led.sittings import sit
from tests.questions import theory
from tests.tui.stage import wait_until

ADVICE = "pip install 'torch-interview[code]'"


@pytest.fixture(autouse=True)
def _no_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the import system know nothing of PyTorch."""
    monkeypatch.setitem(sys.modules, "torch", None)


@pytest.fixture
def banks() -> list[Bank]:
    return load_all()


def test_a_mock_interview_is_filled_with_other_kinds_and_says_so_once(banks: list[Bank]) -> None:
    mock = preset("mock")
    assert mock is not None
    drawn = draw(banks, mock.settings.request, 7)
    assert len(drawn.questions) == 8
    assert not {one.question.kind for one in drawn.questions} & set(CODING_KINDS)
    assert drawn.notes == (LEFT_OUT,)


def test_what_needs_no_program_is_drawn_without_a_word(banks: list[Bank]) -> None:
    assert draw(banks, DrawRequest(kinds=(Kind.THEORY,), count=3), 7).notes == ()


def test_the_same_seed_with_pytorch_and_without_it_is_not_called_the_same_draw(
    banks: list[Bank], monkeypatch: pytest.MonkeyPatch
) -> None:
    without = draw(banks, DrawRequest(count=10), 7)
    present = ModuleType("torch")
    present.__spec__ = ModuleSpec("torch", None)
    monkeypatch.setitem(sys.modules, "torch", present)
    with_it = draw(banks, DrawRequest(count=10), 7)
    assert with_it.notes == ()
    assert without.inputs_hash != with_it.inputs_hash


@pytest.mark.parametrize(
    "request_", [DrawRequest(kinds=CODING_KINDS, count=3), DrawRequest(keys=("code-losses:stable-softmax",))]
)
def test_where_only_programs_are_asked_for_the_error_says_how_to_install_it(
    banks: list[Bank], request_: DrawRequest
) -> None:
    with pytest.raises(DrawError) as raised:
        draw(banks, request_, 7)
    assert raised.value.do == INSTALL


def test_a_plan_asks_what_it_can_and_says_so_once(banks: list[Bank], tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text(new_plan())
    plan, _ = check_plan(path, banks)
    assert plan is not None
    drawn = draw_plan(plan, banks, 7)
    assert drawn.questions
    assert not {one.question.kind for one in drawn.questions} & set(CODING_KINDS)
    assert drawn.notes.count(LEFT_OUT) == 1


def test_an_interviewer_is_offered_no_question_that_cannot_be_answered(banks: list[Bank], tmp_path: Path) -> None:
    sitting = sit(tmp_path, theory())
    offered = {one.question.kind for one in askable(sitting.state, PrivateState(), banks)}
    sitting.close()
    assert Kind.THEORY in offered
    assert not offered & set(CODING_KINDS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("judge", "code-losses:stable-softmax", "answer.py"),
        ("practice", "--plain", "--question", "code-losses:stable-softmax"),
        ("validate", "--run", "banks/bug.yaml"),
        ("draw", "--preset", "coding"),
    ],
)
def test_a_command_that_needs_it_ends_with_2_and_the_way_to_install_it(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main((*arguments, "--sessions", str(tmp_path))) == 2
    assert ADVICE in capsys.readouterr().err


def test_a_scripted_session_goes_on_and_says_on_standard_error_what_was_left_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    script = tmp_path / "script.yaml"
    script.write_text("answers: []\n")
    call = ("practice", "--preset", "mock", "--script", str(script), "--sessions", str(tmp_path / "s"), "--json")
    main(call)
    captured = capsys.readouterr()
    assert len(json.loads(captured.out)["questions"]) == 8
    assert captured.err.count(ADVICE) == 1


def test_the_doctor_says_what_is_lost(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(("doctor", "--json", "--sessions", str(tmp_path))) == 1
    found = {one["name"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["PyTorch"]["advice"] == LEFT_OUT
    assert not {"judge", "isolation"} & set(found)


async def test_the_first_screen_says_it(tmp_path: Path) -> None:
    app = InterviewApp(Services(sessions=tmp_path))
    async with app.run_test(size=(100, 40)) as pilot:
        line = app.screen.query_one("#home-banks", Static)
        await wait_until(pilot, lambda: LEFT_OUT in str(line.content), "what was found is shown")
