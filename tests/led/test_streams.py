"""The two streams: each side follows the other, joins late, and comes back after being killed."""

import asyncio
import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import pytest

from interview.errors import TranscriptError
from interview.led.acting import Requests
from interview.led.desk import Desk
from interview.led.follower import Follower, changes, writer_of
from interview.models.settings import DrawnQuestion
from interview.session import Sitting
from interview.session import commands as c
from interview.transcript.folder import load_session
from interview.transcript.lines import decode, encode
from interview.transcript.private.events import (
    ConsoleOpened,
    Marked,
    Noted,
    Recommendation,
    Recommended,
    Scored,
    Ticked,
)
from interview.transcript.private.records import KnownPrivate, decode_private, private_record
from interview.transcript.private.requests import (
    AskFollowUp,
    AskQuestion,
    EndSession,
    ExtendTime,
    GiveHint,
    LockEditor,
    PauseSession,
    PutQuestion,
    RecordConsent,
    RevealAnswer,
    ShowClock,
    SkipQuestion,
)
from interview.transcript.private.stream import private_of, private_path
from interview.transcript.reading import read_transcript
from interview.transcript.state import Phase
from tests.led.sittings import sit, type_in
from tests.questions import choice, code, predict, theory

STRIDE = "small:stride"


@contextmanager
def both(folder: Path, *questions: object) -> Iterator[tuple[Sitting, Requests, Desk]]:
    sitting = sit(folder, *questions)  # type: ignore[arg-type]
    desk = Desk.open(sitting.journal.path)
    try:
        yield sitting, Requests(sitting), desk
    finally:
        desk.close()
        sitting.close()


def act_on_all(requests: Requests) -> None:
    for request in requests.take():
        requests.act(request)


def test_every_request_has_its_effect_on_the_shared_session(tmp_path: Path) -> None:
    with both(tmp_path, theory(), predict()) as (sitting, requests, desk):
        added = DrawnQuestion(question=choice(), why="asked for")
        for event in (
            GiveHint(question=STRIDE, number=2),
            AskFollowUp(question=STRIDE, number=1),
            PutQuestion(question=STRIDE, text="And in three dimensions?"),
            RevealAnswer(question=STRIDE),
            ExtendTime(),
            LockEditor(locked=True),
            ShowClock(shown=False),
            PauseSession(paused=True),
            PauseSession(paused=False),
            SkipQuestion(question=STRIDE),
            AskQuestion(question="small:pick", drawn=added),
            AskQuestion(question="small:shape"),
        ):
            desk.do(event)
        act_on_all(requests)
        state = sitting.state
        first = state.questions[0]
        assert (first.hint_numbers, first.follow_ups, first.revealed) == ((2,), (1,), True)
        assert first.put == ("And in three dimensions?",)
        assert (first.extended_seconds, first.phase) == (60, Phase.SKIPPED)
        assert (state.locked, state.clock_shown, state.paused) == (True, False, False)
        assert [one.question.id for one in state.questions] == ["stride", "shape", "pick"]
        assert state.current == 1
        desk.refresh()
        assert desk.pending == ()
        assert desk.state == load_session(sitting.journal.path)[0]
        desk.do(EndSession())
        act_on_all(requests)
        assert sitting.state.ended == "abandoned"


def test_a_request_is_acted_on_once_however_often_the_candidates_process_starts_anew(tmp_path: Path) -> None:
    with both(tmp_path, theory()) as (sitting, requests, desk):
        desk.do(ExtendTime())
        act_on_all(requests)
        act_on_all(Requests(sitting))
        sitting.close()
        for _ in range(3):
            again, _ = Sitting.resume(sitting.journal.path)
            act_on_all(Requests(again))
            again.close()
        assert again.state.extended_seconds == 60
        sitting.journal = Sitting.resume(sitting.journal.path)[0].journal  # what the context closes at its end


def test_requests_made_while_nobody_was_there_are_acted_on_in_order_at_the_next_start(tmp_path: Path) -> None:
    sitting = sit(tmp_path, theory(), predict())
    path = sitting.journal.path
    sitting.close()
    desk = Desk.open(path)
    desk.do(GiveHint(question=STRIDE, number=1))
    desk.do(AskQuestion(question="small:shape"))
    desk.close()
    again, _ = Sitting.resume(path)
    act_on_all(Requests(again))
    assert again.state.questions[0].hint_numbers == (1,)
    assert again.state.current == 1
    again.close()


def test_a_request_that_makes_no_sense_any_more_is_declined_and_said_once(tmp_path: Path) -> None:
    with both(tmp_path, theory(), predict()) as (sitting, requests, desk):
        desk.do(GiveHint(question="small:shape", number=1))
        desk.do(PauseSession(paused=False))
        desk.do(GiveHint(question=STRIDE, number=7))
        act_on_all(requests)
        act_on_all(Requests(sitting))
        events = [record.event for record in read_transcript(sitting.journal.path).records]
        declined = [event for event in events if type(event).__name__ == "RequestDeclined"]
        assert len(declined) == 3
        desk.refresh()
        assert desk.pending == ()


def test_a_transcript_cut_at_any_byte_of_a_request_leads_to_its_effect_exactly_once(tmp_path: Path) -> None:
    with both(tmp_path, theory()) as (sitting, requests, desk):
        path = sitting.journal.path
        before = path.stat().st_size
        desk.do(ExtendTime())
        act_on_all(requests)
        whole = path.read_bytes()
        private = private_path(path).read_bytes()
    for cut in range(before, len(whole) + 1, 7):
        folder = tmp_path / str(cut)
        folder.mkdir()
        copy = folder / path.name
        copy.write_bytes(whole[:cut])
        private_path(copy).write_bytes(private)
        again, _ = Sitting.resume(copy)
        act_on_all(Requests(again))
        assert again.state.extended_seconds == 60, cut
        again.close()


def test_a_console_that_joins_late_or_again_knows_everything(tmp_path: Path) -> None:
    with both(tmp_path, theory()) as (sitting, _, desk):
        type_in(sitting, "It is how many positions the kernel moves.")
        desk.do(Noted(text="calm", question=STRIDE))
        desk.do(Ticked(question=STRIDE, point="step", said=True))
        desk.do(Marked(question=STRIDE, mark=0.5))
        desk.close()
        late = Desk.open(sitting.journal.path)
        assert late.state == load_session(sitting.journal.path)[0]
        assert [note.text for note in late.private.notes] == ["calm"]
        assert late.private.opinion(STRIDE).said == ("step",)
        proposal = late.proposal()
        assert proposal is not None
        assert proposal.points["step"].credit > 0
        desk.journal = late.journal
        assert late.private == private_of(sitting.journal.path)


def test_the_second_console_is_told_who_writes_and_watches(tmp_path: Path) -> None:
    with both(tmp_path, theory()) as (sitting, _, desk):
        second = Desk.open(sitting.journal.path)
        assert str(os.getpid()) in second.why_watching
        with pytest.raises(TranscriptError, match="can only watch"):
            second.do(Noted(text="mine"))
        desk.do(Noted(text="seen by both"))
        assert second.refresh()
        assert [note.text for note in second.private.notes] == ["seen by both"]


def test_the_interviewers_stream_is_private_and_the_candidates_says_nothing_of_it(tmp_path: Path) -> None:
    with both(tmp_path, theory()) as (sitting, requests, desk):
        desk.do(Noted(text="hesitates-over-padding"))
        desk.do(Marked(question=STRIDE, mark=0.25))
        act_on_all(requests)
        assert private_path(sitting.journal.path).stat().st_mode & 0o777 == 0o600
        assert b"hesitates" not in sitting.journal.path.read_bytes()


def test_a_follower_reads_each_whole_line_once_over_torn_writes_and_new_files(tmp_path: Path) -> None:
    path = tmp_path / "s.interviewer.jsonl"
    follower = Follower(path, decode_private)
    assert follower.read() == []
    lines = [encode(private_record(seq, 0.0, Noted(text=f"note {seq}"))) for seq in range(4)]
    path.write_bytes(lines[0] + lines[1][:20])
    assert [record.seq for record in follower.read()] == [0]
    path.write_bytes(lines[0])
    assert follower.read() == []
    path.write_bytes(lines[0] + lines[1])
    assert [record.seq for record in follower.read()] == [1]
    path.unlink()
    assert follower.read() == []
    path.write_bytes(b"".join(lines[:3]) + b"broken\n" + lines[3])
    assert [record.seq for record in follower.read()] == [2, 3]
    assert len(follower.problems) == 1


async def test_changes_of_the_followed_file_are_told_and_others_are_not_waited_for(tmp_path: Path) -> None:
    sitting = sit(tmp_path, theory())
    follower = Follower(sitting.journal.path, decode)
    seen = 0
    notices = changes(sitting.journal.path)
    async with asyncio.timeout(10):
        async for _ in notices:
            seen += len(follower.read())
            if seen == 3:
                sitting.do(c.ShowHint())
            if seen == 4:
                break
    await notices.aclose()  # type: ignore[attr-defined]
    sitting.close()


CONSOLE = """
import sys
from pathlib import Path
from interview.led.desk import Desk
from interview.transcript.private.events import Noted
desk = Desk.open(Path(sys.argv[1]))
for number in range(1000):
    desk.do(Noted(text=f"note {number}"))
    print(number, flush=True)
sys.stdin.read()
"""


def test_a_killed_console_loses_nothing_it_was_told_is_written(tmp_path: Path) -> None:
    sitting = sit(tmp_path, theory())
    path = sitting.journal.path
    console = subprocess.Popen(
        [sys.executable, "-c", CONSOLE, str(path)], stdout=subprocess.PIPE, stdin=subprocess.PIPE
    )
    assert console.stdout is not None
    acknowledged = [int(console.stdout.readline()) for _ in range(50)][-1]
    assert writer_of(private_path(path)) == console.pid
    console.send_signal(signal.SIGKILL)
    console.communicate()
    desk = Desk.open(path)
    texts = [note.text for note in desk.private.notes]
    assert len(texts) > acknowledged
    assert texts == [f"note {number}" for number in range(len(texts))]
    desk.do(Noted(text="back again"))
    desk.close()
    assert private_of(path).notes[-1].text == "back again"
    sitting.close()


def test_every_private_event_reads_back_as_it_was_written() -> None:
    drawn = DrawnQuestion(question=code(), why="asked for")
    events: list[KnownPrivate] = [
        ConsoleOpened(app="1", session="s"),
        Noted(text="x[i] [/]"),
        Scored(dimension="depth", score=3, evidence="e"),
        Recommended(recommendation=Recommendation.STRONG_YES, summary="s"),
        AskQuestion(question="small:double", drawn=drawn),
        RecordConsent(name="Ada"),
        EndSession(),
        Marked(question="q", mark=None, reached=False, by="blind"),
    ]
    for seq, event in enumerate(events):
        record = private_record(seq, 1.5, event)
        assert decode_private(encode(record)[:-1]).event == event
    assert len({event.id for event in events}) == len(events)


def test_the_words_on_disk_of_every_event_are_those_of_the_first_version() -> None:
    tags = [str(kind.__struct_config__.tag) for kind in get_args(KnownPrivate)]
    assert tags == [
        "console_opened", "noted", "ticked", "marked", "scored", "recommended", "consented", "asked", "skipped",
        "hint_given", "follow_up_asked", "question_typed", "revealed", "extended", "paused", "locked",
        "clock_set", "ended",
    ]  # fmt: skip
    old = b'{"seq":3,"at":"2026-01-02T10:00:00.000Z","active":1.000,"event":"hint_given","id":"ab"'
    old += b',"question":"q","number":2'
    record = decode_private(old + b',"crc":"%08x"}' % zlib.crc32(old))
    assert record.event == GiveHint(id="ab", question="q", number=2)
