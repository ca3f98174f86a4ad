"""The list of sessions: quick because of an index that may be deleted at any time, right without it."""

import sqlite3
from pathlib import Path

import pytest

from interview.errors import TranscriptError
from interview.models.settings import Settings
from interview.session import Sitting
from interview.session import commands as c
from interview.transcript import index as indexing
from interview.transcript.events import Edit
from interview.transcript.folder import (
    delete_session,
    import_session,
    list_attempts,
    list_sessions,
    search_sessions,
    transcripts,
)
from interview.transcript.private.events import Recommended
from interview.transcript.private.stream import private_of
from interview.transcript.reading import read_transcript
from tests.private import note, write_private
from tests.questions import drawn, theory


def answered(folder: Path, answer: str, **settings: object) -> Path:
    """Return the transcript of a session in which one question was answered."""
    sitting = Sitting.start(folder, Settings(**settings), drawn(theory()))  # type: ignore[arg-type]
    sitting.do(c.Ask(index=0))
    sitting.do(c.EditDraft(part="prose", edits=(Edit(0, "", answer),)))
    sitting.do(c.SubmitAnswer())
    sitting.do(c.GiveConfidence(question="small:stride", confidence=3))
    sitting.do(c.End())
    sitting.close()
    return sitting.journal.path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count the transcripts that are read."""
    names: list[str] = []

    def counting(path: Path) -> object:
        names.append(path.name)
        return read_transcript(path)

    monkeypatch.setattr("interview.transcript.index.read_transcript", counting)
    return names


def test_a_transcript_is_read_once_and_again_when_it_has_changed(tmp_path: Path, read: list[str]) -> None:
    first, second = answered(tmp_path, "a stride of steps"), answered(tmp_path, "no idea")
    assert len(list_sessions(tmp_path)[0]) == 2
    assert sorted(read) == sorted([first.name, second.name])
    sessions, _ = list_sessions(tmp_path)
    assert len(read) == 2
    sitting, _ = Sitting.resume(second)
    sitting.do(c.Overrule(question="small:stride", point="size", counts=True, reason="It was said aloud."))
    sitting.close()
    before = {one.path: one.score or 0.0 for one in sessions}[second]
    sessions, _ = list_sessions(tmp_path)
    assert read[2:] == [second.name]
    assert ({one.path: one.score for one in sessions}[second] or 0.0) > before


@pytest.mark.parametrize("damage", [b"", b"not a database", b"SQLite format 3\0" + b"\xff" * 5000, None])
def test_without_its_index_or_with_a_damaged_one_the_list_is_the_same(tmp_path: Path, damage: bytes | None) -> None:
    answered(tmp_path, "it slides")
    before = list_sessions(tmp_path)
    base = tmp_path / indexing.NAME
    if damage is None:
        base.unlink()
    else:
        base.write_bytes(damage)
    assert list_sessions(tmp_path) == before
    assert search_sessions(tmp_path, "slides") == {before[0][0].path.name}
    assert base.stat().st_mode & 0o777 == 0o600


def test_an_index_that_cannot_be_written_is_done_without(tmp_path: Path, read: list[str]) -> None:
    answered(tmp_path, "it slides")
    before = list_sessions(tmp_path)
    other = sqlite3.connect(tmp_path / indexing.NAME)
    other.execute("BEGIN EXCLUSIVE")
    answered(tmp_path, "it jumps")
    assert len(list_sessions(tmp_path)[0]) == len(before[0]) + 1
    other.close()
    (tmp_path / indexing.NAME).unlink()
    (tmp_path / indexing.NAME).mkdir()
    assert len(search_sessions(tmp_path, "it")) == 2


def test_a_search_finds_all_its_words_anywhere_in_prompts_answers_and_notes(tmp_path: Path) -> None:
    answer = answered(tmp_path, "The RECEPTIVE field, ☃ and 100% of x_y")
    other = answered(tmp_path, "nothing")
    path = write_private(
        other, note("Knows the Receptive field by heart"), Recommended(recommendation=None, summary="x")
    )
    path.write_bytes(path.read_bytes() + b"damaged\n[1]\n")
    for wanted, found in {
        "receptive": {answer.name, other.name},
        "receptive heart": {other.name},
        '"receptive field, ☃"': {answer.name},
        "convolution": {answer.name, other.name},
        "100%": {answer.name},
        "x_y": {answer.name},
        "x%y": set(),
        "'": set(),
        "": {answer.name, other.name},
    }.items():
        assert search_sessions(tmp_path, wanted) == found, wanted


def test_a_transcript_that_cannot_be_read_is_named_and_the_others_are_listed(tmp_path: Path) -> None:
    answered(tmp_path, "it slides")
    (tmp_path / "broken.jsonl").write_text("{}\n")
    for _ in range(2):
        sessions, unreadable = list_sessions(tmp_path)
        assert len(sessions) == 1
        assert "broken.jsonl" in unreadable[0]


def test_a_deleted_session_is_forgotten_everywhere(tmp_path: Path) -> None:
    path = answered(tmp_path, "a most particular word")
    for export in (".md", ".candidate.html", ".scorecard.md", ".scorecard.html"):
        path.with_suffix(export).write_text("an export")
    (tmp_path / "progress.html").write_text("tells of it")
    write_private(path, note("a private word"))
    assert search_sessions(tmp_path, "particular") == {path.name}
    gone = delete_session(path)
    assert len(gone) == 7
    assert list_sessions(tmp_path) == ([], [])
    assert list_attempts(tmp_path) == []
    assert [one.name for one in tmp_path.iterdir()] == [indexing.NAME]
    assert b"particular" not in (tmp_path / indexing.NAME).read_bytes()


def test_a_session_that_is_being_held_is_not_deleted(tmp_path: Path) -> None:
    sitting = Sitting.start(tmp_path, Settings(), drawn(theory()))
    with pytest.raises(TranscriptError, match="open in another process"):
        delete_session(sitting.journal.path)
    sitting.close()
    assert delete_session(sitting.journal.path)


def test_a_damaged_transcript_can_be_deleted(tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text("{}\n")
    assert delete_session(path) == [path]


def test_an_imported_session_is_private_and_listed_and_none_is_overwritten(tmp_path: Path) -> None:
    path = answered(tmp_path / "there", "it slides")
    path.chmod(0o644)
    write_private(path, note("calm"))
    target = import_session(path, tmp_path / "here")
    assert target.stat().st_mode & 0o777 == 0o600
    assert list(transcripts(tmp_path / "here")) == [target]
    assert private_of(target).notes[0].text == "calm"
    assert list_sessions(tmp_path / "here")[0][0].answered == 1
    with pytest.raises(TranscriptError, match="already here"):
        import_session(path, tmp_path / "here")


def test_an_imported_session_cannot_choose_a_file_outside_the_folder(tmp_path: Path) -> None:
    import zlib

    path = answered(tmp_path, "x")
    line = path.read_bytes().split(b"\n")[0]
    body = line[: line.rindex(b',"crc"')].replace(f'"session":"{path.stem}"'.encode(), b'"session":"../../evil"')
    path.write_bytes(body + b',"crc":"%08x"}\n' % zlib.crc32(body))
    with pytest.raises(TranscriptError, match="cannot be a file name"):
        import_session(path, tmp_path / "here")


def test_attempts_say_what_became_of_each_question_shown(tmp_path: Path) -> None:
    answered(tmp_path, "It is how many positions the kernel moves.")
    (attempt,) = list_attempts(tmp_path)
    assert attempt.key == "small:stride"
    assert attempt.confidence == 3
    assert attempt.missed == ("A larger stride gives a smaller output.",)
    assert attempt.mark is not None
    assert 0 < attempt.mark < 1


def test_reading_a_folder_for_the_first_time_tells_how_far_it_is_and_can_be_given_up_and_taken_up(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = sorted(answered(tmp_path, "it slides").name for _ in range(5))
    monkeypatch.setattr("interview.transcript.index._CHUNK", 2)

    def give_up(index: indexing.Index, done: int, total: int) -> None:
        assert (done, total, len(index.sessions()[0])) == (2, 5, 2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list_sessions(tmp_path, give_up)
    assert sorted(read) == names[-2:]
    assert len(list_sessions(tmp_path)[0]) == 5
    assert len(read) == 5
