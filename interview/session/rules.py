"""Which commands make sense when, and which events follow from them."""

from collections.abc import Callable
from typing import Any

import msgspec

from interview.errors import CommandRefusedError
from interview.grading import grade
from interview.grading.overrule import overruled
from interview.models.grade import Grade, band
from interview.models.question import Bug, Code, FollowUp
from interview.models.verdict import Verdict
from interview.session import commands as c
from interview.transcript import events as e
from interview.transcript.state import QuestionState, SessionState

_AFTERWARDS = c.RecordVerdict | c.Overrule | c.GiveConfidence | c.AskFollowUp | c.Decline
"""What still makes sense when a session is over."""

Events = tuple[e.KnownEvent, ...]


def decide(state: SessionState, command: c.Command) -> Events:
    """Return the events that a command leads to.

    Raises:
        CommandRefusedError: The session is not in a state in which the command makes sense.
    """
    if state.ended and not isinstance(command, _AFTERWARDS):
        raise CommandRefusedError("the session is over", do="Start another one.")
    return _RULES[type(command)](state, command)


def next_follow_up(question: QuestionState) -> tuple[int, FollowUp] | None:
    """Return the next follow-up that fits the answer, with its number; None where there is none."""
    reached = band(question.mark or 0.0)
    for number, follow_up in enumerate(question.question.follow_ups, start=1):
        if number not in question.follow_ups and follow_up.text and (not follow_up.after or reached in follow_up.after):
            return number, follow_up
    return None


def hint_cost(question: QuestionState) -> float:
    """Return the share of the mark that the hints shown so far cost."""
    hints = question.question.hints
    return min(1.0, sum(hints[number - 1].cost for number in question.hint_numbers if number <= len(hints)))


def _open(state: SessionState, doing: str) -> QuestionState:
    """Return the question on the screen, which must still be open."""
    now = state.now
    if now is None:
        raise CommandRefusedError(f"there is no question to {doing}", do="Go to a question first.")
    if now.done:
        raise CommandRefusedError(
            f"this question has been answered: there is nothing to {doing}", do="Go on to the next one."
        )
    return now


def _ask(state: SessionState, command: c.Ask) -> Events:
    if not 0 <= command.index < len(state.questions):
        raise CommandRefusedError(f"there is no question {command.index + 1}")
    return (e.QuestionAsked(question=state.questions[command.index].question.key),)


def _edit(state: SessionState, command: c.EditDraft) -> Events:
    now = _open(state, "edit")
    if not command.edits:
        return ()
    return (e.AnswerDrafted(question=now.question.key, part=command.part, edits=command.edits),)


def _hint(state: SessionState, command: c.ShowHint) -> Events:
    now = _open(state, "give a hint for")
    left = [number for number in range(1, len(now.question.hints) + 1) if number not in now.hint_numbers]
    if not left:
        raise CommandRefusedError("there are no more hints" if now.question.hints else "this question has no hints")
    number = left[0] if command.number is None else command.number
    if number not in left:
        raise CommandRefusedError(
            f"hint {number} cannot be given", do="It has already been given, or it does not exist."
        )
    return (e.HintShown(question=now.question.key, number=number),)


def _flag(state: SessionState, command: c.ToggleFlag) -> Events:
    now = _open(state, "flag")
    return (e.QuestionFlagged(question=now.question.key, flagged=not now.flagged),)


def _skip(state: SessionState, command: c.Skip) -> Events:
    return (e.QuestionSkipped(question=_open(state, "skip").question.key),)


def _run(state: SessionState, command: c.RunCode) -> Events:
    now = _open(state, "run")
    if not isinstance(now.question, Code | Bug):
        raise CommandRefusedError("only programs can be run", do="Hand in the answer with Ctrl+S.")
    return (_submission(now, now.code, final=False),)


def _submit(state: SessionState, command: c.SubmitAnswer) -> Events:
    now = _open(state, "hand in")
    question = now.question
    if isinstance(question, Code | Bug):
        submitted = e.AnswerSubmitted(question=question.key, answer=now.prose, source=now.code, by=command.by)
        return submitted, _submission(now, now.code, final=True)
    if command.by == "candidate" and not now.prose.strip():
        raise CommandRefusedError("there is nothing to hand in yet", do="Write an answer, or skip the question.")
    return (
        e.AnswerSubmitted(question=question.key, answer=now.prose, by=command.by),
        e.AnswerGraded(question=question.key, grade=grade(question, now.prose), hint_cost=hint_cost(now)),
    )


def _submission(now: QuestionState, source: str, *, final: bool) -> e.CodeSubmitted:
    if any(run.verdict is None for run in now.runs):
        raise CommandRefusedError("a run is still in progress", do="Wait for its verdict, or cancel it.")
    return e.CodeSubmitted(question=now.question.key, run=len(now.runs) + 1, source=source, final=final)


def _verdict(state: SessionState, command: c.RecordVerdict) -> Events:
    now = state.questions[state.place(command.question)]
    run = next((run for run in now.runs if run.number == command.run and run.verdict is None), None)
    if run is None:
        raise CommandRefusedError("no such run is waiting for a verdict", where=f"{command.question} run {command.run}")
    judged = e.CodeJudged(question=command.question, run=command.run, verdict=command.verdict)
    if not (run.final and command.verdict.outcome.counts):
        return (judged,)
    graded = e.AnswerGraded(
        question=command.question, grade=_grade_code(now, command.verdict), hint_cost=hint_cost(now)
    )
    return judged, graded


def _grade_code(now: QuestionState, verdict: Verdict) -> Grade:
    """Return the mark of a program; naming the faults counts too where that was asked."""
    question = now.question
    if not isinstance(question, Bug):
        return Grade(mark=verdict.mark)
    naming = grade(question, now.prose)
    mark = question.split * naming.mark + (1 - question.split) * verdict.mark
    return msgspec.structs.replace(naming, mark=mark)


def _confidence(state: SessionState, command: c.GiveConfidence) -> Events:
    now = state.questions[state.place(command.question)]
    if not now.done or now.confidence is not None:
        raise CommandRefusedError("confidence is asked once, right after an answer is handed in")
    return (e.ConfidenceGiven(question=command.question, confidence=command.confidence),)


def _follow_up(state: SessionState, command: c.AskFollowUp) -> Events:
    now = state.questions[state.place(command.question)]
    if command.number is not None:
        number = command.number
        known = now.question.follow_ups
        if number in now.follow_ups or not 1 <= number <= len(known) or not known[number - 1].text:
            raise CommandRefusedError(
                f"follow-up {number} cannot be asked", do="It has already been asked, or it has no text."
            )
        return (e.FollowedUp(question=command.question, number=number),)
    following = next_follow_up(now) if now.mark is not None else None
    if following is None:
        raise CommandRefusedError("there are no more follow-ups to this answer")
    return (e.FollowedUp(question=command.question, number=following[0]),)


def _overrule(state: SessionState, command: c.Overrule) -> Events:
    now = state.questions[state.place(command.question)]
    if now.grade is None:
        raise CommandRefusedError("there is no mark to correct yet")
    if not command.reason.strip():
        raise CommandRefusedError("a correction needs a reason", do="Say which words of the answer justify it.")
    known = {*now.grade.points, *(found.id for found in now.grade.misconceptions)}
    if command.point not in known:
        raise CommandRefusedError("the mark has no such point", where=command.point)
    decisions = {one.point: one.counts for one in now.corrections if one.point} | {command.point: command.counts}
    corrected = e.GradeCorrected(
        question=command.question,
        point=command.point,
        counts=command.counts,
        mark=overruled(now.question, now.prose, now.grade, decisions).mark,
        reason=command.reason.strip(),
    )
    return (corrected,)


def _extend(state: SessionState, command: c.ExtendTime) -> Events:
    key = state.now.question.key if state.now and not state.now.done else ""
    return (e.TimeExtended(question=key, seconds=command.seconds),)


def _pause(state: SessionState, command: c.Pause) -> Events:
    return () if state.paused else (e.SessionPaused(),)


def _resume(state: SessionState, command: c.Resume) -> Events:
    return (e.SessionResumed(reason=command.reason),) if state.paused or command.reason == "restart" else ()


def _end(state: SessionState, command: c.End) -> Events:
    answered = all(one.done for one in state.questions)
    return (e.SessionEnded(reason=command.reason or ("finished" if answered else "abandoned")),)


def _current(state: SessionState) -> str:
    """Return the key of the question on the screen."""
    if state.now is None:
        raise CommandRefusedError("there is no question on the screen", do="Ask one first.")
    return state.now.question.key


def _consent(state: SessionState, command: c.Consent) -> Events:
    return (e.ConsentGiven(name=command.name, by=command.by),)


def _add(state: SessionState, command: c.AddQuestion) -> Events:
    if any(one.question.key == command.drawn.question.key for one in state.questions):
        raise CommandRefusedError("the session already has this question", do="Ask it instead.")
    return (e.QuestionAdded(drawn=command.drawn),)


def _put(state: SessionState, command: c.PutQuestion) -> Events:
    if not command.text.strip():
        raise CommandRefusedError("the question is empty")
    return (e.QuestionPut(question=_current(state), text=command.text.strip()),)


def _reveal(state: SessionState, command: c.Reveal) -> Events:
    return (e.AnswerRevealed(question=_current(state)),)


def _lock(state: SessionState, command: c.Lock) -> Events:
    return (e.EditorLocked(locked=command.locked),) if command.locked != state.locked else ()


def _show_clock(state: SessionState, command: c.ShowClock) -> Events:
    return (e.ClockShown(shown=command.shown),) if command.shown != state.clock_shown else ()


def _decline(state: SessionState, command: c.Decline) -> Events:
    return (e.RequestDeclined(why=command.why),)


_RULES: dict[type, Callable[[SessionState, Any], Events]] = {
    c.Ask: _ask,
    c.EditDraft: _edit,
    c.ShowHint: _hint,
    c.ToggleFlag: _flag,
    c.Skip: _skip,
    c.RunCode: _run,
    c.SubmitAnswer: _submit,
    c.RecordVerdict: _verdict,
    c.GiveConfidence: _confidence,
    c.AskFollowUp: _follow_up,
    c.Overrule: _overrule,
    c.ExtendTime: _extend,
    c.Pause: _pause,
    c.Resume: _resume,
    c.End: _end,
    c.Consent: _consent,
    c.AddQuestion: _add,
    c.PutQuestion: _put,
    c.Reveal: _reveal,
    c.Lock: _lock,
    c.ShowClock: _show_clock,
    c.Decline: _decline,
}
