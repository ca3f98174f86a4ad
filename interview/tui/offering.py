"""Deciding which commands of the interview can be given now."""

from interview.models.question import Bug, Code
from interview.models.settings import Feedback
from interview.session.rules import next_follow_up
from interview.transcript.state import Phase, QuestionState, SessionState

_EDITING = ("submit", "hint", "skip", "flag", "external_editor")
_CODING = ("run_code", "reset_code")
_REPORTING = ("go_on", "overrule", "follow_up")


def offered(state: SessionState, action: str, *, has_result: bool) -> bool | None:
    """Return whether a command can be given: True, None where it is there but has nothing to do now, or False.

    Args:
        state: The session.
        action: The command's id.
        has_result: Whether a verdict or a report is on the screen.
    """
    now = state.now
    if now is None:
        return True
    answering = not now.done and not state.ended
    if action in _EDITING:
        if action == "hint" and answering:
            return True if now.hints < len(now.question.hints) else None
        return answering
    if action in _CODING:
        return answering and isinstance(now.question, Code | Bug)
    if action in _REPORTING:
        return _reporting(state, now, action)
    if action == "cancel_run":
        return is_running(now)
    if action == "previous_question":
        return True if state.current else None
    return has_result if action == "toggle_prompt" else True


def shows_report(state: SessionState, now: QuestionState) -> bool:
    """Whether the marks of a question may be on the screen: never before the end of a mock session."""
    return now.phase is Phase.ANSWERED and (state.settings.feedback is Feedback.COACH or bool(state.ended))


def is_running(now: QuestionState) -> bool:
    """Whether a program of the question is with the judge."""
    return any(run.verdict is None for run in now.runs)


def _reporting(state: SessionState, now: QuestionState, action: str) -> bool:
    if action == "go_on":
        return now.done
    if not shows_report(state, now):
        return False
    if action == "follow_up":
        return next_follow_up(now) is not None
    return now.grade is not None and bool(now.grade.points or now.grade.misconceptions)
