"""What people overruled in their sessions is listed at its place in the bank, and as settled once the bank agrees."""

from pathlib import Path

import pytest

from interview.bank import load
from interview.models.settings import Settings
from interview.session import Sitting
from interview.session import commands as c
from interview.transcript.events import Edit
from interview.validation import Report
from tests.questions import drawn
from tests.validation.banks import THEORY, validated

ANSWER = "Earlier updates live on in the current one like a heavy ball that keeps rolling."


@pytest.fixture
def sessions(tmp_path: Path) -> Path:
    """A folder with one session, in which a missed point was made to count after a change of mind."""
    bank = tmp_path / "asked.yaml"
    bank.write_text(THEORY)
    folder = tmp_path / "sessions"
    sitting = Sitting.start(folder, Settings(), drawn(*load(bank).questions.values()))
    sitting.do(c.Ask(index=0))
    sitting.do(c.EditDraft(part="prose", edits=(Edit(0, "", ANSWER),)))
    sitting.do(c.SubmitAnswer())
    for counts, reason in ((False, "no"), (True, "a heavy ball is\nthe running average")):
        sitting.do(c.Overrule(question="small:momentum", point="average", counts=counts, reason=reason))
    sitting.close()
    return folder


def listed(tmp_path: Path, sessions: Path, *changes: tuple[str, str]) -> Report:
    return validated(tmp_path, THEORY, *changes, overruled_in=sessions)


def test_an_overruled_point_is_listed_once_with_its_place_reason_and_answer(tmp_path: Path, sessions: Path) -> None:
    report = listed(tmp_path, sessions)
    (one,) = report.overruled
    assert (one.question, one.point, one.counts, one.settled) == ("small:momentum", "average", True, False)
    assert one.answer == ANSWER
    assert (tmp_path / "small.yaml").read_text().splitlines()[one.line - 1].strip() == "- id: average"
    assert '"average" counts (open): "a heavy ball is the running average"' in "\n".join(report.lines())
    assert report.exit_code(strict=True) == 0


def test_it_is_settled_once_the_bank_has_the_wording(tmp_path: Path, sessions: Path) -> None:
    wording = "- accumulates a velocity from earlier gradients"
    report = listed(tmp_path, sessions, (wording, f"{wording}\n          - earlier updates live on in the current one"))
    assert [one.settled for one in report.overruled] == [True]


def test_a_point_that_the_bank_no_longer_has_is_left_out(tmp_path: Path, sessions: Path) -> None:
    report = listed(tmp_path, sessions, ("- id: average", "- id: mean"), ("[average, damping]", "[mean, damping]"))
    assert report.overruled == ()


def test_a_session_that_cannot_be_read_is_said(tmp_path: Path, sessions: Path) -> None:
    (sessions / "torn.jsonl").write_text("nothing\n")
    report = listed(tmp_path, sessions)
    assert len(report.overruled) == 1
    assert ["torn.jsonl" in sentence for sentence in report.unread] == [True]
