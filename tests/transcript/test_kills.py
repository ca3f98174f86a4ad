"""A session that is killed at any moment: what was shown as saved is there, a second of typing at most is not."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from interview.session import Sitting
from interview.session import commands as c
from interview.transcript.folder import load_session
from interview.transcript.reading import read_transcript
from interview.transcript.state import QuestionState, SessionState, fold

pytestmark = pytest.mark.xdist_group("kills")  # so that one process kills for all of them

KILLS = 200
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the remains of sessions that were killed, and what each had told until then."""
    folder = tmp_path_factory.mktemp("killed")
    command = [sys.executable, "-m", "tests.transcript.mortal", str(folder), str(KILLS)]
    subprocess.run(command, check=True, cwd=ROOT, timeout=120)
    return folder


def remains(folder: Path) -> list[tuple[Path, list[list[str]]]]:
    """Return each transcript with the words that its life had told; the ones that were killed unborn are left out."""
    found = []
    for told in sorted(folder.glob("*.told")):
        lines = [line.split() for line in told.read_text().splitlines()]
        found += [(path, lines) for path in told.with_suffix("").glob("*.jsonl") if lines]
    return found


def text_of(state: SessionState, part: str, key: str) -> str:
    question = state.questions[state.place(key)]
    return question.prose if part == "prose" else question.code


def untimed(state: SessionState) -> list[QuestionState]:
    """Return the questions without the time that goes on being spent on them."""
    return [msgspec.structs.replace(one, seconds=0.0) for one in state.questions]


def test_nothing_that_was_shown_as_saved_is_missing_after_a_kill(killed: Path) -> None:
    found = remains(killed)
    assert len(found) >= KILLS * 0.9
    unfinished = 0
    for path, lines in found:
        shown = max(int(words[1]) for words in lines if words[0] == "saved")
        transcript = read_transcript(path)
        assert [record.seq for record in transcript.records] == list(range(len(transcript.records)))
        assert len(transcript.records) >= shown
        unfinished += not fold(transcript.records).ended
    assert unfinished >= KILLS / 2, "the kills came too late to say anything"


def test_a_kill_loses_at_most_a_second_of_typing(killed: Path) -> None:
    typing = 0
    for path, lines in remains(killed):
        state, _ = load_session(path)
        keys = [words for words in lines if words[0] == "key"]
        if not keys:
            continue
        now = float(keys[-1][1])
        kept = {(part, key): len(text_of(state, part, key)) for _, _, part, key, _ in keys}
        lost = [float(at) for _, at, part, key, length in keys if int(length) > kept[part, key]]
        typing += bool(lost)
        assert all(now - at <= 1.0 for at in lost), path
    assert typing, "no kill came while somebody typed"


def test_what_a_kill_left_goes_on_with_answers_hints_verdicts_and_the_time_left(killed: Path) -> None:
    for path, _ in remains(killed)[::5]:
        before, _ = load_session(path)
        if before.ended:
            continue
        sitting, _ = Sitting.resume(path)
        try:
            assert untimed(sitting.state) == untimed(before)
            assert sitting.state.current == before.current
            assert sitting.clock.active >= before.active
            if before.current is None:
                sitting.do(c.Ask(index=0))
            sitting.do(c.End(reason="abandoned"))
        finally:
            sitting.close()
        after, transcript = load_session(path)
        assert after.ended == "abandoned"
        assert not transcript.problems
