"""A candidate's own copy of a session: what they were shown, and their own work."""

import msgspec

from interview.models.question import Theory
from interview.models.settings import Feedback, SessionMode
from interview.transcript.public import public_state
from interview.transcript.state import Phase, QuestionState, SessionState

_NOT_REACHED = "This question was not reached."


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
    asked = one.question
    if one.phase is Phase.UNSEEN:
        hidden = Theory(id=asked.id, bank=asked.bank, prompt=_NOT_REACHED, minutes=asked.minutes)
        return QuestionState(question=hidden, why="")
    shown = msgspec.structs.replace(
        public_state(one, afterwards=True, revealed=revealed),
        why=one.why,
        flagged=one.flagged,
        confidence=one.confidence,
        follow_ups=one.follow_ups,
        put=one.put,
        revealed=one.revealed,
    )
    if is_led:
        return shown
    marks = {"grade": one.grade, "hint_cost": one.hint_cost} if revealed else {}
    return msgspec.structs.replace(shown, runs=one.runs, **marks)
