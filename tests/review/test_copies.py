"""Copies of a session to hand on: nothing typed becomes markup, and a candidate's copy keeps the bank's secrets."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from interview.led.acting import Requests
from interview.led.desk import Desk
from interview.models.question import Bug, Choice, FollowUp, Hint, MultipleChoice, PlantedBug, Predict, Reference
from interview.models.settings import Feedback, SessionMode
from interview.models.task import Check, Task
from interview.review.candidate import for_candidate
from interview.review.copies import Copy, Form, Whose, copy_of, file_name, write_all, written
from interview.review.export import SessionDocument, as_json, json_schema
from interview.review.html import as_html
from interview.review.replay import MarkKind, Timeline
from interview.session import commands as c
from interview.transcript.lines import encode
from interview.transcript.private.events import Noted, Recommendation, Recommended, Scored
from interview.transcript.private.requests import PutQuestion
from interview.transcript.private.state import NOTHING, Note, PrivateState, Score
from tests.led.sittings import sit
from tests.private import note, write_private
from tests.questions import code, theory
from tests.review.stage import NOW, Stage, session

NASTY = [
    "<script>alert(1)</script>",
    "</style><script>x</script>",
    '"><img src=x onerror=alert(1)>',
    "[x](javascript:alert(1)) ![y](http://elsewhere/z.png)",
    "x[i] [/B, T] {0} %s &amp; <!-- ",
    "\x00\x1b[31m\x7f \ud7ff ☃",
    "]]></title></svg><b>",
]


class Reader(HTMLParser):
    """What a browser would see of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.shown = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.shown += data


def page_of(stage: Stage, private: PrivateState = NOTHING) -> str:
    return as_html(stage.state, Timeline(stage.records).marks, private)


def noted(text: str, question: str = "") -> tuple[Note, ...]:
    return (Note(at=NOW, active=0.0, question=question, text=text),)


def assert_harmless(page: str) -> Reader:
    reader = Reader(page)
    assert not reader.tags & {"script", "img", "iframe", "object", "link", "form", "input", "b", "i"}
    assert not any(name.startswith("on") for name in reader.attributes)
    assert all(address.startswith(("#", "https://", "http://")) for address in reader.addresses)
    assert page.count("<style>") == page.count("</style>") == 1
    return reader


@pytest.mark.parametrize("text", NASTY)
def test_nothing_that_anybody_wrote_becomes_markup(text: str) -> None:
    question = theory(prompt=text, title=text, explain=text, references=(Reference(title=text, url="javascript:1"),))
    stage = Stage(question, title=text)
    stage.do(c.Ask(index=0))
    stage.put(text)
    stage.do(c.SubmitAnswer())
    stage.do(c.Overrule(question="small:stride", point="size", counts=True, reason=text))
    reader = assert_harmless(
        page_of(stage, PrivateState(notes=noted(text, "small:stride") + noted(text), summary=text))
    )
    if text.isprintable():
        assert text in reader.shown


@given(st.text())
@examples(max_examples=60, deadline=None)
def test_every_answer_and_program_can_be_read_on_the_page(text: str) -> None:
    stage = session(answer=f"x {text}", program=f"x = {text!r}\n")
    reader = assert_harmless(page_of(stage))
    words = [word for word in re.findall(r"\w+", text) if word.isascii()]
    assert all(word in reader.shown for word in words)


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    page = page_of(session())
    assert "default-src 'none'" in unescape(page)
    assert not re.search(r"""(src|href)=["'](?!#|https?://)|@import|url\(""", page)
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_the_page_shows_mark_evidence_verdict_hint_confidence_and_time_line() -> None:
    stage = session()
    stage.do(c.Overrule(question="small:stride", point="size", counts=False, reason="Too vague."))
    shown = Reader(page_of(stage)).shown
    for words in ("Stride", "fairly sure", "Hint 1", "Think of sliding.", "passed", "negative values (hidden)",
                  "The machine's mark was", "Too vague.", "Model answer", "return 2 * x", "Timeline"):  # fmt: skip
        assert words in shown, words
    assert '<mark title="It is how far the kernel moves at each step.">' in page_of(stage)


def test_the_json_document_meets_its_published_schema() -> None:
    stage = session()
    text = as_json(stage.state, PrivateState(notes=noted("a note"), scores={"depth": Score(score=3)}))
    document = msgspec.json.decode(text, type=SessionDocument, strict=True)
    assert document.score == stage.state.score
    assert [one.mark for one in document.questions] == [one.mark for one in stage.state.questions]
    schema = json_schema()
    session_schema = schema["$defs"]["SessionDocument"]
    assert set(json.loads(text)) == set(session_schema["properties"])
    question_schema = schema["$defs"]["QuestionDocument"]
    assert set(json.loads(text)["questions"][0]) == set(question_schema["properties"])


# The candidate's copy

SECRET = "zq"
"""What every secret of these questions begins with."""


def secretive() -> Stage:
    """Return a session over questions whose every secret can be told by its beginning."""
    task = Task(
        entry="double", starter="def double(x): ...", reference="zqreference", accepted={"zqaccepted": "zqother"},
        checks=(Check(id="zqcheck", title="zqtitle", call="zqcall", hint_on_fail="zqhint"),),
    )  # fmt: skip
    unknown = {"interviewer_notes": "zqnotes", "explain": "zqexplain", "hints": (Hint(text="given"), Hint(text="zqh"))}
    follow_ups = (FollowUp(text="asked", answer="zqanswer"), FollowUp(text="zqnext"))
    stage = Stage(
        theory("one", answer="zqmodel", follow_ups=follow_ups, **unknown),
        Bug(id="two", bank="small", prompt="p", code=task, bugs=(PlantedBug(id="zqb", text="zqt", fix=("a", "zqf")),)),
        Predict(id="three", bank="small", prompt="p", snippet="s", answer="zqoutput", common_wrong={"zqw": "zqwhy"}),
        MultipleChoice(
            id="four", bank="small", prompt="p", choices=(Choice(text="a", correct=True, feedback="zqfeedback"),)
        ),
        code("five", prompt="zqprompt", title="zqtitle"),
        mode=SessionMode.LED,
    )  # fmt: skip
    for index in range(4):
        stage.do(c.Ask(index=index))
        stage.do(c.ShowHint()) if index == 0 else None
        stage.put("said aloud", "code" if index == 1 else "prose")
        stage.do(c.SubmitAnswer())
    stage.do(c.AskFollowUp(question="small:one"))
    stage.do(c.Overrule(question="small:one", point="size", counts=True, reason="zqreason"))
    return stage


@pytest.mark.parametrize("form", Form)
def test_a_candidates_copy_of_a_led_session_holds_no_secret_and_no_mark(form: Form) -> None:
    stage = secretive()
    state = for_candidate(stage.state)
    marks = tuple(mark for mark in Timeline(stage.records).marks if mark.kind is not MarkKind.MARK)
    document = written(Copy(state=state, marks=marks, marked=False), form)
    assert SECRET not in document
    assert "How far the kernel moves" not in document
    assert '"correct": true' not in document
    assert "said aloud" in document
    assert "given" in document
    assert not re.search(r"\d%|Score", re.sub(r"<style>.*</style>", "", document, flags=re.DOTALL))
    full = written(Copy(state=stage.state, marks=marks), form)
    assert SECRET in full


def test_whoever_practises_alone_keeps_what_the_program_showed_but_no_persons_correction() -> None:
    stage = session()
    stage.do(c.Overrule(question="small:stride", point="size", counts=False, reason="Too vague."))
    state = for_candidate(stage.state)
    assert state.questions[0].grade == stage.state.questions[0].grade
    assert state.questions[0].corrections == ()
    assert "kernel moves" in written(Copy(state=state), Form.PAGE)
    assert "Too vague." not in written(Copy(state=state), Form.PAGE)


@pytest.mark.parametrize(("ended", "revealed"), [(False, False), (True, True)])
def test_a_mock_interview_reveals_its_answers_at_its_end(ended: bool, revealed: bool) -> None:
    stage = Stage(theory(answer="zqmodel"), feedback=Feedback.MOCK)
    stage.do(c.Ask(index=0))
    stage.put("an answer")
    stage.do(c.SubmitAnswer())
    if ended:
        stage.do(c.End())
    assert (SECRET in written(Copy(state=for_candidate(stage.state)), Form.MARKDOWN)) is revealed


# Files


def saved(folder: Path, stage: Stage) -> Path:
    path = folder / "s.jsonl"
    path.write_bytes(b"".join(map(encode, stage.records)))
    return path


def test_an_interviewers_notes_are_in_the_full_copy_alone(tmp_path: Path) -> None:
    path = saved(tmp_path, session())
    stream = write_private(path, note("Quick.", "small:stride"), Recommended(recommendation=None, summary="Yes."))
    stream.write_bytes(stream.read_bytes() + b"[3]\nno\n")
    for form in Form:
        for words in ("Quick.", "Yes."):
            assert words in written(copy_of(path), form)
            assert words not in written(copy_of(path, Whose.CANDIDATE), form)
    assert [problem.partition(": ")[0] for problem in copy_of(path).problems] == [f"{stream}:3", f"{stream}:4"]
    assert copy_of(path, Whose.CANDIDATE).problems == ()


def test_a_folder_is_exported_whole_and_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = saved(tmp_path, session())
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{}")
    paths, unreadable = write_all([path, broken], tmp_path / "out", Whose.CANDIDATE, Form.PAGE)
    assert [one.name for one in paths] == ["s.candidate.html"] == [file_name(path, Whose.CANDIDATE, Form.PAGE)]
    assert "broken.jsonl" in unreadable[0]
    assert paths[0].read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.fixture
def interviewed(tmp_path: Path) -> Path:
    """Return a led session whose interviewer changed their mind, and asked something aloud."""
    sitting = sit(tmp_path, theory())
    desk = Desk.open(sitting.journal.path)
    requests = Requests(sitting)
    desk.do(Noted(text="hesitates", question="small:stride"))
    desk.do(PutQuestion(question="small:stride", text="And in three dimensions?"))
    desk.do(Scored(dimension="depth", score=2, evidence="first draft of the evidence"))
    desk.do(Scored(dimension="depth", score=3, evidence="corrected evidence"))
    desk.do(Recommended(recommendation=Recommendation.NO, summary="old summary"))
    desk.do(Recommended(recommendation=Recommendation.YES, summary="new summary"))
    for request in requests.take():
        requests.act(request)
    desk.close()
    sitting.close()
    return sitting.journal.path


@pytest.mark.parametrize("form", Form)
def test_the_full_copy_holds_what_the_interviewer_thinks_and_nothing_that_was_taken_back(
    interviewed: Path, form: Form
) -> None:
    document = written(copy_of(interviewed), form)
    for kept in ("hesitates", "corrected evidence", "new summary"):
        assert document.count(kept) == 1, kept
    for gone in ("first draft", "old summary"):
        assert gone not in document, gone


@pytest.mark.parametrize("whose", Whose)
def test_what_was_asked_aloud_stands_with_its_question_and_is_no_private_note(interviewed: Path, whose: Whose) -> None:
    lines = written(copy_of(interviewed, whose), Form.MARKDOWN).splitlines()
    assert [line for line in lines if "three dimensions" in line] == [
        "> The interviewer asked: And in three dimensions?"
    ]
    assert written(copy_of(interviewed, whose), Form.PAGE).count("And in three dimensions?") == 1
