"""The command line as scripts use it: output, exit codes, and a sentence for every wrong call."""

import json
from pathlib import Path
from typing import Any

import pytest

from interview.cli import main

RIGHT = "A stride is how many pixels the kernel moves at each step; a larger stride makes the output smaller."
SOFTMAX = """
import torch

def softmax(x, dim=-1):
    shifted = (x - x.amax(dim, keepdim=True)).exp()
    return shifted / shifted.sum(dim, keepdim=True)
"""


def call(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return a command's exit code, output and errors."""
    code = main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def call_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    return json.loads(call(capsys, *arguments, "--json")[1])


def test_a_draw_says_what_would_be_asked_and_why_and_repeats_with_its_seed(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    call_once = ("draw", "--seed", "7", "--count", "10", "--sessions", str(tmp_path))
    first = call_json(capsys, *call_once)
    assert len(first["questions"]) == 10
    assert {one["why"] for one in first["questions"]} == {"new"}
    assert first == call_json(capsys, *call_once)


def test_a_draw_keeps_to_its_filters(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    drawn = call_json(
        capsys, "draw", "--kind", "theory", "--topic", "cnn", "--count", "50", "--sessions", str(tmp_path)
    )
    assert drawn["questions"]
    assert {(one["kind"], one["topic"].split("/")[0]) for one in drawn["questions"]} == {("theory", "cnn")}
    assert drawn["notes"]


def test_a_good_answer_grades_with_0_and_a_bad_one_with_1(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text(RIGHT)
    assert call(capsys, "grade", "pytorch-core:stride", str(answer))[0] == 0
    grade = call_json(capsys, "grade", "pytorch-core:stride", str(answer))
    assert grade["mark"] > 0.6
    assert any(point["spans"] for point in grade["points"].values())
    answer.write_text("It is the learning rate of the optimiser.")
    assert call(capsys, "grade", "pytorch-core:stride", str(answer))[0] == 1


@pytest.mark.judge
def test_a_right_program_passes_with_0_and_a_wrong_one_fails_with_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    program = tmp_path / "answer.py"
    program.write_text(SOFTMAX)
    code, out, _ = call(capsys, "judge", "code-losses:stable-softmax", str(program), "--json")
    assert (code, json.loads(out)["outcome"]) == (0, "passed")
    program.write_text(SOFTMAX.replace("x.amax(dim, keepdim=True)", "0"))
    code, out, _ = call(capsys, "judge", "code-losses:stable-softmax", str(program), "--json")
    assert (code, json.loads(out)["outcome"]) == (1, "wrong")


@pytest.mark.judge
def test_a_script_holds_a_whole_session_that_can_be_exported(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    script = tmp_path / "script.yaml"
    answers: list[dict[str, object]] = [
        {"question": "pytorch-core:stride", "answer": RIGHT, "confidence": 4, "hints": 1},
        {"question": "code-losses:stable-softmax", "code": SOFTMAX},
        {"question": "pytorch-core:padding", "skip": True},
    ]
    script.write_text(json.dumps({"answers": answers}))
    wanted = [option for answer in answers for option in ("--question", str(answer["question"]))]
    folder = ("--sessions", str(tmp_path / "sessions"))
    code, out, _ = call(capsys, "practice", *wanted, "--script", str(script), *folder, "--json")
    held = json.loads(out)
    assert [one["phase"] for one in held["questions"]] == ["answered", "answered", "skipped"]
    assert held["questions"][1]["verdict"] == "passed"
    assert code == (0 if held["score"] >= 0.6 else 1)

    exported = json.loads(call(capsys, "export", held["session"], "--format", "json", *folder)[1])
    assert exported["questions"][0]["prose"] == RIGHT
    assert exported["questions"][0]["confidence"] == 4
    document = call(capsys, "export", "last", *folder)[1]
    assert RIGHT in document
    assert "shifted.sum" in document
    assert call(capsys, "sessions", *folder)[1].count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("grade", "pytorch-core:strid", "-"), "Did you mean pytorch-core:stride?"),
        (("grade", "pytorch-core:stride", "nowhere.txt"), "cannot be read"),
        (("grade", "code-losses:stable-softmax"), "interview judge"),
        (("judge", "pytorch-core:stride", "x.py"), "interview grade"),
        (("draw", "--kind", "theroy"), "Did you mean theory?"),
        (("draw", "--quota", "code"), "KIND=N"),
        (("draw", "--count", "0"), "greater than 0"),
        (("draw", "--topic", "cooking"), "no questions match"),
        (("draw", "--preset", "slow"), "quick, mock, coding"),
        (("export", "1999"), "there is no session"),
        (("practice", "--script", "nowhere.yaml"), "cannot be read"),
        (("validate", "nowhere.yaml"), "no such file"),
        ((), "needs a terminal"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_to_do(
    arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    extra = ("--sessions", str(tmp_path)) if arguments[:1] in {("draw",), ("export",), ("practice",)} else ()
    code, _, errors = call(capsys, *arguments, *extra)
    assert code == 2
    assert said in errors


def test_a_script_with_a_wrong_key_is_refused_by_name(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    script = tmp_path / "script.yaml"
    script.write_text("answers:\n  - anser: x\n")
    code, _, errors = call(capsys, "practice", "--count", "1", "--script", str(script), "--sessions", str(tmp_path))
    assert code == 2
    assert "anser" in errors
    assert not list(tmp_path.glob("*.jsonl"))


@pytest.mark.slow
@pytest.mark.judge
def test_the_doctor_names_python_torch_terminal_and_the_isolation_that_was_seen(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    code, out, _ = call(capsys, "doctor", "--json", "--sessions", str(tmp_path))
    found = {one["name"]: one for one in json.loads(out)}
    assert {"Python", "PyTorch", "terminal", "isolation", "banks", "sessions"} <= set(found)
    assert found["isolation"]["value"].split(":")[0] in {"full", "no namespaces", "no Landlock", "limits only", "none"}
    assert "Set $EDITOR" in found["editor"]["advice"]
    assert code == 1
