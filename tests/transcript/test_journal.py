"""The transcript: what is acknowledged survives, damage is named, and two processes never write one file."""

import datetime as dt
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.errors import TranscriptError
from interview.models.settings import Settings
from interview.transcript.events import (
    AnswerDrafted,
    Edit,
    HintShown,
    QuestionAsked,
    Record,
    SessionEnded,
    SessionStarted,
    UnknownEvent,
)
from interview.transcript.journal import Journal
from interview.transcript.lines import LineError, decode, encode
from interview.transcript.reading import read_transcript
from tests.questions import code, drawn, theory

NOW = dt.datetime(2026, 1, 2, 3, 4, 5, 678000, tzinfo=dt.UTC)


def records(count: int = 4) -> list[Record]:
    draw = drawn(theory(), code())
    start = SessionStarted(
        app="1", session="s", seed=7, inputs_hash=draw.inputs_hash, settings=Settings(), questions=draw.questions
    )
    first = Record(seq=0, at=NOW, active=0.0, event=start)
    return [first, *(draft(number, f"typed {number} ☃\n") for number in range(1, count))]


def draft(seq: int, text: str) -> Record:
    event = AnswerDrafted(question="small:stride", part="prose", edits=(Edit(0, "", text),))
    return Record(seq=seq, at=NOW, active=float(seq), event=event)


@given(st.text(), st.text(), st.integers(0, 10**6), st.floats(0, 10**6))
def test_a_record_reads_back_as_it_was_written(removed: str, inserted: str, at: int, active: float) -> None:
    removed, inserted = (text.encode("utf-8", "ignore").decode() for text in (removed, inserted))
    event = AnswerDrafted(question="b:q", part="code", edits=(Edit(at, removed, inserted),))
    record = Record(seq=3, at=NOW, active=round(active, 3), event=event)
    line = encode(record)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode(line[:-1]) == record


def test_any_changed_byte_of_a_line_is_noticed() -> None:
    line = encode(draft(1, "a whole answer"))[:-1]
    for place in range(len(line)):
        damaged = line[:place] + bytes([line[place] ^ 1]) + line[place + 1 :]
        with pytest.raises(LineError):
            decode(damaged)


def test_an_event_of_a_newer_version_reads_as_unknown() -> None:
    import zlib

    head = b'{"seq":1,"at":"2026-01-02T03:04:05.678Z","active":1.000,"event":"mind_read","thought":"hm"'
    record = decode(head + b',"crc":"%08x"}' % zlib.crc32(head))
    assert record.event == UnknownEvent(event="mind_read")


def test_a_transcript_cut_at_any_byte_gives_exactly_the_whole_lines_before(tmp_path: Path) -> None:
    lines = [encode(record) for record in records()]
    whole = b"".join(lines)
    path = tmp_path / "s.jsonl"
    for length in range(len(lines[0]), len(whole) + 1):
        path.write_bytes(whole[:length])
        transcript = read_transcript(path)
        ends = [sum(map(len, lines[:count])) for count in range(1, len(lines) + 1)]
        complete = sum(end <= length for end in ends)
        assert len(transcript.records) == complete
        assert bool(transcript.problems) == (length not in ends)


def test_damage_in_the_middle_is_named_by_line_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [encode(record) for record in records()]
    lines[1] = lines[1].replace(b"typed", b"tyqed")
    path = tmp_path / "s.jsonl"
    path.write_bytes(b"".join(lines))
    transcript = read_transcript(path)
    assert [record.seq for record in transcript.records] == [0, 2, 3]
    assert f"{path}:2:" in transcript.problems[0]
    assert "1 to 1 are missing" in transcript.problems[1]


def test_a_file_without_its_first_line_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_bytes(encode(draft(1, "x")))
    with pytest.raises(TranscriptError, match="not a transcript"):
        read_transcript(path)


def test_a_new_transcript_is_private(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "sessions", "s")
    journal.close()
    assert (tmp_path / "sessions").stat().st_mode & 0o777 == 0o700
    assert journal.path.stat().st_mode & 0o777 == 0o600


def test_a_torn_tail_is_cut_off_when_the_session_goes_on(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path, "s")
    journal.append(records(3))
    journal.close()
    with journal.path.open("ab") as file:
        file.write(b'{"seq":3,"at":"2026')
    journal, transcript = Journal.reopen(journal.path)
    assert "cut off" in transcript.problems[0]
    journal.append([draft(3, "again")])
    journal.close()
    assert not read_transcript(journal.path).problems


def test_the_second_process_is_told_who_holds_the_session(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path, "s")
    journal.append(records())
    script = (
        "import sys, pathlib\n"
        "from interview.transcript.journal import Journal\n"
        "from interview.errors import TranscriptError\n"
        "try:\n    Journal.reopen(pathlib.Path(sys.argv[1]))\n"
        "except TranscriptError as error:\n    print(error)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, str(journal.path)], capture_output=True, text=True, check=True
    ).stdout
    journal.close()
    assert "is open in another process" in said
    assert str(os.getpid()) in said


def test_what_a_removed_folder_refuses_waits_in_memory_and_is_saved_when_it_is_back(tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    journal = Journal.create(folder, "s")
    first, *rest = records()
    assert journal.append([first])
    away = tmp_path / "away"
    folder.rename(away)
    assert not journal.append(rest)
    assert "removed" in journal.trouble
    assert journal.waiting == len(rest)
    away.rename(folder)
    assert journal.retry()
    assert journal.trouble == ""
    journal.close()
    assert len(read_transcript(journal.path).records) == 1 + len(rest)


def test_a_full_disk_loses_nothing_and_leaves_no_half_line(tmp_path: Path) -> None:
    script = """
import pathlib, resource, signal, sys
from tests.transcript.test_journal import draft, records
from interview.transcript.journal import Journal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
journal = Journal.create(pathlib.Path(sys.argv[1]), "s")
first, second = records(2)
journal.append([first])
size = journal.path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 10, resource.RLIM_INFINITY))
assert not journal.append([second])
assert journal.trouble.startswith("Not saved"), journal.trouble
assert journal.path.stat().st_size == size
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert journal.append([draft(2, "more")])
journal.close()
"""
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True)
    transcript = read_transcript(tmp_path / "s.jsonl")
    assert [record.seq for record in transcript.records] == [0, 1, 2]
    assert not transcript.problems


WRITER = """
import pathlib, sys
from tests.transcript.test_journal import draft, records
from interview.transcript.journal import Journal
journal = Journal.create(pathlib.Path(sys.argv[1]), "s")
journal.append(records(1))
for number in range(1, 100_000):
    journal.append([draft(number, "x" * 50)])
    print(number, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 40, 200])
def test_nothing_that_was_acknowledged_is_lost_to_a_kill(tmp_path: Path, acknowledged: int) -> None:
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    with writer, writer.stdout:
        said = 0
        while said < acknowledged:
            said = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        said = max([said, *(int(line) for line in writer.stdout.read().splitlines(keepends=True) if line[-1:] == "\n")])
    kept = [record.seq for record in read_transcript(tmp_path / "s.jsonl").records]
    assert kept == list(range(len(kept)))
    assert kept[-1] >= said


def test_events_that_matter_are_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fdatasync", synced.append)
    journal = Journal.create(tmp_path, "s")
    journal.append(records(1))
    assert len(synced) == 1
    journal.append([draft(1, "a"), Record(seq=2, at=NOW, active=2, event=HintShown(question="b:q", number=1))])
    journal.append([Record(seq=3, at=NOW, active=2, event=QuestionAsked(question="b:q"))])
    assert len(synced) == 1
    journal.append([Record(seq=4, at=NOW, active=2, event=SessionEnded())])
    journal.close()
    assert len(synced) == 2
