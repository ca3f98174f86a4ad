"""What can happen in a session, each as a past-tense event with a literal tag."""

import datetime as dt
from typing import ClassVar

from msgspec import Struct

from interview.models.grade import Grade
from interview.models.settings import DrawnQuestion, Settings
from interview.models.verdict import Verdict

SCHEMA = 1
"""The version of the transcript's form; a reader takes newer events as unknown."""


class Edit(Struct, frozen=True, array_like=True):
    """One change of a draft: at `at` characters from its beginning, `removed` gave way to `inserted`."""

    at: int
    """Offset in characters."""
    removed: str
    """The text that went."""
    inserted: str
    """The text that came."""

    def apply(self, text: str) -> str:
        """Return `text` after the change."""
        return text[: self.at] + self.inserted + text[self.at + len(self.removed) :]


class Event(Struct, frozen=True, kw_only=True, tag_field="event"):
    """Something that happened; `SYNCED` ones reach the disk before they are shown."""

    SYNCED: ClassVar[bool] = False


class QuestionEvent(Event, frozen=True, kw_only=True):
    """Something that happened to one question."""

    question: str
    """The question's key, `bank:id`."""


class SessionStarted(Event, frozen=True, kw_only=True, tag="session_started"):
    """The first line of every transcript: all that is needed to read the rest without the bank."""

    SYNCED: ClassVar[bool] = True

    schema: int = SCHEMA
    """The version of the transcript's form."""
    app: str
    """The version of the program."""
    session: str
    """The session's id, which is the file's name."""
    seed: int
    """What the questions were drawn from."""
    inputs_hash: str
    """Hash of the draw's inputs."""
    settings: Settings
    """How the session runs."""
    questions: tuple[DrawnQuestion, ...]
    """The questions in full, in the order in which they are asked."""
    notes: tuple[str, ...] = ()
    """What the draw could not meet."""
    isolation: str = ""
    """How submissions are confined, where it is known at the start."""


class QuestionAsked(QuestionEvent, frozen=True, kw_only=True, tag="question_asked"):
    """A question was put on the screen."""


class AnswerDrafted(QuestionEvent, frozen=True, kw_only=True, tag="answer_drafted"):
    """The candidate typed: at most a second's worth of changes."""

    part: str
    """`prose` or `code`."""
    edits: tuple[Edit, ...]
    """The changes in order."""


class HintShown(QuestionEvent, frozen=True, kw_only=True, tag="hint_shown"):
    """A hint was given."""

    number: int
    """Which one, counted from 1."""


class QuestionFlagged(QuestionEvent, frozen=True, kw_only=True, tag="question_flagged"):
    """The candidate marked a question to come back to, or took the mark away."""

    flagged: bool
    """Whether it is marked now."""


class CodeSubmitted(QuestionEvent, frozen=True, kw_only=True, tag="code_submitted"):
    """A program went to the judge."""

    SYNCED: ClassVar[bool] = True

    run: int
    """Which run of this question, counted from 1."""
    source: str
    """The program."""
    final: bool = False
    """Whether it is the answer; otherwise only the sample checks are run."""


class CodeJudged(QuestionEvent, frozen=True, kw_only=True, tag="code_judged"):
    """The judge came to a verdict."""

    SYNCED: ClassVar[bool] = True

    run: int
    """The run it belongs to."""
    verdict: Verdict
    """The verdict."""


class AnswerSubmitted(QuestionEvent, frozen=True, kw_only=True, tag="answer_submitted"):
    """The candidate gave an answer, or the time took it."""

    SYNCED: ClassVar[bool] = True

    answer: str
    """The prose; the chosen numbers of a choice question; empty for code alone."""
    source: str = ""
    """The program of a code or bug question."""
    by: str = "candidate"
    """`candidate` or `clock`."""


class ConfidenceGiven(QuestionEvent, frozen=True, kw_only=True, tag="confidence_given"):
    """The candidate said how sure they are, before seeing any mark."""

    confidence: int
    """1 guessed, 2 unsure, 3 fairly sure, 4 certain."""


class AnswerGraded(QuestionEvent, frozen=True, kw_only=True, tag="answer_graded"):
    """An answer was marked by the machine."""

    SYNCED: ClassVar[bool] = True

    grade: Grade
    """The mark with its evidence."""
    hint_cost: float = 0.0
    """The share of the mark that hints cost."""


class FollowedUp(QuestionEvent, frozen=True, kw_only=True, tag="followed_up"):
    """A follow-up question was shown."""

    number: int
    """Which one, counted from 1."""


class QuestionSkipped(QuestionEvent, frozen=True, kw_only=True, tag="question_skipped"):
    """The candidate left a question without an answer."""


class GradeCorrected(QuestionEvent, frozen=True, kw_only=True, tag="grade_corrected"):
    """A person overruled the machine; both marks stay."""

    SYNCED: ClassVar[bool] = True

    point: str
    """The key point or misconception concerned; empty where the whole mark is set."""
    counts: bool = True
    """Whether the point counts now."""
    mark: float
    """The mark that follows, 0 to 1, before hints are paid for."""
    reason: str
    """Why, in the person's words."""


class TimeExtended(Event, frozen=True, kw_only=True, tag="time_extended"):
    """Time was added."""

    question: str = ""
    """The question it was added to as well; empty for the session alone."""
    seconds: float
    """How much."""


class SessionPaused(Event, frozen=True, kw_only=True, tag="session_paused"):
    """The clock was stopped."""


class SessionResumed(Event, frozen=True, kw_only=True, tag="session_resumed"):
    """The clock runs again, after a pause or in a new process."""

    reason: str = "pause"
    """`pause` or `restart`."""


class SessionEnded(Event, frozen=True, kw_only=True, tag="session_ended"):
    """The session is over."""

    SYNCED: ClassVar[bool] = True

    reason: str = "finished"
    """`finished`, `abandoned` or `time`."""


class ConsentGiven(Event, frozen=True, kw_only=True, tag="consent_given"):
    """The candidate of a led session agreed that it is recorded."""

    SYNCED: ClassVar[bool] = True

    name: str = ""
    """What the candidate wants to be called."""
    by: str = "candidate"
    """`candidate` on the shared screen, or `interviewer`, who heard it."""


class QuestionAdded(Event, frozen=True, kw_only=True, tag="question_added"):
    """The interviewer put a question on the screen that was not drawn."""

    drawn: DrawnQuestion
    """The question in full."""


class QuestionPut(QuestionEvent, frozen=True, kw_only=True, tag="question_put"):
    """The interviewer sent a question in their own words."""

    text: str
    """The words."""


class AnswerRevealed(QuestionEvent, frozen=True, kw_only=True, tag="answer_revealed"):
    """The model answer was shown to the candidate."""


class EditorLocked(Event, frozen=True, kw_only=True, tag="editor_locked"):
    """The interviewer stopped the typing, or let it go on."""

    locked: bool
    """Whether it is stopped now."""


class ClockShown(Event, frozen=True, kw_only=True, tag="clock_shown"):
    """The interviewer showed the clocks to the candidate, or hid them."""

    shown: bool
    """Whether they are shown now."""


class RequestDeclined(Event, frozen=True, kw_only=True, tag="request_declined"):
    """A request of the interviewer's made no sense any more."""

    why: str
    """Why, as one sentence."""


class UnknownEvent(Struct, frozen=True, kw_only=True):
    """An event that a newer version wrote; it is kept and shown, and changes nothing."""

    event: str
    """Its tag."""


KnownEvent = (
    SessionStarted
    | QuestionAsked
    | AnswerDrafted
    | HintShown
    | QuestionFlagged
    | CodeSubmitted
    | CodeJudged
    | AnswerSubmitted
    | ConfidenceGiven
    | AnswerGraded
    | FollowedUp
    | QuestionSkipped
    | GradeCorrected
    | TimeExtended
    | SessionPaused
    | SessionResumed
    | SessionEnded
    | ConsentGiven
    | QuestionAdded
    | QuestionPut
    | AnswerRevealed
    | EditorLocked
    | ClockShown
    | RequestDeclined
)
"""Every event that this version writes."""


class Line(Struct, frozen=True, kw_only=True):
    """An event with its place in a stream of events."""

    seq: int
    """Its number, from 0, without gaps."""
    at: dt.datetime
    """When it happened, UTC."""
    active: float
    """Seconds on the session's clock, pauses left out."""
    event: Event | UnknownEvent
    """What happened."""
    request: str = ""
    """The id of the interviewer's request that led to it; empty where there is none."""


class Record(Line, frozen=True, kw_only=True):
    """One line of a transcript."""

    event: KnownEvent | UnknownEvent
    """What happened."""
