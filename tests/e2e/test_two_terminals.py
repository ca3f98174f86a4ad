"""A whole interview in two real terminals: either side is killed once, nothing is lost, nothing leaks."""

import re
import sys
from pathlib import Path

import pytest

from interview import cli
from interview.bank import load_all
from interview.models.question import Theory
from interview.transcript.folder import load_session, transcripts
from interview.transcript.private.stream import private_of, private_path
from scripts.docs import ROOT
from tests.e2e.terminal import Terminal
from tests.led.canaries import secret_strings

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


def program(folder: Path, *arguments: str) -> Terminal:
    command = [sys.executable, "-m", "interview", *arguments, "--sessions", "sessions"]
    return Terminal(command, folder=folder, columns=100, lines=30)


def console_of(folder: Path, shared: Terminal) -> Terminal:
    """Open the console once there is a session to open it on."""
    shared.see("is recorded")
    return program(folder, "console")


def test_an_interview_from_lobby_to_scorecard_with_both_sides_killed_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = questions()
    (tmp_path / "plan.yaml").write_text(PLAN.format(first=first.key, second=second.key), encoding="utf-8")
    folder = tmp_path / "sessions"
    with program(tmp_path, "lead", "plan.yaml") as shared, console_of(tmp_path, shared) as console:
        shared.press(*"Ada", "ctrl+s")
        shared.see("first question")
        console.press("g")
        shared.see(prompt_words(first))
        path = next(transcripts(folder))
        shared.press(*"half a thought")
        shared.see("half a thought")
        console.see("Key points")
        console.press("1")
        console.see("✓")
        console.press("h")
        console.see("Give a hint")
        console.press("1")
        shared.see("Hint 1")
        nothing_leaks(shared, first, path)
        console.kill()
        with program(tmp_path, "console") as again:
            again.see("✓")
            again.press("l")
            shared.see("locked")
            shared.kill()
            again.press("l")
            again.press("+")
            again.see("Requests waiting")
            with program(tmp_path, "lead", "--resume", path.stem) as resumed:
                resumed.see("half a thought")
                resumed.until(lambda: "locked" not in resumed.text, "the editor is unlocked")
                again.until(lambda: "Requests waiting" not in again.text, "the shared window is there again")
                again.press("g")
                resumed.see(prompt_words(second))
                nothing_leaks(resumed, second, path)
                again.press("f12")
                again.see("End the interview")
                again.press("y")
                resumed.see("The interview is over")
                again.see("Scorecard")
                again.press(*"3214")
                again.see("●●●●")
    state, _ = load_session(path)
    assert (state.ended, state.candidate) == ("abandoned", "Ada")
    assert state.questions[0].extended_seconds == 60
    assert state.questions[0].hint_numbers == (1,)
    assert [one.score for one in private_of(path).scores.values()] == [3, 2, 1, 4]
    assert cli.main(["story", "--sessions", str(folder)]) == 0
    told = capsys.readouterr().out
    places = [told.index(words) for words in ("recording (Ada)", "hint 1", "editor locked", "resumed", "depth: 2")]
    assert places == sorted(places)


def nothing_leaks(shared: Terminal, question: Theory, path: Path) -> None:
    """Look for a question's secrets in all that the shared window's process lets others see."""
    seen = shared.written.decode(errors="replace") + environment_and_arguments(shared.process.pid)
    given = {hint.text.strip() for hint in question.hints}
    for secret in set(secret_strings(question)) - given:
        assert secret not in seen
    assert b"\x1b]0;" not in shared.written
    assert b"\x1b]2;" not in shared.written
    files = {file.name for file in path.parent.iterdir() if not file.name.startswith(".index")}
    assert files == {path.name, private_path(path).name}
