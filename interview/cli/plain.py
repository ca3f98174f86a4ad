"""`interview practice --plain`: a session line by line, for screen readers and dumb terminals."""

import asyncio
import contextlib
from pathlib import Path

from interview.cli.lines import Lines
from interview.draw import shown_order
from interview.editor import edited, find_editor
from interview.errors import CommandRefusedError, UsageError
from interview.judge import Isolation, Judge
from interview.models.answer import model_answer
from interview.models.question import Bug, Code, MultipleChoice, Predict
from interview.models.settings import Draw, Feedback, Settings
from interview.session import Phase, QuestionState, Sitting
from interview.session import commands as c
from interview.session.verdicts import Verdicts, warning
from interview.transcript.events import Edit
from interview.words import clock, percent

HELP = """End an answer with a line that contains only a dot.
:hint  show the next hint   :skip  skip the question     :edit  write it in $EDITOR
:time  show the time left   :quit  stop; you can resume in the full-screen program"""


class _QuitError(Exception):
    """The candidate wants to stop."""


def ask(
    folder: Path,
    settings: Settings,
    drawn: Draw,
    *,
    run_unconfined: bool = False,
    lines: Lines | None = None,
    judge: Judge | None = None,
) -> int:
    """Hold a session over standard input and output.

    Args:
        folder: Where its transcript is kept.
        settings: How it runs.
        drawn: What is asked.
        run_unconfined: Whether programs may run where they are only loosely confined; otherwise that is asked.
        lines: What the candidate types; standard input where not given.
        judge: What runs programs; one of its own where not given.
    """
    sitting = Sitting.start(folder, settings, drawn)
    opened = judge or Judge()
    try:
        with asyncio.Runner() as runner:
            try:
                _Conversation(sitting, lines or Lines(), opened, runner, run_unconfined=run_unconfined).hold()
            finally:
                runner.run(opened.close())
    except (EOFError, _QuitError):
        print(f"\nStopped. The transcript is {sitting.journal.path}.")
    finally:
        sitting.close()
    return 0


class _Conversation:
    """One session, told and heard; the loop runs for the judge alone, so that Ctrl+C ends a wait for a line."""

    def __init__(
        self, sitting: Sitting, lines: Lines, judge: Judge, runner: asyncio.Runner, *, run_unconfined: bool
    ) -> None:
        self._sitting = sitting
        self._lines = lines
        self._judge = judge
        self._runner = runner
        self._run_unconfined = run_unconfined
        self._verdicts = Verdicts(judge, self._may_run)

    def hold(self) -> None:
        """Ask every question, and say what came of it."""
        state = self._sitting.state
        number = len(state.questions)
        print(f"{state.settings.title}: {number} question{'' if number == 1 else 's'}. {HELP}\n")
        if any(isinstance(one.question, Code | Bug) for one in state.questions):
            self._runner.run(self._judge.start())
        for index in range(len(state.questions)):
            if not self._sitting.state.ended:
                self._sitting.do(c.Ask(index=index))
                _show(self._sitting, index)
                self._answer(index)
        if not self._sitting.state.ended:
            self._sitting.do(c.End())
        if state.settings.feedback is Feedback.MOCK:
            for question in self._sitting.state.questions:
                _report(question)
        print(f"Score: {percent(self._sitting.state.score)}. The transcript is {self._sitting.journal.path}.")

    def _answer(self, index: int) -> None:
        """Hear what the candidate does at a question until nothing more is expected there."""
        while self._question(index).phase is Phase.OPEN and not self._sitting.state.ended:
            self._take(index)
            if self._sitting.pending_runs():
                self._runner.run(self._verdicts.settle(self._sitting))
                now = self._question(index)
                if now.phase is Phase.OPEN and now.last_verdict is not None:
                    print(f"{now.last_verdict.sentence} The question is open again.")
        if self._sitting.state.settings.feedback is Feedback.COACH:
            _report(self._question(index))

    def _take(self, index: int) -> None:
        """Hear one answer or one command, for as long as a hard clock leaves."""
        answer: list[str] = []
        while True:
            line = None if self._sitting.is_time_over else self._line("" if answer else "> ")
            if line is None:
                self._take_time(index, answer)
                return
            if line == ".":
                break
            if not answer and line.startswith(":"):
                self._command(index, line)
                return
            answer.append(line)
            self._draft(index, "\n".join(answer))
        self._submit()

    def _line(self, prompt: str) -> str | None:
        """Return the next line; None where a hard clock comes first."""
        print(prompt, end="", flush=True)
        return self._lines.next(self._sitting.seconds_left)

    def _take_time(self, index: int, answer: list[str]) -> None:
        """Let a hard clock take what is there, the line that was being typed with it."""
        unfinished = self._lines.unfinished()
        if answer or unfinished.strip():
            self._draft(index, "\n".join([*answer, *filter(None, [unfinished])]))
        self._sitting.take_time()
        print("\nTime's up. Your draft was handed in.")

    def _draft(self, index: int, text: str) -> None:
        """Write down what there is of an answer."""
        one = self._question(index)
        if isinstance(one.question, MultipleChoice):
            text = _in_bank_order(one.question, self._sitting.state.seed, text)
        part, before = ("code", one.code) if isinstance(one.question, Code | Bug) else ("prose", one.prose)
        if text.startswith(before) and before:
            edit = Edit(at=len(before), removed="", inserted=text[len(before) :])
        else:
            edit = Edit(at=0, removed=before, inserted=text)
        if edit.removed != edit.inserted:
            self._sitting.do(c.EditDraft(part=part, edits=(edit,)))

    def _submit(self) -> None:
        try:
            self._sitting.do(c.SubmitAnswer())
        except CommandRefusedError as error:
            print(error)

    def _command(self, index: int, line: str) -> None:
        one = self._question(index)
        match line.strip():
            case ":hint":
                with contextlib.suppress(CommandRefusedError):
                    self._sitting.do(c.ShowHint())
                    print(f"Hint: {one.question.hints[one.hints].text}")
                    return
                print("There are no more hints.")
            case ":skip":
                self._sitting.do(c.Skip())
            case ":edit":
                self._edit(index)
            case ":time":
                left = self._sitting.question_left(index)
                print("The clock is off." if left is None else f"{clock(left)} left.")
            case ":quit":
                raise _QuitError
            case _:
                print(HELP)

    def _edit(self, index: int) -> None:
        """Hand in what comes back from the candidate's own editor."""
        one = self._question(index)
        is_code = isinstance(one.question, Code | Bug)
        before = one.code if is_code else one.prose
        try:
            text = edited(find_editor(), before, suffix=".py" if is_code else ".md")
        except UsageError as error:
            print(error)
            return
        if text == before:
            print("Nothing was changed, so nothing was handed in.")
            return
        self._draft(index, text if is_code else text.rstrip("\n"))
        self._submit()

    async def _may_run(self, isolation: Isolation) -> bool:
        """Ask whether programs may run under a loose confinement."""
        if self._run_unconfined:
            return True
        print(warning(isolation))
        print("Run your programs anyway? [y/N] ", end="", flush=True)
        return (self._lines.next() or "").strip().lower() in ("y", "yes")

    def _question(self, index: int) -> QuestionState:
        return self._sitting.state.questions[index]


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
        print("Answer with a number, or several, separated by commas.")
    if isinstance(question, Code | Bug):
        print(f"\n{question.code.setup}{one.code.rstrip()}\n")


def _in_bank_order(question: MultipleChoice, seed: int, text: str) -> str:
    """Return the chosen numbers, as they were shown, as the numbers that the bank gives them; others are left out."""
    shown = shown_order(question, seed)
    typed = [int(part) for part in text.replace(",", " ").split() if part.isdecimal()]
    return ",".join(str(number) for number in sorted({shown[one - 1] for one in typed if 0 < one <= len(shown)}))


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
    print(f"Model answer: {model_answer(one.question).text.strip()}\n", flush=True)
