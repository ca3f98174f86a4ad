"""A program judged without a screen where it could do harm: it is not run unless the call allows it."""

import argparse
from pathlib import Path
from typing import cast

import pytest

from interview.cli.judge import judge_file
from interview.errors import UsageError
from interview.judge import Judge
from tests.cli.judges import LOOSE, PASSED, ReadyJudge


def options(folder: Path, *, run_unconfined: bool) -> argparse.Namespace:
    program = folder / "program.py"
    program.write_text("x = 1")
    return argparse.Namespace(
        question="code-losses:stable-softmax", file=program, bank=[], sessions=folder, json=False, samples=False,
        keep_going=False, run_unconfined=run_unconfined,
    )  # fmt: skip


def test_a_program_does_not_run_loosely_confined_unless_the_call_allows_it(tmp_path: Path) -> None:
    judge = ReadyJudge(isolation=LOOSE)
    with pytest.raises(UsageError, match="It could read your files") as refused:
        judge_file(options(tmp_path, run_unconfined=False), cast(Judge, judge))
    assert "--run-unconfined" in refused.value.do
    assert judge.sources == []
    assert judge.is_closed


def test_a_program_runs_loosely_confined_where_the_call_allows_it(tmp_path: Path) -> None:
    judge = ReadyJudge(PASSED, isolation=LOOSE)
    assert judge_file(options(tmp_path, run_unconfined=True), cast(Judge, judge)) == 0
    assert judge.sources == ["x = 1"]
    assert judge.is_closed
