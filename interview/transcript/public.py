"""Deciding what a candidate may know: what is not named here, field by field, is secret wherever a candidate looks.

The shared window of a led session and every candidate's copy are made of this and of nothing else, so that a field that
is added to the bank later stays out of both until somebody lets it in here.
"""

from typing import Any

import msgspec

from interview.models.question import (
    AnyQuestion,
    Bug,
    Choice,
    Code,
    FollowUp,
    Hint,
    MultipleChoice,
    Predict,
    Theory,
)
from interview.models.task import Task
from interview.models.verdict import CheckState, Outcome, Verdict
from interview.transcript.state import QuestionState, Run

_ALWAYS = ("id", "bank", "prompt", "minutes")
_AFTERWARDS = ("version", "title", "difficulty", "topic", "tags", "level", "weight")
_FAILED = (CheckState.FAILED, CheckState.ERROR)


def public_state(one: QuestionState, *, afterwards: bool = False, revealed: bool = False) -> QuestionState:
    """Return what a candidate sees of a question and of their own work on it.

    Args:
        one: The question as the session knows it.
        afterwards: Whether its title and topic, which may give the answer away, can be told.
        revealed: Whether its model answer was shown.
    """
    return QuestionState(
        question=public_question(one, afterwards=afterwards, revealed=revealed),
        why="",
        phase=one.phase,
        prose=one.prose,
        code=one.code,
        cursors=one.cursors,
        hints=one.hints,
        hint_numbers=one.hint_numbers,
        runs=tuple(map(public_run, one.runs)),
        seconds=one.seconds,
        extended_seconds=one.extended_seconds,
        submitted_by=one.submitted_by,
    )


def public_question(one: QuestionState, *, afterwards: bool = False, revealed: bool = False) -> AnyQuestion:
    """Return a question with the hints and follow-ups that were given; of the others only their number is known."""
    asked = one.question
    names = (*_ALWAYS, *(_AFTERWARDS if afterwards else ()), *(("explain", "references") if revealed else ()))
    shown: dict[str, Any] = {name: getattr(asked, name) for name in names}
    shown["hints"] = tuple(
        Hint(text=hint.text if number in one.hint_numbers else "", cost=0.0)
        for number, hint in enumerate(asked.hints, start=1)
    )
    shown["follow_ups"] = tuple(
        FollowUp(text=follow_up.text if number in one.follow_ups else "")
        for number, follow_up in enumerate(asked.follow_ups, start=1)
    )
    match asked:
        case Theory():
            return Theory(**shown, answer=asked.answer if revealed else "")
        case Predict():
            answer = asked.answer if revealed else ""
            return Predict(**shown, snippet=asked.snippet, compare=asked.compare, answer=answer)
        case MultipleChoice():
            choices = asked.choices if revealed else tuple(Choice(text=choice.text) for choice in asked.choices)
            return MultipleChoice(**shown, choices=choices, shuffle=asked.shuffle)
        case Code() | Bug():
            return type(asked)(**shown, code=_public_task(asked.code, revealed))


def _public_task(task: Task, revealed: bool) -> Task:
    return Task(
        entry=task.entry,
        entry_kind=task.entry_kind,
        setup=task.setup,
        starter=task.starter,
        reference=task.reference if revealed else "",
    )


def public_run(run: Run) -> Run:
    """Return a run with what may be known of its verdict."""
    verdict = None if run.verdict is None else public_verdict(run.verdict)
    return Run(number=run.number, source=run.source, final=run.final, verdict=verdict)


def public_verdict(verdict: Verdict) -> Verdict:
    """Return what a candidate may know of a verdict: the visible checks, and no points.

    Where a hidden check was run, outcome and words follow from the visible ones alone, however the hidden one went.
    """
    checks = tuple(msgspec.structs.replace(check, points=0.0) for check in verdict.checks if not check.hidden)
    if all(check.state is CheckState.NOT_RUN for check in verdict.checks if check.hidden):
        return msgspec.structs.replace(verdict, checks=checks, points=0.0, possible=0.0, seeds=())
    failed = [check for check in checks if check.state in _FAILED]
    raised = any(check.state is CheckState.ERROR for check in failed)
    visible = Outcome.ERROR if raised else Outcome.WRONG if failed else Outcome.PASSED
    return Verdict(
        outcome=visible if verdict.outcome in (Outcome.PASSED, Outcome.WRONG, Outcome.ERROR) else verdict.outcome,
        sentence=f"{failed[0].title}: {failed[0].sentence}" if failed else "",
        checks=checks,
        traceback=verdict.traceback if raised else "",
        error_line=verdict.error_line if raised else None,
        wall_seconds=verdict.wall_seconds,
        cpu_seconds=verdict.cpu_seconds,
        memory_mb=verdict.memory_mb,
        isolation=verdict.isolation,
    )
