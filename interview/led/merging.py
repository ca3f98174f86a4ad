"""Both streams of a led session as one story: what happened on the shared screen and beside it, by time."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from interview.models.question import AnyQuestion
from interview.transcript import events
from interview.transcript.events import Line
from interview.transcript.private.events import ConsoleOpened, Marked, Noted, PrivateEvent, Recommended, Scored, Ticked
from interview.transcript.private.scales import points_of
from interview.transcript.private.stream import private_path, read_private
from interview.transcript.reading import read_transcript
from interview.words import confidence, percent


class Moment(Struct, frozen=True, kw_only=True):
    """One line of the story."""

    at: dt.datetime
    """When, UTC."""
    active: float
    """Seconds on the session's clock."""
    who: str
    """`candidate`, `interviewer` or `shared`, for what was done at the interviewer's request."""
    text: str
    """What happened, as a sentence without its full stop."""


def story(transcript: Path, *, drafts: bool = False) -> list[Moment]:
    """Return what happened in a session by time, the interviewer's side too where it was kept.

    Raises:
        TranscriptError: A stream cannot be read.
    """
    records = read_transcript(transcript).records
    names = _Names()
    lines: list[Line] = list(records)
    if private_path(transcript).is_file():
        lines += read_private(private_path(transcript)).lines
    moments = []
    for line in _in_order(lines):
        names.learn(line)
        text = names.tell(line)
        if text and (drafts or not isinstance(line.event, events.AnswerDrafted)):
            who = "interviewer" if isinstance(line.event, PrivateEvent) else "shared" if line.request else "candidate"
            moments.append(Moment(at=line.at, active=line.active, who=who, text=text))
    return moments


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """Return lines by time; within a millisecond what was done first, then each request before what came of it."""
    asked = {line.event.id: line.seq for line in lines if isinstance(line.event, PrivateEvent)}

    def key(line: Line) -> tuple[dt.datetime, int, bool]:
        if isinstance(line.event, PrivateEvent):
            return line.at, line.seq, False
        return line.at, asked.get(line.request, -1), True

    return sorted(lines, key=key)


class _Names:
    """What questions and key points are called."""

    def __init__(self) -> None:
        self.questions: dict[str, AnyQuestion] = {}

    def learn(self, line: Line) -> None:
        """Take in the questions that an event brings."""
        match line.event:
            case events.SessionStarted(questions=drawn):
                self.questions |= {one.question.key: one.question for one in drawn}
            case events.QuestionAdded(drawn=one):
                self.questions[one.question.key] = one.question

    def title(self, key: str) -> str:
        """Return what a question is called."""
        question = self.questions.get(key)
        return f"“{question.title or question.id}”" if question is not None else key

    def point(self, key: str, point: str) -> str:
        """Return a key point's sentence."""
        question = self.questions.get(key)
        return dict(points_of(question)).get(point, point) if question is not None else point

    def tell(self, line: Line) -> str:
        """Return what an event says; nothing where it is of no interest."""
        match line.event:
            case PrivateEvent() as event:
                return self._tell_private(event)
            case events.QuestionEvent() as event:
                return self._tell_question(event)
            case events.QuestionAdded(drawn=one):
                return f"asked {self.title(one.question.key)}, which was not drawn"
        return _tell_session(line.event)

    def _tell_question(self, event: events.QuestionEvent) -> str:
        title = self.title(event.question)
        match event:
            case events.HintShown(number=number):
                return f"hint {number} shown on {title}"
            case events.FollowedUp(number=number):
                return f"follow-up {number} shown on {title}"
            case events.QuestionPut(text=text):
                return f"asked on {title}: {text}"
            case events.AnswerGraded(grade=grade):
                return f"machine's mark on {title}: {percent(grade.mark)}"
            case events.CodeJudged(verdict=verdict, run=run):
                return f"verdict on run {run} of {title}: {verdict.outcome}"
            case events.ConfidenceGiven(confidence=level):
                return f"confidence on {title}: {confidence(level)}"
        what = str(type(event).__struct_config__.tag).replace("_", " ")
        return f"{what}: {title}"

    def _tell_private(self, event: PrivateEvent) -> str:
        match event:
            case Noted(text=text):
                return f"note: {text}"
            case Ticked(question=key, point=point, said=said):
                return f"{'heard' if said else 'took back'}: {self.point(key, point)}"
            case Marked(question=key, mark=mark, reached=reached):
                value = "no mark" if mark is None else percent(mark)
                return f"mark on {self.title(key)}: {value if reached else 'not reached'}"
            case Scored(dimension=dimension, score=score, evidence=evidence):
                return f"{dimension}: {score or '–'}{f', {evidence}' if evidence else ''}"
            case Recommended(recommendation=recommendation):
                return f"recommendation: {recommendation or 'none'}"
            case ConsoleOpened():
                return "console opened"
        return ""


def _tell_session(event: object) -> str:
    """Return what happened to the session as a whole."""
    match event:
        case events.RequestDeclined(why=why):
            return f"declined a request: {why}"
        case events.TimeExtended(seconds=seconds):
            return f"{seconds:g} more seconds"
        case events.EditorLocked(locked=locked):
            return "editor locked" if locked else "editor unlocked"
        case events.ClockShown(shown=shown):
            return "clock shown" if shown else "clock hidden"
        case events.ConsentGiven(name=name, by=by):
            who = "agreed to the recording" if by == "candidate" else "heard the candidate agree to the recording"
            return who + (f" ({name})" if name else "")
        case events.SessionEnded(reason=reason):
            return f"session ended: {reason}"
        case events.SessionResumed(reason=reason):
            return "resumed" if reason == "restart" else "clock started"
        case events.SessionPaused():
            return "clock stopped"
        case events.SessionStarted():
            return "session started"
    return str(event)
