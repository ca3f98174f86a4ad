"""What a bank holds: questions of five kinds, and all that is needed to ask and to mark them.

Field names are the keys of the bank format, so a bank's YAML converts to these types as it stands.
"""

from enum import StrEnum
from typing import ClassVar

import msgspec
from msgspec import Struct

from interview.models.rubric import KeyPoint, Misconception, Phrase, Sample
from interview.models.task import Task


class Kind(StrEnum):
    """What a candidate is asked to do."""

    THEORY = "theory"
    CODE = "code"
    BUG = "bug"
    PREDICT = "predict"
    CHOICE = "choice"


class Difficulty(StrEnum):
    """How hard a question is for somebody who prepares for the level it is asked at."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
    EXPERT = "expert"


class Level(StrEnum):
    """The seniority at which a question is usually asked."""

    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"


class Status(StrEnum):
    """How far a question has come: drafts and retired ones are never asked."""

    DRAFT = "draft"
    IMPORTED = "imported"
    REVIEWED = "reviewed"
    RETIRED = "retired"


class Band(StrEnum):
    """How well an answer went, as far as choosing a follow-up is concerned."""

    STRONG = "strong"
    PARTIAL = "partial"
    WEAK = "weak"


class Reference(Struct, frozen=True, kw_only=True):
    """A page to read further."""

    title: str
    """What the page is called."""
    url: str
    """An http(s) address."""


class Source(Struct, frozen=True, kw_only=True):
    """Where a bank or an imported question came from."""

    title: str = ""
    """What the source is called."""
    url: str = ""
    """An http(s) address."""
    license: str = ""
    """The licence under which it was taken."""
    line: int | None = None
    """The line of the source at which the question stood."""


class Hint(Struct, frozen=True, kw_only=True):
    """Help on request, in the order in which it is given."""

    text: str
    """Markdown."""
    cost: float = 0.1
    """The share of the mark that taking the hint costs, 0 to 1."""


class FollowUp(Struct, frozen=True, kw_only=True):
    """A deeper question that an interviewer asks next."""

    text: str = ""
    """What is asked; empty where `ref` names a question."""
    answer: str = ""
    """The model answer."""
    key_points: tuple[KeyPoint, ...] = ()
    """What a good answer to it contains."""
    ref: str = ""
    """The id of a question of the same bank, or `bank:id`."""
    after: tuple[Band, ...] = ()
    """The bands of answer after which it fits; empty means all."""


class PlantedBug(Struct, frozen=True, kw_only=True):
    """One fault of a `bug` question's program."""

    id: str
    """Unique within its question."""
    text: str
    """What is wrong, as one sentence."""
    lines: tuple[int, ...] = ()
    """The lines of the starter that it stands in."""
    any_of: tuple[Phrase, ...] = ()
    """Accepted wordings of naming it."""
    fix: tuple[str, str]
    """Text that occurs once in the starter, and what stands there in the repaired program."""


class Compare(StrEnum):
    """How a predicted output is compared with the right one."""

    STRIPPED = "stripped"
    EXACT = "exact"
    NUMBER = "number"
    SHAPE = "shape"
    DTYPE = "dtype"
    TENSOR = "tensor"
    RAISES = "raises"


class Choice(Struct, frozen=True, kw_only=True):
    """One of the answers that a `choice` question offers."""

    text: str
    """Markdown."""
    correct: bool = False
    """Whether it is right."""
    feedback: str = ""
    """Why it is right or wrong."""
    points: float | None = None
    """What it is worth, where right and wrong is not enough."""


class Question(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """One thing asked; the fields that every kind has."""

    KIND: ClassVar[Kind]
    """The kind that the class stands for."""

    id: str
    """Unique in its bank; never changes."""
    bank: str = ""
    """The id of the bank; filled in when the bank is loaded."""
    version: int = 1
    """Raised when meaning or marking changes."""
    title: str = ""
    """A short name; the prompt's first line where the bank gives none."""
    prompt: str
    """What is asked: Markdown."""
    difficulty: Difficulty = Difficulty.MEDIUM
    """How hard it is."""
    topic: str = ""
    """A slug, perhaps with an area: `autograd/graph`."""
    tags: tuple[str, ...] = ()
    """Further slugs."""
    minutes: float
    """How long a candidate is given."""
    level: tuple[Level, ...] = ()
    """Seniorities it is asked at; empty means all."""
    weight: float = 1.0
    """Its weight in a session's score."""
    status: Status = Status.REVIEWED
    """How far it has come."""
    hints: tuple[Hint, ...] = ()
    """Help, in the order in which it is given."""
    follow_ups: tuple[FollowUp, ...] = ()
    """Deeper questions."""
    interviewer_notes: str = ""
    """Never shown to the candidate."""
    explain: str = ""
    """Shown with the feedback: Markdown."""
    references: tuple[Reference, ...] = ()
    """Where to read further."""
    source: Source | None = None
    """Where an imported question came from."""
    torch: str = ""
    """The versions of PyTorch that it holds for, as a version range."""

    @property
    def kind(self) -> Kind:
        """The kind of the question."""
        return self.KIND

    @property
    def key(self) -> str:
        """The global name: `bank:id`."""
        return f"{self.bank}:{self.id}"


class Theory(Question, frozen=True, kw_only=True, tag="theory"):
    """A question answered in prose and marked by key points."""

    KIND: ClassVar[Kind] = Kind.THEORY

    minutes: float = 3.0
    """How long a candidate is given."""
    answer: str = ""
    """The model answer: Markdown."""
    key_points: tuple[KeyPoint, ...] = ()
    """What a good answer contains."""
    must_not: tuple[Misconception, ...] = ()
    """What a good answer does not claim."""
    need: int | None = None
    """How many points earn the full mark; all of them where not given."""
    samples: tuple[Sample, ...] = ()
    """Answers with what they must score."""
    pass_mark: float = msgspec.field(default=0.6, name="pass")
    """The mark from which an answer counts as right."""


class Code(Question, frozen=True, kw_only=True, tag="code"):
    """A question answered by a program and marked by the judge."""

    KIND: ClassVar[Kind] = Kind.CODE

    minutes: float = 15.0
    """How long a candidate is given."""
    code: Task
    """The coding part."""


class Bug(Question, frozen=True, kw_only=True, tag="bug"):
    """A faulty program to be explained and repaired."""

    KIND: ClassVar[Kind] = Kind.BUG

    minutes: float = 10.0
    """How long a candidate is given."""
    code: Task
    """The coding part; its starter is the faulty program."""
    bugs: tuple[PlantedBug, ...] = ()
    """What is wrong with the starter."""
    split: float = 0.5
    """The share of the mark for naming the faults; the rest is for repairing them."""


class Predict(Question, frozen=True, kw_only=True, tag="predict"):
    """A snippet whose output is to be predicted."""

    KIND: ClassVar[Kind] = Kind.PREDICT

    minutes: float = 2.0
    """How long a candidate is given."""
    snippet: str
    """The program."""
    answer: str
    """What it prints, or the name of the exception it raises."""
    compare: Compare = Compare.STRIPPED
    """How a prediction is compared with the answer."""
    tol: float = 1e-4
    """How far a number may be off."""
    accept: tuple[str, ...] = ()
    """Other right predictions."""
    common_wrong: dict[str, str] = {}
    """Wrong predictions that are often made, and what to say to each."""


class MultipleChoice(Question, frozen=True, kw_only=True, tag="choice"):
    """A question with its answers to choose from."""

    KIND: ClassVar[Kind] = Kind.CHOICE

    minutes: float = 1.0
    """How long a candidate is given."""
    choices: tuple[Choice, ...]
    """The answers offered, in the order of the bank."""
    shuffle: bool = True
    """Whether they are shown in another order each time."""
    partial: str = "none"
    """`none`, or `right-minus-wrong` where several are right."""


AnyQuestion = Theory | Code | Bug | Predict | MultipleChoice
"""A question of any kind, as it is decoded."""
CodingQuestion = Code | Bug
"""A question that the judge marks."""


class Bank(Struct, frozen=True, kw_only=True):
    """A file of questions."""

    id: str
    """The name that its questions are known under."""
    title: str = ""
    """What it is called."""
    version: str = ""
    """The author's own version."""
    path: str = ""
    """The file it was read from."""
    content_hash: str = ""
    """SHA-256 of the file, hexadecimal."""
    questions: dict[str, AnyQuestion] = {}
    """The questions by id, in the order of the file."""
