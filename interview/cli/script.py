"""`interview practice --script`: a whole session with its answers taken from a file."""

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Any

import msgspec
import yaml
from msgspec import Struct

from interview.cli.output import print_json, read_text
from interview.errors import InterviewError, UsageError
from interview.judge import Isolation, Judge
from interview.models.question import Bug, Code
from interview.models.settings import Draw, Settings
from interview.session import Sitting
from interview.session import commands as c
from interview.session.verdicts import Verdicts, warning
from interview.transcript.events import Edit
from interview.transcript.state import QuestionState
from interview.transcript.summary import summarise
from interview.words import percent


class ScriptedAnswer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is done at one question."""

    question: str = ""
    """Its key or id; without one, answers go to the questions in the order of asking."""
    answer: str = ""
    """The prose, or the chosen numbers."""
    code: str = ""
    """The program."""
    hints: int = 0
    """How many hints to take first."""
    confidence: int | None = None
    """1 guessed … 4 certain."""
    skip: bool = False
    """Whether to skip it."""


class Script(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is done in a session; questions without an entry are skipped."""

    answers: tuple[ScriptedAnswer, ...]


def play(
    options: argparse.Namespace, folder: Path, settings: Settings, drawn: Draw, *, judge: Judge | None = None
) -> int:
    """Hold a session by a script and print what came of it; 1 where its score is below 0.6."""
    script = _read(options.script)
    sitting = Sitting.start(folder, settings, drawn)

    warnings: list[str] = []

    async def may_run(isolation: Isolation) -> bool:
        warnings.append(warning(isolation))
        return bool(options.run_unconfined)

    async def hold() -> None:
        opened = judge or Judge()
        try:
            await _hold(sitting, script, Verdicts(opened, may_run))
        finally:
            await opened.close()

    try:
        asyncio.run(hold())
    finally:
        sitting.close()
    state = sitting.state
    if warnings and not options.run_unconfined:
        print(f"{warnings[0]} No program was run; to run them anyway, add --run-unconfined.", file=sys.stderr)
    if sitting.journal.trouble:
        print(sitting.journal.trouble, file=sys.stderr)
    summary = summarise(sitting.journal.path, state)
    if options.json:
        print_json(
            {
                "session": state.session,
                "path": str(summary.path),
                "score": state.score,
                "answered": summary.answered,
                "questions": [
                    {
                        "key": one.question.key, "phase": one.phase, "mark": one.mark,
                        "verdict": one.last_verdict.outcome if one.last_verdict else None,
                    }
                    for one in state.questions
                ],
            }
        )  # fmt: skip
    else:
        for number, one in enumerate(state.questions, start=1):
            print(f"{number:3}  {one.question.key:45} {one.phase:9} {percent(one.mark):>4}")
        print(f"score {percent(state.score)}, transcript {summary.path}")
    return 0 if (state.score or 0.0) >= 0.6 else 1


def _read(path: Path) -> Script:
    try:
        content: Any = yaml.safe_load(read_text(path))
        return msgspec.convert(content, Script)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        raise UsageError("the script is not valid YAML", where=where) from None
    except msgspec.ValidationError as error:
        do = "A script is `answers:` and a list whose items have `answer`, `code`, `hints`, `confidence` or `skip`."
        raise UsageError(f"the script is not valid: {error}", where=str(path), do=do) from None


async def _hold(sitting: Sitting, script: Script, verdicts: Verdicts) -> None:
    named = {answer.question: answer for answer in script.answers if answer.question}
    in_order = iter([answer for answer in script.answers if not answer.question])
    for index, one in enumerate(sitting.state.questions):
        question = one.question
        answer = named.get(question.key) or named.get(question.id) or next(in_order, ScriptedAnswer(skip=True))
        sitting.do(c.Ask(index=index))
        _answer(sitting, sitting.state.questions[index], answer)
        await verdicts.settle(sitting)
    sitting.do(c.End())


def _answer(sitting: Sitting, one: QuestionState, answer: ScriptedAnswer) -> None:
    """Do at one question what the script says."""
    if answer.skip:
        sitting.do(c.Skip())
        return
    for _ in range(answer.hints):
        sitting.do(c.ShowHint())
    if answer.answer:
        sitting.do(c.EditDraft(part="prose", edits=(Edit(at=0, removed="", inserted=answer.answer),)))
    if answer.code and isinstance(one.question, Code | Bug):
        sitting.do(c.EditDraft(part="code", edits=(Edit(at=0, removed=one.code, inserted=answer.code),)))
    try:
        sitting.do(c.SubmitAnswer())
    except InterviewError:
        sitting.do(c.Skip())
        return
    if answer.confidence is not None:
        sitting.do(c.GiveConfidence(question=one.question.key, confidence=answer.confidence))
