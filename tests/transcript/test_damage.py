"""A transcript that was damaged anywhere: what is whole is read, the rest is named, and nothing crashes."""

import datetime as dt
import errno
import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from interview.errors import TranscriptError
from interview.models.settings import Settings
from interview.models.verdict import Outcome, Verdict
from interview.session import Session, Sitting
from interview.session import commands as c
from interview.session.clock import ActiveClock
from interview.transcript.events import Edit, Record
from interview.transcript.folder import load_session
from interview.transcript.journal import Journal
from interview.transcript.lines import encode
from interview.transcript.reading import read_transcript
from tests.questions import choice, code, drawn, theory
from tests.transcript.test_journal import records


@cache
def whole_session(folder: Path) -> bytes:
    """Return the transcript of a short session in which everything happens once."""
    sitting = Sitting.start(folder / "whole", Settings(), drawn(theory(), code(), choice()))
    key = "small:stride"
    for command in (
        c.Ask(index=0), c.ShowHint(), c.ToggleFlag(),
        c.EditDraft(part="prose", edits=(Edit(0, "", "how many positions the kernel moves ☃"), Edit(0, "h", "H"))),
        c.Pause(), c.Resume(), c.ExtendTime(seconds=60.0), c.SubmitAnswer(),
        c.GiveConfidence(question=key, confidence=2),
        c.Overrule(question=key, point="size", counts=True, reason="It says so."), c.Ask(index=1),
        c.EditDraft(part="code", edits=(Edit(0, "def", "async def"),)), c.RunCode(),
        c.RecordVerdict(question="small:double", run=1, verdict=Verdict(outcome=Outcome.WRONG, sentence="No.")),
        c.Skip(), c.Ask(index=2), c.End(reason="abandoned"),
    ):  # fmt: skip
        sitting.do(command)
    sitting.close()
    return sitting.journal.path.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damage")


places = st.integers(0, 10**6)
damages = st.lists(st.tuples(st.sampled_from(["flip", "cut", "insert", "double"]), places, st.binary(max_size=9)))


def damaged(data: bytes, damage: list[tuple[str, int, bytes]]) -> bytes:
    for kind, anywhere, content in damage:
        at = anywhere % (len(data) + 1)
        match kind:
            case "flip":
                data = data[:at] + bytes([data[at] ^ (1 + len(content))]) + data[at + 1 :] if at < len(data) else data
            case "cut":
                data = data[:at] + data[at + len(content) :]
            case "insert":
                data = data[:at] + content + data[at:]
            case "double":
                data = data[:at] + data[max(0, at - 500) : at] + data[at:]
    return data


@given(damages)
@example([("insert", 10**6, b'{"seq":99')])
@examples(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_damage_anywhere_is_said_and_what_is_left_can_be_read_and_gone_on_with(
    folder: Path, damage: list[tuple[str, int, bytes]]
) -> None:
    original = whole_session(folder)
    path = folder / "damaged.jsonl"
    path.write_bytes(damaged(original, damage))
    try:
        transcript = read_transcript(path)
    except TranscriptError:
        assert path.read_bytes().partition(b"\n")[0] != original.partition(b"\n")[0]
        return
    whole = {line for line in original.split(b"\n") if line}
    assert {encode(record)[:-1] for record in transcript.records} <= whole
    assert bool(transcript.problems) == (len(transcript.records) < len(whole) or path.read_bytes() != original)
    state, _ = load_session(path)
    sitting, _ = Sitting.resume(path)
    assert sitting.state.records >= state.records
    sitting.close()


def test_the_end_of_a_file_that_was_cut_at_a_line_is_all_that_is_missing(folder: Path) -> None:
    lines = whole_session(folder).splitlines(keepends=True)
    path = folder / "short.jsonl"
    for count in range(1, len(lines)):
        path.write_bytes(b"".join(lines[:count]))
        transcript = read_transcript(path)
        assert len(transcript.records) == count
        assert not transcript.problems


def test_a_record_about_a_question_that_was_not_asked_changes_nothing() -> None:
    first, *_ = records(1)
    session = Session([first])
    strange = Record(seq=1, at=first.at, active=1.0, event=records(2)[1].event)
    assert Session([first, strange]).state.questions[0].prose
    other = b'"question":"small:gone"'
    line = encode(strange).replace(b'"question":"small:stride"', other)
    from interview.transcript.lines import _CHECKSUM, decode  # the checksum is written anew by hand

    body = line[: line.rindex(_CHECKSUM)]
    import zlib

    record = decode(body + _CHECKSUM + b'%08x"}' % zlib.crc32(body))
    assert Session([first, record]).state.questions == session.state.questions


# Two writers, full disks, removed files, jumping clocks


def test_a_second_sitting_on_one_session_is_refused(tmp_path: Path) -> None:
    sitting = Sitting.start(tmp_path, Settings(), drawn(theory()))
    with pytest.raises(TranscriptError, match=f"open in another process .pid {os.getpid()}"):
        Sitting.resume(sitting.journal.path)
    sitting.close()
    again, _ = Sitting.resume(sitting.journal.path)
    again.close()


def test_a_removed_file_is_written_anew_with_all_that_it_held(tmp_path: Path) -> None:
    sitting = Sitting.start(tmp_path / "sessions", Settings(), drawn(theory()))
    sitting.do(c.Ask(index=0))
    before = sitting.journal.path.read_bytes()
    sitting.journal.path.unlink()
    sitting.do(c.ShowHint())
    assert not sitting.journal.trouble
    assert sitting.journal.path.read_bytes().startswith(before)
    assert sitting.journal.path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(TranscriptError, match="open in another process"):
        Journal.reopen(sitting.journal.path)
    sitting.close()


def test_a_removed_folder_is_said_at_once_and_once_it_is_back_everything_is_saved(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    sitting = Sitting.start(folder, Settings(), drawn(theory()))
    sitting.journal.path.unlink()
    folder.rmdir()
    sitting.do(c.Ask(index=0))
    assert "folder was removed" in sitting.journal.trouble
    sitting.do(c.ShowHint())
    folder.mkdir()
    assert sitting.journal.retry()
    sitting.close()
    state, transcript = load_session(sitting.journal.path)
    assert state.questions[0].hints == 1
    assert not transcript.problems


def test_a_file_that_took_the_transcripts_place_is_left_alone(tmp_path: Path) -> None:
    sitting = Sitting.start(tmp_path, Settings(), drawn(theory()))
    sitting.journal.path.unlink()
    sitting.journal.path.write_text("mine")
    sitting.do(c.Ask(index=0))
    assert "another file has taken" in sitting.journal.trouble
    assert sitting.journal.path.read_text() == "mine"
    sitting.close()


def test_a_disk_that_takes_half_a_line_and_cannot_cut_it_off_leaves_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = Sitting.start(tmp_path, Settings(), drawn(theory()))
    write, cut = os.write, os.ftruncate

    def half(descriptor: int, data: bytes) -> int:
        if len(data) <= 20:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, data[:20])

    def stuck(descriptor: int, length: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "write", lambda descriptor, data: half(descriptor, bytes(data[:40])))
    monkeypatch.setattr(os, "ftruncate", stuck)
    sitting.do(c.Ask(index=0))
    assert "No space left" in sitting.journal.trouble
    monkeypatch.setattr(os, "write", write)
    sitting.do(c.ShowHint())
    assert sitting.journal.waiting == 2
    monkeypatch.setattr(os, "ftruncate", cut)
    assert sitting.journal.retry()
    sitting.close()
    assert not read_transcript(sitting.journal.path).problems


def test_a_folder_of_sessions_alone_is_made_private_and_no_other(tmp_path: Path) -> None:
    mine, shared = tmp_path / "mine", tmp_path / "shared"
    for folder in (mine, shared):
        folder.mkdir(mode=0o755)
    (shared / "work.py").touch()
    for folder in (mine, shared):
        Journal.create(folder, "s").close()
    assert mine.stat().st_mode & 0o777 == 0o700
    assert shared.stat().st_mode & 0o777 == 0o755


def test_a_clock_that_jumps_back_changes_neither_order_nor_time_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticks = iter(range(0, 1000, 10))
    sitting = Sitting.start(tmp_path, Settings(), drawn(theory()), clock=ActiveClock(now=lambda: float(next(ticks))))
    sitting.do(c.Ask(index=0))

    class Yesterday(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Yesterday":
            return cls.fromtimestamp(0, tz)

    monkeypatch.setattr("interview.session.sitting.dt.datetime", Yesterday)
    sitting.do(c.ShowHint())
    sitting.close()
    state, transcript = load_session(sitting.journal.path)
    assert transcript.records[-1].at.year == 1970
    assert [record.active for record in transcript.records] == [0.0, 10.0, 20.0]
    assert state.questions[0].seconds == pytest.approx(10.0)
    assert not transcript.problems
