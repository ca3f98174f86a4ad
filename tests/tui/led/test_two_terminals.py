"""A whole interview in two real terminals: either side is killed once, nothing is lost, nothing leaks."""

import re
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from interview import cli
from interview.bank import load_all
from interview.models.question import Theory
from interview.transcript.folder import load_session, transcripts
from interview.transcript.private.stream import private_of, private_path
from scripts.docs import ROOT
from tests.led.canaries import secret_strings
from tests.tui.led.terminals import Terminal, terminal

pytestmark = pytest.mark.terminal

PLAN = """\
plan: 1
title: "Two terminals"
sections:
  - title: "Talk"
    minutes: 10
    questions: [{first}, {second}]
"""


def questions() -> list[Theory]:
    """Return two questions of the real banks that have hints and follow-ups."""
    banks = load_all(sorted((ROOT / "banks").rglob("*.yaml")))
    every = [question for bank in banks for question in bank.questions.values()]
    return [one for one in every if isinstance(one, Theory) and one.hints and len(one.key_points) > 2][:2]


def environment_and_arguments(pid: int) -> str:
    """Return what a process can be asked about without reading its memory."""
    process = Path(f"/proc/{pid}")
    parts = [(process / name).read_bytes().decode(errors="replace") for name in ("cmdline", "environ", "comm")]
    return "\n".join(parts)


def prompt_words(question: Theory) -> str:
    """Return the beginning of a prompt as it stands on the screen."""
    return " ".join(re.findall(r"[A-Za-z]+", question.prompt)[:2])


def test_an_interview_from_lobby_to_scorecard_with_both_sides_killed_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = questions()
    plan = tmp_path / "plan.yaml"
    plan.write_text(PLAN.format(first=first.key, second=second.key), encoding="utf-8")
    folder = tmp_path / "sessions"
    where = ["--sessions", str(folder)]
    with terminal("lead", str(plan), *where) as shared, terminal_of_console(where, shared) as console:
        shared.send("Ada\x13")
        shared.shows("first question")
        console.send("g")
        shared.shows(prompt_words(first))
        path = next(transcripts(folder))
        shared.send("half a thought")
        shared.shows("half a thought")
        console.shows("Key points")
        console.send("1")
        console.shows("✓")
        console.send("h")
        console.shows("Give a hint")
        console.send("1")
        shared.shows("Hint 1")
        nothing_leaks(shared, first, path)
        console.kill()
        with terminal("console", *where) as again:
            again.shows("✓")
            again.send("l")
            shared.shows("locked")
            shared.kill()
            again.send("l")
            again.send("+")
            again.shows("wait for it")
            with terminal("lead", "--resume", path.stem, *where) as resumed:
                resumed.shows("half a thought")
                resumed.hides("locked")
                again.hides("wait for it")
                again.send("g")
                resumed.shows(prompt_words(second))
                nothing_leaks(resumed, second, path)
                again.send("\x1b[24~")
                again.shows("End the interview")
                again.send("y")
                resumed.shows("The interview is over")
                again.shows("Scorecard")
                again.send("3214")
                again.shows("●●●●")
    state, _ = load_session(path)
    assert (state.ended, state.candidate) == ("abandoned", "Ada")
    assert state.questions[0].extended_seconds == 60
    assert state.questions[0].hint_numbers == (1,)
    assert [one.score for one in private_of(path).scores.values()] == [3, 2, 1, 4]
    assert cli.main(["story", *where]) == 0
    told = capsys.readouterr().out
    places = [
        told.index(words) for words in ("recording (Ada)", "hint 1", "editor locked", "taken up again", "depth: 2")
    ]
    assert places == sorted(places)


def terminal_of_console(where: list[str], shared: Terminal) -> AbstractContextManager[Terminal]:
    """Open the console once there is a session to open it on."""
    shared.shows("is recorded")
    return terminal("console", *where)


def nothing_leaks(shared: Terminal, question: Theory, path: Path) -> None:
    """Look for a question's secrets in all that the shared window's process lets others see."""
    seen = shared.written.decode(errors="replace") + environment_and_arguments(shared.pid)
    given = {hint.text.strip() for hint in question.hints}
    for secret in set(secret_strings(question)) - given:
        assert secret not in seen
    assert b"\x1b]0;" not in shared.written
    assert b"\x1b]2;" not in shared.written
    files = {file.name for file in path.parent.iterdir() if not file.name.startswith(".index")}
    assert files == {path.name, private_path(path).name}
