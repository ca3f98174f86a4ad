"""What a bank holds: questions of five kinds, and all that is needed to ask and to mark them.

Field names are the keys of the bank format, so a bank's YAML converts to these types as it stands.
"""

from enum import StrEnum
from typing import Any, ClassVar

import msgspec
from msgspec import UNSET, Struct, UnsetType


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


class PhraseRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wording that a plain phrase cannot express; exactly one field is set."""

    all_of: tuple[str, ...] = ()
    """Phrases of which each must be met."""
    re: str = ""
    """A regular expression for formulas, searched without regard to case."""


Phrase = str | PhraseRule
"""One accepted wording of a key point or of a misconception."""


class KeyPoint(Struct, frozen=True, kw_only=True):
    """One idea that a good answer contains."""

    id: str
    """Unique within its question."""
    text: str
    """The idea as one sentence, shown to the candidate afterwards."""
    weight: float = 1.0
    """Its share among the question's points."""
    optional: bool = False
    """Whether it only fills up a mark that the core points leave below 1."""
    any_of: tuple[Phrase, ...] = ()
    """Accepted wordings, each a short clause as a candidate would say it."""
    all_of: tuple[str, ...] = ()
    """Phrases that must all be met, as an alternative to `any_of`."""
    role: str = ""
    """The subject the point is about where a question has parallel points ("training", "type I")."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse a match: with one of them in the clause it does not count."""
    hint: str = ""
    """What to tell a candidate who has missed this point."""


class Misconception(Struct, frozen=True, kw_only=True):
    """A claim that is wrong and often made."""

    id: str
    """Unique within its question."""
    text: str
    """The wrong claim as one sentence."""
    any_of: tuple[Phrase, ...] = ()
    """Wordings of the claim."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse a match."""
    penalty: float = 1.0
    """How many points of weight 1 the claim costs."""
    truth: str = ""
    """What holds instead, told to the candidate."""


class Expectation(Struct, frozen=True, kw_only=True):
    """What marking a sample must come to."""

    points: tuple[str, ...] | None = None
    """Ids of exactly the key points that are hit, where this matters."""
    must_not: tuple[str, ...] | None = None
    """Ids of exactly the misconceptions that are found, where this matters."""
    min: float = 0.0
    """The lowest acceptable mark."""
    max: float = 1.0
    """The highest acceptable mark."""


class Sample(Struct, frozen=True, kw_only=True):
    """An answer with what it must score: the test that stands beside a theory question."""

    answer: str
    """What a candidate might type."""
    expect: Expectation
    """What marking it must come to."""


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


class Limits(Struct, frozen=True, kw_only=True):
    """What a submission may use."""

    seconds: float = 10.0
    """Wall-clock time of one run."""
    memory_mb: int = 2048
    """Memory beyond what the judge itself uses, in MiB."""
    output_kb: int = 64
    """What it may print, in KiB."""
    threads: int = 1
    """Threads of torch's own pools."""
    source_kb: int = 64
    """Length of the source, in KiB."""


class Tolerance(Struct, frozen=True, kw_only=True):
    """How far two numbers may be apart: |a - b| <= atol + rtol * |b|."""

    rtol: float
    """Relative part."""
    atol: float
    """Absolute part."""


class Check(Struct, frozen=True, kw_only=True):
    """One comparison that the judge makes: a probe, and what its observation must be.

    Exactly one of the probe fields is set. A probe runs once on the submission and once on the reference; it returns
    what it saw, and the two observations are compared outside both processes.
    """

    PROBES: ClassVar[tuple[str, ...]] = (
        "call", "cases", "observe", "extreme", "grad", "no_mutation", "dtype", "noncontiguous", "metamorphic", "mode",
        "registered", "stat", "resource", "raises", "equivalence",
    )  # fmt: skip
    """The names of the probe fields, in the order of the bank format."""

    id: str
    """Unique within its question."""
    title: str = ""
    """What is checked, in words; the id where it is empty."""
    points: float = 1.0
    """Its share of the mark."""
    hidden: bool = False
    """Whether only its name and its hint are shown when it fails."""
    sample: bool = False
    """Whether "run" (as against "submit") includes it."""
    hint_on_fail: str = ""
    """What to tell the candidate when it fails."""
    needs: tuple[str, ...] = ()
    """Ids of checks without which this one is not worth running."""
    tolerance: Tolerance | None = None
    """How near numbers must be, where the dtype's own tolerance does not fit."""
    expect: Any = UNSET
    """What the observation must be, where "equal to the reference's" is not the point."""

    call: str | UnsetType = UNSET
    """An expression over the submission's names; its value is observed."""
    cases: tuple[str, ...] | UnsetType = UNSET
    """Several such expressions."""
    observe: str | UnsetType = UNSET
    """Statements; what `return` gives is observed."""
    extreme: Any = UNSET
    """Inputs of extreme size, equal rows, zeros and infinities."""
    grad: Any = UNSET
    """Gradients of inputs and parameters under a non-constant cotangent."""
    no_mutation: Any = UNSET
    """The arguments after the call, and whether storage is shared."""
    dtype: Any = UNSET
    """Results for other element types."""
    noncontiguous: Any = UNSET
    """Results for transposed, strided and expanded inputs."""
    metamorphic: Any = UNSET
    """Relations between results: permutation, shift, causality, independence."""
    mode: Any = UNSET
    """Training against evaluation, repeated calls, buffers before and after."""
    registered: Any = UNSET
    """Names and shapes of parameters and buffers, and their round trips."""
    stat: Any = UNSET
    """Statistics of many draws, compared by a bound that follows from their number."""
    resource: Any = UNSET
    """Operators run, largest tensor and peak memory at two sizes."""
    raises: Any = UNSET
    """The class of the exception that a wrong call gives."""
    equivalence: Any = UNSET
    """Two paths of the submission itself that must agree."""

    @property
    def probe(self) -> str:
        """The name of the probe field that is set; empty where none is."""
        return next((name for name in self.PROBES if getattr(self, name) is not UNSET), "")


class Mutant(Struct, frozen=True, kw_only=True):
    """A wrong solution, and the checks that must catch it."""

    id: str
    """Unique within its question."""
    why: str
    """What is wrong with it."""
    must_fail: tuple[str, ...] = ()
    """Ids of checks that must each fail on it."""
    must_pass: tuple[str, ...] = ()
    """Ids of checks that must stay green: they are about something else."""
    verdict: str = ""
    """The outcome it must end with, where that is not simply "wrong"."""
    code: str = ""
    """The whole wrong solution."""
    replace: tuple[str, str] | None = None
    """Text that occurs exactly once in the reference, and what stands there instead."""
    from_: str = msgspec.field(default="", name="from")
    """`starter`, where the starter itself is the mutant."""


class Task(Struct, frozen=True, kw_only=True):
    """The coding part of a question."""

    entry: str
    """The name that the candidate defines."""
    entry_kind: str = "function"
    """`function`, `class` or `script`."""
    setup: str = ""
    """Source that runs first and that the candidate sees."""
    starter: str = ""
    """What the editor holds at first."""
    reference: str = ""
    """The solution that observations are compared with."""
    accepted: dict[str, str] = {}
    """Other right solutions, by name."""
    checks: tuple[Check, ...] = ()
    """What the judge compares."""
    mutants: tuple[Mutant, ...] = ()
    """Wrong solutions, each with the checks that must catch it."""
    forbid: tuple[str, ...] = ()
    """Dotted names that may not be used."""
    require: tuple[str, ...] = ()
    """Dotted names that must be used."""
    loops: str = "allow"
    """`forbid` where a Python loop is not a solution."""
    tolerance: dict[str, Tolerance] = {}
    """How near numbers must be, by dtype name; torch.testing.assert_close's where not given."""
    limits: Limits = Limits()
    """What a submission may use."""
    seeds: tuple[int, ...] = (0, 1)
    """Seeds that every check runs with; one fresh seed is added for each submission."""
    device: str = "cpu"
    """Where tensors live."""


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
