"""The scorecard: three kinds of marks side by side, "not reached" apart from wrong, and both streams by time."""

import json
from html import unescape
from pathlib import Path

import pytest

from interview import cli
from interview.led.acting import Requests
from interview.led.card import as_html_card, as_markdown_card, rows
from interview.led.desk import Desk
from interview.led.merging import story
from interview.session import Sitting
from interview.session import commands as c
from interview.transcript.private.events import Marked, Noted, Recommendation, Recommended, Scored, Ticked
from interview.transcript.private.requests import AskQuestion, EndSession, SkipQuestion
from interview.transcript.private.scales import DIMENSIONS
from tests.led.sittings import sit, type_in
from tests.questions import predict, theory

STRIDE = "small:stride"


def interviewed(folder: Path) -> tuple[Sitting, Desk]:
    """Return a whole small interview: one question answered, one skipped, one never reached."""
    sitting = sit(folder, theory(), predict(), theory("padding"))
    desk = Desk.open(sitting.journal.path)
    requests = Requests(sitting)
    type_in(sitting, "It is how many positions the kernel moves.")
    desk.do(Ticked(question=STRIDE, point="step", said=True))
    desk.do(Ticked(question=STRIDE, point="size", said=True))
    sitting.do(c.SubmitAnswer())
    sitting.do(c.GiveConfidence(question=STRIDE, confidence=4))
    desk.do(Marked(question=STRIDE, mark=1.0))
    desk.do(Noted(text="said the | rest *aloud*", question=STRIDE))
    desk.do(AskQuestion(question="small:shape"))
    desk.do(SkipQuestion(question="small:shape"))
    for request in requests.take():
        requests.act(request)
    desk.do(Scored(dimension="depth", score=3, evidence="derived it <b>"))
    desk.do(Recommended(recommendation=Recommendation.YES, summary="solid"))
    desk.do(EndSession())
    for request in requests.take():
        requests.act(request)
    desk.refresh()
    sitting.close()
    return sitting, desk


def test_machines_interviewers_and_own_marks_stand_side_by_side(tmp_path: Path) -> None:
    _, desk = interviewed(tmp_path)
    first, second, third = rows(desk.state, desk.private)
    machine, interviewer, heard, confidence = first[4:8]
    assert (interviewer, heard, confidence) == ("100%", "2 of 2", "certain")
    assert machine not in ("100%", "–")
    assert second[2] == "skipped"
    assert (third[2], third[4], third[5]) == ("not reached", "–", "–")


def test_what_there_was_no_time_for_is_not_wrong(tmp_path: Path) -> None:
    _, desk = interviewed(tmp_path)
    desk.do(Marked(question="small:shape", mark=None, reached=False))
    assert rows(desk.state, desk.private)[1][2:6] == ("not reached", "", "–", "–")


def test_the_card_is_exported_as_markdown_and_html_that_fetches_nothing(tmp_path: Path) -> None:
    _, desk = interviewed(tmp_path)
    markdown = as_markdown_card(desk.state, desk.private)
    assert "**Recommendation: yes**" in markdown
    assert "| Depth | 3 of 4 | derived it \\<b\\> |" in markdown
    assert all(dimension.title in markdown for dimension in DIMENSIONS)
    page = as_html_card(desk.state, desk.private)
    assert "derived it &lt;b&gt;" in page
    assert "default-src 'none'" in unescape(page)
    assert "://" not in page
    assert "aloud" in page
    assert "aloud" not in as_html_card(desk.state, desk.private, notes=False)


def test_the_shell_prints_card_and_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, desk = interviewed(tmp_path)
    desk.close()
    shared = ["--sessions", str(tmp_path)]
    assert cli.main(["scorecard", *shared, "--format", "json"]) == 0
    card = json.loads(capsys.readouterr().out)
    assert card["recommendation"] == "yes"
    assert {"dimension": "depth", "score": 3, "evidence": "derived it <b>"} in card["scores"]
    assert cli.main(["story", *shared]) == 0
    told = capsys.readouterr().out
    order = [
        "agreed to the recording (Ada)", "machine's mark on", "interviewer  mark on “Stride”: 100%",
        "note: said the", "question skipped: “A shape”", "recommendation: yes", "session ended: abandoned",
    ]  # fmt: skip
    places = [told.index(words) for words in order]
    assert places == sorted(places)
    assert "heard: It is how far the kernel moves at each step." in told


def test_a_story_without_its_private_side_tells_the_shared_one(tmp_path: Path) -> None:
    sitting, desk = interviewed(tmp_path)
    desk.close()
    whole = story(sitting.journal.path)
    (tmp_path / f"{sitting.state.session}.interviewer.jsonl").unlink()
    shared = story(sitting.journal.path)
    assert len(shared) < len(whole)
    assert {moment.who for moment in shared} == {"candidate", "shared"}


def test_candidates_are_laid_side_by_side_and_nobody_is_ranked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = []
    for _ in range(3):
        sitting, desk = interviewed(tmp_path)
        desk.close()
        names.append(sitting.state.session)
    other = sit(tmp_path, theory())
    other.close()
    assert cli.main(["compare", *names, "--sessions", str(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert told.count("· 100% · certain") == 3
    assert told.count("not reached") == 3
    assert "not asked the same" not in told
    assert cli.main(["compare", names[0], other.state.session, "--sessions", str(tmp_path)]) == 0
    assert "not asked the same" in capsys.readouterr().out
