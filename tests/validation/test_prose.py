"""A theory question marks right answers well, and nothing else."""

from pathlib import Path

import pytest

from interview.validation import grading, phrases, validate
from tests.validation.banks import CHOICE, CODE, THEORY, said, validated


@pytest.mark.parametrize("text", [THEORY, CODE, CHOICE], ids=["theory", "code", "choice"])
def test_a_right_bank_has_no_problems(tmp_path: Path, text: str) -> None:
    report = validated(tmp_path, text)
    assert said(report) == []
    assert report.exit_code(strict=True) == 0


FAULTS = {
    "a sample that scores too low": (
        ("samples:\n", "samples:\n      - answer: Bananas are yellow.\n        expect: {min: 0.5}\n"),
        "31:17: error sample [momentum] The sample scores 0.00, but must score at least 0.5; missed: average, damping.",
    ),
    "a sample that meets other points": (
        ("expect: {points: [average, damping], min: 0.8}", "expect: {points: [average], min: 0.8}"),
        '33:26: error sample [momentum] The sample\'s "points" are [average, damping], but must be [average].',
    ),
    "a misconception that fires on the model answer": (
        ("- it increases the learning rate at every epoch", "- keeps a running average of past gradients"),
        '24:9: error must-not-fires [momentum] The misconception "rate" is found in the model answer:',
    ),
    "a phrase that occurs in the prompt": (
        ("- the swings from side to side average out", "- momentum in gradient descent"),
        '22:13: warning phrase-in-prompt [momentum] The phrase "momentum in gradient descent" occurs in the prompt,',
    ),
    "a phrase that is one common word": (
        ("- the swings from side to side average out", "- helps"),
        '22:13: warning common-word [momentum] The phrase "helps" is one common word.',
    ),
    "points that match each other's phrases": (
        ("- the swings from side to side average out", "- a running average of past gradients is kept"),
        '18:9: warning same-point [momentum] The points "average" and "damping" match each other\'s phrases',
    ),
    "a model answer that misses a point": (
        (" while oscillations across a ravine cancel out", ""),
        "9:13: error model-answer [momentum] The model answer scores",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_a_rubric_is_said_at_its_place(tmp_path: Path, name: str) -> None:
    change, expected = FAULTS[name]
    report = validated(tmp_path, THEORY, change)
    assert any(line.startswith(expected) for line in said(report)), said(report)


def test_a_phrase_whose_denial_still_counts_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phrases, "DENIALS", ("Yes, it {}.",))
    denied = [line for line in said(validated(tmp_path, THEORY)) if "denied-phrase" in line]
    assert len(denied) == 4
    assert denied[0].startswith(
        '16:13: error denied-phrase [momentum] Even when denied ("it is not true that keeps a running'
    )


def test_a_draft_may_have_errors(tmp_path: Path) -> None:
    change, _ = FAULTS["a sample that scores too low"]
    report = validated(tmp_path, THEORY, change, ("    topic: optim", "    topic: optim\n    status: draft"))
    assert (report.errors, report.exit_code(), report.exit_code(strict=True)) == (0, 0, 2)


def test_a_retired_question_is_left_alone(tmp_path: Path) -> None:
    change, _ = FAULTS["a sample that scores too low"]
    assert said(validated(tmp_path, THEORY, change, ("    topic: optim", "    status: retired"))) == []


def test_the_answer_to_another_question_must_not_count(tmp_path: Path) -> None:
    other = (
        THEORY.split("questions:\n")[1].replace("id: momentum", "id: velocity").replace("topic: optim", "topic: other")
    )
    report = validated(tmp_path, THEORY + other)
    assert [problem.code for problem in report.problems] == ["other-answer", "other-answer"]
    assert 'The model answer of "velocity" scores 1.00 here, but must score below 0.3' in said(report)[0]
    kin = validated(tmp_path, THEORY + other.replace("topic: other", "topic: optim"))
    assert (kin.errors, kin.warnings) == (0, 2)


def test_a_prediction_that_its_comparison_rejects_is_said(tmp_path: Path) -> None:
    report = validated(
        tmp_path,
        CODE,
        ("answer: torch.Size([2])", "answer: torch.Size([2])\n    accept: ['(9, 9)']\n    compare: shape"),
    )
    assert said(report) == []
    wrong = (
        "answer: torch.Size([2])",
        "answer: torch.Size([2])\n    compare: shape\n    common_wrong:\n      (2,): No.",
    )
    assert any(
        '"(2,)" is marked as right by `compare: shape`' in line for line in said(validated(tmp_path, CODE, wrong))
    )


def test_a_reference_that_breaks_its_own_ban_is_said_at_its_line(tmp_path: Path) -> None:
    ban = ("      entry: double", "      forbid: [torch.add]\n      entry: double")
    accepted = ("              return x + x", "              return torch.add(x, x)")
    (line,) = said(validated(tmp_path, CODE, ban, accepted))
    assert line.startswith(
        '20:15: error forbidden [double] The accepted solution "sum" uses torch.add, which this question'
    )


def test_follow_ups_into_other_banks_are_followed(tmp_path: Path) -> None:
    link = "    follow_ups:\n      - ref: other:{}\n    key_points:"
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    first.write_text(THEORY.replace("    key_points:", link.format("momentum")))
    second.write_text(THEORY.replace("id: small", "id: other"))
    assert "unknown-bank" in [problem.code for problem in validate([first]).problems]
    assert {problem.code for problem in validate([first, second]).problems} == {"other-answer"}
    first.write_text(THEORY.replace("    key_points:", link.format("momentun")))
    assert 'The bank "other" has no question "momentun"' in str(validate([first, second]).problems[0])


def test_a_bank_that_cannot_be_read_is_reported_and_not_graded(tmp_path: Path) -> None:
    report = validated(tmp_path, THEORY, ("    prompt:", "    promt:"))
    assert said(report) == ['8:5: error unknown-key [momentum] Unknown key "promt". Did you mean "prompt"?']
    assert (report.questions, report.exit_code()) == (0, 1)


def test_many_questions_are_validated_side_by_side_with_the_same_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = THEORY.split("questions:\n")[1]
    change, expected = FAULTS["a phrase that is one common word"]
    text = THEORY + "".join(questions.replace("id: momentum", f"id: momentum-{number}") for number in range(3))
    alone = validated(tmp_path, text.replace(change[0], change[1], 1))
    monkeypatch.setattr(grading, "WORTH_A_PROCESS", 2)
    monkeypatch.setattr(grading, "cores", lambda: 2)
    path = tmp_path / "small.yaml"
    told: list[tuple[str, int, int]] = []
    together = validate([path], on_progress=lambda *progress: told.append(progress))
    assert together.problems == alone.problems
    assert any(line.startswith(expected) for line in said(together))
    assert told[-1] == ("small:momentum-2", 4, 4)
