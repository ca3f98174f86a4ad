"""The coding part of a question: what is asked for, how it is checked, and what proves the checks."""

from typing import Any, ClassVar

import msgspec
from msgspec import UNSET, Struct, UnsetType


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
