"""What proves a coding question is run, and every program that does not end as its bank says is named."""

from pathlib import Path

import msgspec
import pytest

from interview.errors import UsageError
from interview.validation import Report
from tests.validation.banks import CODE, said, validated

pytestmark = pytest.mark.judge


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return validated(tmp_path_factory.mktemp("right"), CODE, run=True, fuzz=30)


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return validated(
        tmp_path_factory.mktemp("wrong"), CODE,
        ("              return x + x", "              return x + x + 1"),
        ("must_pass: [kept]", "must_pass: [kept]\n          verdict: timed_out"),
        ("must_fail: [kept]\n          must_pass: [value]", "must_fail: [value]\n          must_pass: [kept]"),
        ('fix: ["return c, x.mean()", "return c, x.sum()"]', 'fix: ["return c, x.mean()", "return (c, x.mean())"]'),
        ("answer: torch.Size([2])", "answer: torch.Size([3])"),
        ("answer: RuntimeError", "answer: ValueError"),
        run=True,
    )  # fmt: skip


def test_a_right_bank_passes_with_its_checks_against_its_mutants(right: Report) -> None:
    assert said(right) == []
    found = {matrix.question: {row.id: row.failed for row in matrix.mutants} for matrix in right.matrices}
    assert found == {
        "small:double": {"triples": ("value",), "in-place": ("kept",), "undone": ("value", "kept")},
        "small:mean-and-sum": {
            "starter": ("centred", "total"),
            "only-dimension": ("centred",),
            "only-total": ("total",),
        },
    }
    assert all(row.caught for matrix in right.matrices for row in matrix.mutants)


def test_faults_that_no_check_notices_are_suggested(right: Report) -> None:
    assert ("small:double", "detached") in {(survivor.question, survivor.change) for survivor in right.survivors}
    assert not any(survivor.change == "another operator" for survivor in right.survivors)


def test_a_report_is_plain_data_and_lines(right: Report) -> None:
    plain = msgspec.json.decode(msgspec.json.encode(right.as_json()))
    assert (plain["errors"], plain["warnings"], plain["ran"]) == (0, 0, True)
    assert plain["matrices"][0]["mutants"][0] == {
        "id": "triples", "outcome": "wrong", "failed": ["value"], "must_fail": ["value"], "caught": True,
    }  # fmt: skip
    programs = {row["id"]: row for row in plain["matrices"][0]["programs"]}
    assert {name: row["outcome"] for name, row in programs.items()} == {
        "reference": "passed", "accepted/sum": "passed", "starter": "error",
    }  # fmt: skip
    assert all(len(row["seeds"]) == 3 for row in programs.values())
    assert all(0 < row["time_share"] < 1 and 0 <= row["memory_share"] < 1 for row in programs.values())
    assert right.lines()[0] == "small:double: 2 checks, 3 of 3 mutants caught"
    assert right.lines()[-1].startswith("1 bank, 4 questions: 0 errors, 0 warnings (")


@pytest.mark.parametrize(
    "expected",
    [
        '17:14: error right-fails [double] The accepted solution "sum" fails the check "value"',
        '33:20: error mutant-verdict [double] The mutant "triples" ends with wrong, but must end with timed_out',
        '37:23: error mutant-passes [double] The mutant "in-place" must fail the check "value",'
        ' but the result is "passed"',
        '38:23: error mutant-fails [double] The mutant "in-place" must pass the check "kept"',
        '48:7: error right-fails [mean-and-sum] The starter with every fix fails the check "total"',
        "78:13: error prediction [shape] Running it gives 'torch.Size([2])', but the answer is 'torch.Size([3])'",
        "86:13: error prediction [raises] Running it gives 'RuntimeError', but the answer is 'ValueError'",
    ],
)
@pytest.mark.slow
def test_a_program_that_does_not_end_as_its_bank_says_is_named(wrong: Report, expected: str) -> None:
    assert any(line.startswith(expected) for line in said(wrong)), said(wrong)


@pytest.mark.slow
def test_the_programs_of_one_question_are_run_alone(tmp_path: Path) -> None:
    report = validated(tmp_path, CODE, run=True, only=["small:mean-and-sum"])
    assert [matrix.question for matrix in report.matrices] == ["small:mean-and-sum"]
    with pytest.raises(UsageError, match="small:absent"):
        validated(tmp_path, CODE, run=True, only=["small:absent"])


@pytest.mark.slow
def test_what_else_running_finds_is_named(tmp_path: Path) -> None:
    idle = "          call: double(torch.arange(4.0))\n        - id: idle\n          call: 1 + 1"
    report = validated(
        tmp_path, CODE,
        ("          call: double(torch.arange(4.0))", idle),
        ("            raise NotImplementedError", "            return x * 2"),
        ("          from: starter", "          code: double = len"),
        ("            return x - x.mean(0, keepdim=True), x.sum()", "            return undefined"),
        ("    prompt: What is printed?", "    prompt: What is printed?\n    torch: '<1.0'"),
        run=True,
    )  # fmt: skip
    told = " ".join(said(report))
    assert 'warning idle-check [double] No mutant fails the check "idle".' in told
    assert "error starter-passes [double] The starter already passes every check" in told
    assert "error right-fails [mean-and-sum] The reference" in told
    assert 'warning not-run [shape] Not run: it needs torch "<1.0", and a different version is installed' in told
