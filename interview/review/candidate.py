"""What a candidate's own copy of a session may hold: what they were shown, and nothing else.

Questions are built anew from the fields that a candidate sees, so that a field that is added to the bank later stays
out of the copy until somebody lets it in.
"""

import msgspec

from interview.models.question import (
    AnyQuestion,
    Bug,
    Choice,
    Code,
    FollowUp,
    MultipleChoice,
    Predict,
    Question,
    Theory,
)
from interview.models.settings import Feedback, SessionMode
from interview.models.task import Task
from interview.review.public_verdict import public_verdict
from interview.transcript.state import Phase, QuestionState, Run, SessionState

_SHOWN = ("id", "bank", "version", "title", "difficulty", "topic", "tags", "minutes", "level", "weight")
_HIDDEN_PROMPT = "This question was not reached."


def for_candidate(state: SessionState) -> SessionState:
    """Return the session as its candidate knows it: no notes, nobody's marks, no answer that was not revealed.

    Somebody who practises alone has seen the machine's mark of each answer with its evidence, so that stays; what a
    person corrected afterwards does not. In a led session marks are the interviewer's business.
    """
    is_led = state.settings.mode is SessionMode.LED
    settings = msgspec.structs.replace(state.settings, sections=(), dimensions=())
    return msgspec.structs.replace(
        state,
        settings=settings,
        requests=(),
        questions=tuple(_as_shown(one, is_led, _is_revealed(state, one)) for one in state.questions),
    )


def _is_revealed(state: SessionState, one: QuestionState) -> bool:
    """Whether the candidate has seen the model answer."""
    if one.phase is Phase.UNSEEN or state.settings.mode is SessionMode.LED:
        return one.revealed
    was_told = state.settings.feedback is Feedback.COACH or bool(state.ended)
    return one.revealed or (one.phase is Phase.ANSWERED and was_told)


def _as_shown(one: QuestionState, is_led: bool, revealed: bool) -> QuestionState:
    """Return one question of a session as the candidate knows it."""
    question = _question(one, revealed)
    if one.phase is Phase.UNSEEN:
        return QuestionState(question=question, why="")
    return msgspec.structs.replace(
        one,
        question=question,
        grade=one.grade if revealed and not is_led else None,
        corrections=(),
        runs=tuple(map(_public_run, one.runs)) if is_led else one.runs,
        why=one.why,
        section="",
        hints=len(question.hints),
        hint_numbers=tuple(range(1, len(question.hints) + 1)),
        follow_ups=tuple(range(1, len(question.follow_ups) + 1)),
    )


def _public_run(run: Run) -> Run:
    """Return a run of a led session without what its hidden checks say."""
    return run if run.verdict is None else msgspec.structs.replace(run, verdict=public_verdict(run.verdict))


def _question(one: QuestionState, revealed: bool) -> AnyQuestion:
    """Return a question with what was shown of it."""
    asked = one.question
    if one.phase is Phase.UNSEEN:
        return Theory(id=asked.id, bank=asked.bank, prompt=_HIDDEN_PROMPT, minutes=asked.minutes)
    shown = {name: getattr(asked, name) for name in _SHOWN}
    shown["prompt"] = asked.prompt
    shown["hints"] = tuple(asked.hints[number - 1] for number in one.hint_numbers if number <= len(asked.hints))
    shown["follow_ups"] = tuple(
        FollowUp(text=asked.follow_ups[number - 1].text) for number in one.follow_ups if number <= len(asked.follow_ups)
    )
    if revealed:
        shown["explain"], shown["references"] = asked.explain, asked.references
    return _of_kind(asked, shown, revealed)


def _of_kind(asked: Question, shown: dict[str, object], revealed: bool) -> AnyQuestion:
    """Return the question with what its kind shows besides."""
    match asked:
        case Code() | Bug():
            task = Task(
                entry=asked.code.entry,
                entry_kind=asked.code.entry_kind,
                setup=asked.code.setup,
                starter=asked.code.starter,
                reference=asked.code.reference if revealed else "",
            )
            return type(asked)(**shown, code=task)  # type: ignore[arg-type]
        case Predict():
            answer = asked.answer if revealed else ""
            return Predict(**shown, snippet=asked.snippet, compare=asked.compare, answer=answer)  # type: ignore[arg-type]
        case MultipleChoice():
            choices = asked.choices if revealed else tuple(Choice(text=choice.text) for choice in asked.choices)
            return MultipleChoice(**shown, choices=choices)  # type: ignore[arg-type]
        case _:
            assert isinstance(asked, Theory)
            return Theory(**shown, answer=asked.answer if revealed else "")  # type: ignore[arg-type]
