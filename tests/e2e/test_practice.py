"""The real program in a real terminal: from home through a killed session to its summary and its review."""

import sys
from pathlib import Path

import pytest

from interview.errors import InterviewError
from interview.session import Phase, QuestionState
from interview.transcript.folder import load_session
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.terminal

BANK = """\
schema: 1
bank:
  id: tiny
  title: Two questions
questions:
  - id: stride
    kind: theory
    title: Stride
    topic: cnn
    prompt: What does the stride of a convolution set?
    answer: It sets how many positions the kernel moves at each step, so a larger one shrinks the output map.
    key_points:
      - id: step
        text: It is how far the kernel moves at each step.
        any_of:
          - how many positions the kernel moves
          - the step size of the sliding filter
      - id: size
        text: A larger stride gives a smaller output.
        any_of:
          - a larger stride shrinks the output map
          - bigger strides make the feature map smaller
    samples:
      - answer: It is how many positions the kernel moves, and a larger stride shrinks the output map.
        expect: {min: 0.8}
      - answer: It is the colour of the image.
        expect: {max: 0.2}
  - id: double
    kind: code
    title: Double a tensor
    topic: tensors
    prompt: Write `double(x)`, which returns a new tensor of twice the values.
    code:
      entry: double
      starter: |
        def double(x):
            raise NotImplementedError
      reference: |
        def double(x):
            return 2 * x
      checks:
        - id: value
          title: The values
          sample: true
          call: double(torch.arange(4.0))
        - id: negative
          title: Negative values
          hidden: true
          call: double(-torch.ones(2, 3))
      mutants:
        - id: once
          why: It forgets to double.
          must_fail: [value]
          replace: ["2 * x", "x + 0"]
        - id: thrice
          why: It adds once too often.
          must_fail: [value]
          replace: ["2 * x", "3 * x"]
        - id: square
          why: It squares.
          must_fail: [value]
          replace: ["2 * x", "x * x"]
"""
LEAVE = b"\x1b[?1049l"
"""How a program gives the screen back as it was."""
WRONG = "def double(x):\n    print('tried')\n    return x + 1\n"
RIGHT = "def double(x):\n    return x + x\n"


def program(folder: Path) -> Terminal:
    command = [sys.executable, "-m", "interview", "--bank", "tiny.yaml", "--sessions", "sessions"]
    return Terminal(command, folder=folder)


def question(folder: Path, index: int) -> QuestionState | None:
    """Return what the one transcript says about a question."""
    try:
        return load_session(next((folder / "sessions").glob("*.jsonl")))[0].questions[index]
    except (InterviewError, StopIteration):
        return None


def phase(folder: Path, index: int) -> Phase | None:
    found = question(folder, index)
    return found.phase if found else None


def code_of(folder: Path) -> str:
    found = question(folder, 1)
    return found.code if found else ""


@pytest.mark.judge
def test_a_session_survives_a_kill_and_ends_in_a_summary_and_a_review(tmp_path: Path) -> None:
    (tmp_path / "tiny.yaml").write_text(BANK)
    with program(tmp_path) as terminal:
        terminal.see("questions in")
        terminal.press("down", "down", "down", "enter")
        terminal.see("tiny (2)")
        terminal.press("space")
        terminal.see("2 questions, 18 minutes.")
        terminal.press("ctrl+s")
        terminal.see("What does the stride")
        terminal.see("1 of 2")
        terminal.press(*"how many positions the kernel moves", "ctrl+s")  # the last key and Submit in one go
        terminal.see("How sure are you")
        terminal.press("3")
        terminal.see("Key points")
        terminal.see("fairly sure")
        first = question(tmp_path, 0)
        assert first is not None
        assert first.prose == "how many positions the kernel moves"
        assert first.confidence == 3
        terminal.press("enter")
        terminal.see("raise NotImplementedError")
        terminal.press("f7")
        terminal.paste(WRONG)
        terminal.press("ctrl+r")
        terminal.see("Wrong answer", seconds=120)
        terminal.see("tried")
        terminal.resize(120, 40)
        terminal.see("which returns a new tensor")  # side by side there is room for the question too
        terminal.press(*"# more")
        terminal.until(lambda: "# more" in code_of(tmp_path), "the draft is in the transcript")
        terminal.kill()

    with program(tmp_path) as terminal:
        terminal.see("Resume")
        terminal.see("1 of 2")
        terminal.see("Your drafts and remaining time")
        terminal.press("enter")
        terminal.see("# more")
        terminal.see("question 14:")
        terminal.see("Wrong answer")
        terminal.press("f7")
        terminal.paste(RIGHT)
        terminal.press("ctrl+s")
        terminal.see("How sure are you")
        terminal.press("4")
        terminal.see("Passed  2 of 2 points", seconds=120)
        assert phase(tmp_path, 1) is Phase.ANSWERED
        terminal.press("enter")
        terminal.see("Transcript:")
        terminal.see("missed: A larger stride gives a smaller output.")
        terminal.press("enter")
        terminal.see("What does the stride")
        terminal.press("escape")
        terminal.see("Transcript:")
        terminal.press("q")
        terminal.see("1 past session")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


def test_quitting_in_the_middle_says_how_to_go_on_and_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "tiny.yaml").write_text(BANK)
    with program(tmp_path) as terminal:
        terminal.see("questions in")
        terminal.press("enter")
        terminal.see("1 of 5")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert "choose Resume" in terminal.text
        assert terminal.written.rindex(b"choose Resume") > terminal.written.rindex(LEAVE), "on the screen from before"
        assert terminal.written.count(LEAVE) == 1, "leaving it twice would move the cursor over what is said"
