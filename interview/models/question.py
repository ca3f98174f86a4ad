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
    """How hard a question is for a candidate at the level it is asked at."""

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
    """How finished a question is: drafts and retired questions are never asked."""

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
    """Where a bank or an imported question comes from."""

    title: str = ""
    """What the source is called."""
    url: str = ""
    """An http(s) address."""
    license: str = ""
    """The license it was taken under."""
    line: int | None = None
    """The line of the source that the question starts on."""


class Hint(Struct, frozen=True, kw_only=True):
    """Help that the candidate can ask for."""

    text: str
    """The hint: Markdown."""
    cost: float = 0.1
    """The share of the mark that the hint costs, from 0 to 1."""


class FollowUp(Struct, frozen=True, kw_only=True):
    """A deeper question to ask next."""

    text: str = ""
    """What is asked. Give either this or `ref`."""
    answer: str = ""
    """The model answer to the follow-up."""
    key_points: tuple[KeyPoint, ...] = ()
    """What a good answer to the follow-up contains."""
    ref: str = ""
    """A question to ask instead of `text`: an id of the same bank, or `bank:id`. Chains must not form a circle."""
    after: tuple[Band, ...] = ()
    """Ask it only after answers in these bands; after any answer if left out."""


class PlantedBug(Struct, frozen=True, kw_only=True):
    """One fault in the program of a `bug` question."""

    id: str
    """Unique within its question."""
    text: str
    """The fault in one sentence."""
    lines: tuple[int, ...] = ()
    """The lines of the starter where the fault is."""
    any_of: tuple[Phrase, ...] = ()
    """Wordings that count as naming the fault."""
    fix: tuple[str, str]
    """The repair: text that occurs exactly once in the starter, and its replacement."""


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
    """The choice: Markdown."""
    correct: bool = False
    """Whether this choice is right."""
    feedback: str = ""
    """Why it is right or wrong."""
    points: float | None = None
    """What it is worth, if right and wrong are not enough."""


class Question(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """One thing asked; the fields that every kind has."""

    KIND: ClassVar[Kind]
    """The kind that the class stands for."""

    id: str
    """Its name in the bank: 2 to 64 lowercase letters, digits, dots and dashes. Never change it."""
    bank: str = ""
    """The id of the bank, filled in when the bank is loaded."""
    version: int = 1
    """Raise it when the meaning or the marking of the question changes."""
    title: str = ""
    """A short name of up to 100 characters; the first line of the prompt if left out."""
    prompt: str
    """What is asked: Markdown."""
    difficulty: Difficulty = Difficulty.MEDIUM
    """How hard the question is."""
    topic: str = ""
    """One topic, with an area if you like: `autograd` or `autograd/graph`."""
    tags: tuple[str, ...] = ()
    """Up to 12 further labels in lowercase letters, digits and dashes."""
    minutes: float
    """How many minutes the candidate gets, from 0.5 to 180."""
    level: tuple[Level, ...] = ()
    """The levels of seniority it is asked at; all levels if left out."""
    weight: float = 1.0
    """How much the question counts in the score of a session."""
    status: Status = Status.REVIEWED
    """How finished the question is: `draft` and `retired` are never asked, `imported` needs a `source`."""
    hints: tuple[Hint, ...] = ()
    """Hints in the order they are given. A plain text is a hint at the usual cost."""
    follow_ups: tuple[FollowUp, ...] = ()
    """Deeper questions to go on with. A plain text is a follow-up without a model answer."""
    interviewer_notes: str = ""
    """Notes for the interviewer; the candidate never sees them."""
    explain: str = ""
    """An explanation that is shown with the feedback: Markdown."""
    references: tuple[Reference, ...] = ()
    """Where to read further."""
    source: Source | None = None
    """Where the question comes from; required if it is `imported`. A single source of the bank counts, too."""
    torch: str = ""
    """The versions of PyTorch it holds for, such as `>=2.6,<3`; `validate --run` skips it elsewhere, with a note."""

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
    """How many minutes the candidate gets."""
    answer: str = ""
    """The model answer: Markdown."""
    key_points: tuple[KeyPoint, ...] = ()
    """What a good answer contains."""
    must_not: tuple[Misconception, ...] = ()
    """What a good answer does not claim."""
    need: int | None = None
    """How many points earn the full mark; all of them if left out."""
    samples: tuple[Sample, ...] = ()
    """Answers and what they must score: the tests of the question."""
    pass_mark: float = msgspec.field(default=0.6, name="pass")
    """The lowest mark that counts as right."""


class Code(Question, frozen=True, kw_only=True, tag="code"):
    """A question answered by a program and marked by the judge."""

    KIND: ClassVar[Kind] = Kind.CODE

    minutes: float = 15.0
    """How many minutes the candidate gets."""
    code: Task
    """The coding part."""


class Bug(Question, frozen=True, kw_only=True, tag="bug"):
    """A faulty program to be explained and repaired."""

    KIND: ClassVar[Kind] = Kind.BUG

    minutes: float = 10.0
    """How many minutes the candidate gets."""
    code: Task
    """The coding part; its starter is the faulty program."""
    bugs: tuple[PlantedBug, ...] = ()
    """The faults of the starter, at least one."""
    split: float = 0.5
    """The share of the mark for naming the faults; repairing them earns the rest."""


class Predict(Question, frozen=True, kw_only=True, tag="predict"):
    """A snippet whose output is to be predicted."""

    KIND: ClassVar[Kind] = Kind.PREDICT

    minutes: float = 2.0
    """How many minutes the candidate gets."""
    snippet: str
    """The program."""
    answer: str
    """What it prints, or the name of the exception it raises."""
    compare: Compare = Compare.STRIPPED
    """How a prediction is compared with the answer."""
    tol: float = 1e-4
    """How far a number may be off, with `compare: number` or `tensor`."""
    accept: tuple[str, ...] = ()
    """Other right predictions."""
    common_wrong: dict[str, str] = {}
    """Common wrong predictions, and what to tell the candidate about each."""


class MultipleChoice(Question, frozen=True, kw_only=True, tag="choice"):
    """A question with its answers to choose from."""

    KIND: ClassVar[Kind] = Kind.CHOICE

    minutes: float = 1.0
    """How many minutes the candidate gets."""
    choices: tuple[Choice, ...]
    """The choices, at least two, at least one of them right."""
    shuffle: bool = True
    """Whether each session shows them in another order."""
    partial: str = "none"
    """How a partly right selection is marked: not at all, or by right minus wrong choices."""


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
