"""What a session is set up with: what to draw, how to run the clock, when to give feedback."""

from enum import StrEnum

from msgspec import Struct

from interview.models.plan import Dimension, Section
from interview.models.question import AnyQuestion, Difficulty, Kind, Level


class SessionMode(StrEnum):
    """Who leads the session."""

    PRACTICE = "practice"
    LED = "led"


class Feedback(StrEnum):
    """When marks and model answers are shown."""

    COACH = "coach"
    MOCK = "mock"


class ClockMode(StrEnum):
    """What happens when a question's or the session's time is over."""

    SOFT = "soft"
    HARD = "hard"
    OFF = "off"


class DrawRequest(Struct, frozen=True, kw_only=True):
    """Which questions are wanted; an empty filter admits everything."""

    banks: tuple[str, ...] = ()
    """Ids of banks."""
    topics: tuple[str, ...] = ()
    """Topics; `autograd` admits `autograd/graph` too."""
    kinds: tuple[Kind, ...] = ()
    """Kinds of question."""
    difficulties: tuple[Difficulty, ...] = ()
    """Difficulties."""
    levels: tuple[Level, ...] = ()
    """Seniorities."""
    keys: tuple[str, ...] = ()
    """Exactly these questions, as `bank:id`, in this order; the other filters are then ignored."""
    quotas: dict[Kind, int] = {}
    """How many of each kind; what they leave of `count` is drawn from every admitted kind."""
    count: int | None = None
    """How many questions; as many as `minutes` holds where not given."""
    minutes: float | None = None
    """How many minutes the questions together may take."""


class Settings(Struct, frozen=True, kw_only=True):
    """How a session runs; written into its transcript."""

    title: str = "Custom"
    """What the session is called in lists."""
    mode: SessionMode = SessionMode.PRACTICE
    """Who leads."""
    feedback: Feedback = Feedback.COACH
    """When marks are shown."""
    clock: ClockMode = ClockMode.SOFT
    """What the end of the time does."""
    stretch: float = 1.0
    """By how much every time limit is multiplied: 1, 1.25, 1.5 or 2."""
    minutes: float | None = None
    """The time for the whole session; the sum of its questions' minutes where not given."""
    live_points: bool = False
    """Whether key points light up while an answer is typed; never in mock or led sessions."""
    request: DrawRequest = DrawRequest()
    """What was drawn from."""
    show_clock: bool = True
    """Whether the shared window of a led session shows the clocks at first."""
    sections: tuple[Section, ...] = ()
    """The parts of a led session, where a plan has some."""
    dimensions: tuple[Dimension, ...] = ()
    """What a led session is scored by, where a plan says so."""


class DrawnQuestion(Struct, frozen=True, kw_only=True):
    """A question with the reason for which it was drawn."""

    question: AnyQuestion
    """The question, whole."""
    why: str
    """"new", "due", "weak in autograd", "asked for" or "seen 2 times"."""
    section: str = ""
    """The part of a plan that it belongs to."""


class Draw(Struct, frozen=True, kw_only=True):
    """A set of questions for one session."""

    questions: tuple[DrawnQuestion, ...]
    """In the order in which they are asked."""
    seed: int
    """What the choice was made from, together with the inputs."""
    inputs_hash: str
    """Hash of the banks' contents, the request and the history: the same hash and seed give the same draw."""
    notes: tuple[str, ...] = ()
    """What could not be had ("only 2 of 4 code questions match")."""
