"""Deciding what the shared window may show: widgets get this and nothing else."""

from msgspec import Struct

from interview.models.answer import model_answer
from interview.models.question import AnyQuestion, Bug, Code
from interview.transcript.public import public_state
from interview.transcript.state import QuestionState, SessionState


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

    The model answer and its explanation are public once the interviewer has revealed them.
    """
    now = session.questions[index]
    answer = model_answer(now.question)
    return Shown(
        state=public_state(now),
        number=index + 1,
        follow_ups=tuple(now.question.follow_ups[number - 1].text for number in now.follow_ups),
        put=now.put,
        revealed=Revealed(answer=answer.text, language=answer.language, explain=now.question.explain)
        if now.revealed
        else None,
        hidden_checks=_hidden_checks(now.question),
    )


def _hidden_checks(question: AnyQuestion) -> int:
    return sum(check.hidden for check in question.code.checks) if isinstance(question, Code | Bug) else 0
