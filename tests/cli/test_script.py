"""A session from a script where programs could do harm: nothing runs that the call does not allow."""

import argparse
import json
from pathlib import Path
from typing import cast

import pytest

from interview.cli.script import play
from interview.judge import Judge
from interview.models.settings import Settings
from interview.models.verdict import Outcome
from interview.session import Phase
from interview.transcript.folder import load_session
from tests.cli.judges import LOOSE, PASSED, ReadyJudge
from tests.questions import code, drawn


def options(folder: Path, *, run_unconfined: bool) -> argparse.Namespace:
    script = folder / "script.yaml"
    script.write_text(json.dumps({"answers": [{"code": "x = 1"}, {"code": "x = 2"}]}))
    return argparse.Namespace(script=script, json=False, run_unconfined=run_unconfined)


def test_programs_do_not_run_loosely_confined_unless_the_call_allows_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    judge = ReadyJudge(isolation=LOOSE)
    call = options(tmp_path, run_unconfined=False)
    assert play(call, tmp_path, Settings(), drawn(code("a"), code("b")), judge=cast(Judge, judge)) == 1
    assert judge.sources == []
    assert judge.is_closed
    state = load_session(next(tmp_path.glob("*.jsonl")))[0]
    verdicts = [one.last_verdict for one in state.questions]
    assert [one and one.outcome for one in verdicts] == [Outcome.CANCELLED] * 2
    assert all(one and "running them was not approved" in one.sentence for one in verdicts)
    assert [one.phase for one in state.questions] == [Phase.OPEN] * 2
    told = capsys.readouterr().err
    assert "It could read your files." in told
    assert told.count("--run-unconfined") == 1


def test_programs_run_loosely_confined_where_the_call_allows_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    judge = ReadyJudge(PASSED, PASSED, isolation=LOOSE)
    call = options(tmp_path, run_unconfined=True)
    assert play(call, tmp_path, Settings(), drawn(code("a"), code("b")), judge=cast(Judge, judge)) == 0
    assert judge.sources == ["x = 1", "x = 2"]
    assert capsys.readouterr().err == ""
