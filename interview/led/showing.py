"""Deciding what the shared window may show: everything secret is left out here, and widgets get nothing else."""

from typing import TypeVar

import msgspec
from msgspec import Struct

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
from interview.review.export import model_answer
from interview.review.public_verdict import public_verdict
from interview.transcript.state import QuestionState, Run, SessionState

_Kind = TypeVar("_Kind", Theory, Code, Bug, Predict, MultipleChoice)


class Revealed(Struct, frozen=True, kw_only=True):
    """The model answer, once the interviewer shows it."""

    answer: str
    """The answer."""
    language: str
    """`markdown`, `python` or `text`."""
    explain: str
    """Why it holds: Markdown."""


class Shown(Struct, frozen=True, kw_only=True):
    """All that the shared window knows about the question that is on it."""

    state: QuestionState
    """The question and what the candidate made of it, without anything secret."""
    number: int
    """Its place, from 1."""
    follow_ups: tuple[str, ...]
    """The follow-ups that were asked: Markdown."""
    put: tuple[str, ...]
    """What the interviewer asked in their own words."""
    revealed: Revealed | None
    """The model answer, once it is revealed."""
    hidden_checks: int
    """How many checks the candidate is told nothing about."""


def shown(session: SessionState) -> Shown | None:
    """Return what the shared window may show of the question on it; nothing while there is none."""
    return None if session.current is None else shown_question(session, session.current)


def shown_question(session: SessionState, index: int) -> Shown:
    """Return what a candidate may know of one question of a session.

    What is public is named here, field by field; a field that is not named stays secret. The model answer and its
    explanation are public once the interviewer has revealed them.
    """
    now = session.questions[index]
    answer, language = model_answer(now) if now.revealed else ("", "")
    return Shown(
        state=QuestionState(
            question=_public(now),
            why="",
            phase=now.phase,
            prose=now.prose,
            code=now.code,
            cursors=now.cursors,
            hints=now.hints,
            hint_numbers=now.hint_numbers,
            runs=tuple(_public_run(run) for run in now.runs),
            seconds=now.seconds,
            extended_seconds=now.extended_seconds,
            submitted_by=now.submitted_by,
        ),
        number=index + 1,
        follow_ups=tuple(now.question.follow_ups[number - 1].text for number in now.follow_ups),
        put=now.put,
        revealed=Revealed(answer=answer, language=language, explain=now.question.explain) if now.revealed else None,
        hidden_checks=_hidden_checks(now.question),
    )


def _hidden_checks(question: AnyQuestion) -> int:
    return sum(check.hidden for check in question.code.checks) if isinstance(question, Code | Bug) else 0


def _public(now: QuestionState) -> AnyQuestion:
    """Return the question as the candidate may know it: prompt, snippet, choices, starter, and the hints given."""
    question = now.question
    match question:
        case Theory():
            return _common(Theory(id=question.id, prompt=question.prompt), now)
        case Predict(snippet=snippet):
            return _common(Predict(id=question.id, prompt=question.prompt, snippet=snippet, answer=""), now)
        case MultipleChoice(choices=choices):
            texts = tuple(Choice(text=choice.text) for choice in choices)
            bare = MultipleChoice(id=question.id, prompt=question.prompt, choices=texts, shuffle=question.shuffle)
            return _common(bare, now)
        case Code(code=task):
            return _common(Code(id=question.id, prompt=question.prompt, code=_public_task(task)), now)
        case Bug(code=task):
            return _common(Bug(id=question.id, prompt=question.prompt, code=_public_task(task)), now)


def _common(bare: _Kind, now: QuestionState) -> _Kind:
    """Return a question with the public fields that every kind has."""
    question = now.question
    hints = tuple(
        Hint(text=hint.text if number in now.hint_numbers else "", cost=0.0)
        for number, hint in enumerate(question.hints, 1)
    )
    follow_ups = tuple(FollowUp() for _ in question.follow_ups)
    return msgspec.structs.replace(
        bare, bank=question.bank, minutes=question.minutes, hints=hints, follow_ups=follow_ups
    )


def _public_task(task: Task) -> Task:
    return Task(entry=task.entry, entry_kind=task.entry_kind, setup=task.setup, starter=task.starter)


def _public_run(run: Run) -> Run:
    verdict = None if run.verdict is None else public_verdict(run.verdict)
    return Run(number=run.number, source=run.source, final=run.final, verdict=verdict)
