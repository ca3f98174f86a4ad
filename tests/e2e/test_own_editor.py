"""The candidate's own editor in a real terminal: whatever is wrong with it, the screen is there afterwards."""

import os
import re
import signal
import sys
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal
from tests.e2e.test_practice import BANK, question

pytestmark = pytest.mark.terminal


def program(folder: Path) -> Terminal:
    (folder / "tiny.yaml").write_text(BANK)
    call = ["practice", "--question", "tiny:stride", "--clock", "off", "--bank", "tiny.yaml", "--sessions", "sessions"]
    return Terminal([sys.executable, "-m", "interview", *call], folder=folder)


def executable(path: Path, text: str) -> str:
    """Write a program, and return how a shell names it."""
    path.write_text(text)
    path.chmod(0o755)
    return f"'{path}'"


def words(terminal: Terminal) -> str:
    """Return what can be read, also where a notice goes on in its next line."""
    return " ".join(re.findall(r"[\w$='-]+", terminal.text))


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("no-such-editor", "the editor was not found"),
        pytest.param("vi '", "has an open quote", marks=pytest.mark.slow),
        pytest.param("", "the editor was not found", marks=pytest.mark.slow),
        pytest.param("not a program", "could not be read back", marks=pytest.mark.slow),
        pytest.param("false", "exited with code 1", marks=pytest.mark.slow),
    ],
)
def test_an_editor_that_does_not_work_is_said_on_a_screen_that_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    if editor == "not a program":  # there, and not to be run: that is noticed when the screen has stepped aside
        editor = executable(tmp_path / editor, "\x7fELF")
    if not editor:
        monkeypatch.setenv("PATH", str(tmp_path))  # as in a slim container, which has no vi
    monkeypatch.setenv("EDITOR", editor)
    with program(tmp_path) as terminal:
        terminal.see("What does the stride")
        terminal.press(*"hello")
        terminal.see("hello")
        terminal.press("ctrl+g")
        terminal.until(lambda: said in words(terminal), f"{said!r} is on the screen")
        terminal.press(*" world")
        terminal.see("hello world")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    first = question(tmp_path, 0)
    assert first is not None
    assert first.prose == "hello world"


def test_what_the_editor_wrote_comes_back_and_a_ctrl_c_in_it_is_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = '#!/bin/sh\ntrap \'printf " from outside" >> "$1"; exit 0\' INT\necho waiting\nread line\n'
    monkeypatch.setenv("VISUAL", executable(tmp_path / "my editor", script))
    with program(tmp_path) as terminal:
        terminal.see("What does the stride")
        terminal.press(*"hello", "ctrl+g")
        terminal.see("waiting")
        os.killpg(terminal.process.pid, signal.SIGINT)  # what a terminal sends to everything in front of it
        terminal.see("hello from outside")
        terminal.press(*"!")
        terminal.until(lambda: (one := question(tmp_path, 0)) is not None and "outside!" in one.prose, "it is kept")
