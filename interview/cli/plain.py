"""`interview practice --plain`: a session line by line, for screen readers and dumb terminals."""

import asyncio
import contextlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from interview.draw import shown_order
from interview.errors import CommandRefusedError
from interview.judge import Judge
from interview.models.answer import model_answer
from interview.models.question import Bug, Code, MultipleChoice, Predict
from interview.models.settings import Draw, Feedback, Settings
from interview.session import Phase, QuestionState, Sitting
from interview.session import commands as c
from interview.session.judging import judge_pending
from interview.transcript.events import Edit
from interview.words import clock, percent

HELP = """End an answer with a line that holds a single dot.
:hint  the next hint        :skip  leave the question    :edit  write it in $EDITOR
:time  what time is left    :quit  stop; the session can be resumed on the screen"""


class _QuitError(Exception):
    """The candidate wants to stop."""


def ask(folder: Path, settings: Settings, drawn: Draw) -> int:
    """Hold a session over standard input and output."""
    sitting = Sitting.start(folder, settings, drawn)
    print(f"{settings.title}: {len(drawn.questions)} questions. {HELP}\n")
    try:
        asyncio.run(_hold(sitting))
    except (EOFError, _QuitError):
        print(f"\nStopped. The transcript is {sitting.journal.path}.")
    finally:
        sitting.close()
    return 0


async def _hold(sitting: Sitting) -> None:
    async with Judge() as judge:
        for index in range(len(sitting.state.questions)):
            sitting.do(c.Ask(index=index))
            _show(sitting, index)
            while sitting.state.questions[index].phase is Phase.OPEN:
                _take(sitting, index)
            await judge_pending(sitting, judge)
            if sitting.state.settings.feedback is Feedback.COACH:
                _report(sitting.state.questions[index])
    sitting.do(c.End())
    if sitting.state.settings.feedback is Feedback.MOCK:
        for question in sitting.state.questions:
            _report(question)
    print(f"Score: {percent(sitting.state.score)}. The transcript is {sitting.journal.path}.")


def _show(sitting: Sitting, index: int) -> None:
    one = sitting.state.questions[index]
    question = one.question
    print(f"Question {index + 1} of {len(sitting.state.questions)}, {question.kind}, {question.minutes:g} minutes.")
    print(question.prompt.strip())
    if isinstance(question, Predict):
        print(f"\n{question.snippet.rstrip()}")
    if isinstance(question, MultipleChoice):
        for number, choice in enumerate(shown_order(question, sitting.state.seed), start=1):
            print(f"  {number}. {question.choices[choice - 1].text.strip()}")
        print("Answer with a number, or several with commas.")
    if isinstance(question, Code | Bug):
        print(f"\n{question.code.setup}{one.code.rstrip()}\n")


def _take(sitting: Sitting, index: int) -> None:
    """Read one answer or one command."""
    lines: list[str] = []
    while True:
        line = input("> " if not lines else "")
        if line == ".":
            break
        if not lines and line.startswith(":"):
            _command(sitting, index, line)
            return
        lines.append(line)
    _submit(sitting, index, "\n".join(lines))


def _submit(sitting: Sitting, index: int, text: str) -> None:
    one = sitting.state.questions[index]
    if isinstance(one.question, MultipleChoice):
        text = _in_bank_order(one.question, sitting.state.seed, text)
    part, before = ("code", one.code) if isinstance(one.question, Code | Bug) else ("prose", one.prose)
    sitting.do(c.EditDraft(part=part, edits=(Edit(at=0, removed=before, inserted=text),)))
    try:
        sitting.do(c.SubmitAnswer())
    except CommandRefusedError as error:
        print(error)


def _in_bank_order(question: MultipleChoice, seed: int, text: str) -> str:
    """Return the chosen numbers, as they were shown, as the numbers that the bank gives them; others are left out."""
    shown = shown_order(question, seed)
    typed = [int(part) for part in text.replace(",", " ").split() if part.isdecimal()]
    return ",".join(str(number) for number in sorted({shown[one - 1] for one in typed if 0 < one <= len(shown)}))


def _command(sitting: Sitting, index: int, line: str) -> None:
    one = sitting.state.questions[index]
    match line.strip():
        case ":hint":
            with contextlib.suppress(CommandRefusedError):
                sitting.do(c.ShowHint())
                print(f"Hint: {one.question.hints[one.hints].text}")
                return
            print("There are no more hints.")
        case ":skip":
            sitting.do(c.Skip())
        case ":edit":
            _submit(sitting, index, _edited(one.code if isinstance(one.question, Code | Bug) else one.prose))
        case ":time":
            left = sitting.question_left(index)
            print("The clock is off." if left is None else f"{clock(left)} left.")
        case ":quit":
            raise _QuitError
        case _:
            print(HELP)


def _edited(text: str) -> str:
    """Return the text as it comes back from the user's editor."""
    with tempfile.NamedTemporaryFile("w+", suffix=".py", encoding="utf-8", delete=False) as file:
        file.write(text)
    try:
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
        subprocess.run(f'{editor} "{file.name}"', shell=True, check=False)
        return Path(file.name).read_text(encoding="utf-8")
    finally:
        Path(file.name).unlink()


def _report(one: QuestionState) -> None:
    print(f"{one.question.title}: {percent(one.mark)}")
    if one.last_verdict is not None:
        print(one.last_verdict.sentence)
        for check in one.last_verdict.checks:
            print(f"  {check.state}: {check.title}. {check.sentence}")
    if one.grade is not None:
        for point in one.grade.points.values():
            print(f"  {point.status}: {point.text} {point.why}")
        for wrong in one.grade.misconceptions:
            print(f"  wrong: {wrong.text} {wrong.truth}")
        for note in one.grade.notes:
            print(f"  {note}")
    print(f"Model answer: {model_answer(one.question).text.strip()}\n")
    sys.stdout.flush()
