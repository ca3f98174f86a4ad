"""The coding part of a question: what is asked for, how it is checked, and what proves the checks."""

from typing import Any, ClassVar

import msgspec
from msgspec import UNSET, Struct, UnsetType


class Limits(Struct, frozen=True, kw_only=True):
    """What a submission may use."""

    seconds: float = 10.0
    """Seconds of wall-clock time for one run."""
    memory_mb: int = 2048
    """Memory in MiB, beyond what the judge itself uses."""
    output_kb: int = 64
    """How much it may print, in KiB."""
    threads: int = 1
    """The number of threads that torch may use."""
    source_kb: int = 64
    """How long the source may be, in KiB."""


class Tolerance(Struct, frozen=True, kw_only=True):
    """How far two numbers may be apart: |a - b| <= atol + rtol * |b|."""

    rtol: float
    """The relative part."""
    atol: float
    """The absolute part."""


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
    """What is checked, in words; the id if left out."""
    points: float = 1.0
    """How much the check counts beside the others."""
    hidden: bool = False
    """Whether a failure shows only the title and the hint, and no values."""
    sample: bool = False
    """Whether the check also runs when the candidate only tries the program out."""
    hint_on_fail: str = ""
    """What to tell the candidate when it fails."""
    needs: tuple[str, ...] = ()
    """The ids of checks that must pass before this one is run."""
    tolerance: Tolerance | None = None
    """How close numbers must be, if the usual tolerance of the dtype does not fit."""
    expect: Any = UNSET
    """What the observation must be, if it is not to be compared with the reference."""

    call: str | UnsetType = UNSET
    """The value of one expression."""
    cases: tuple[str, ...] | UnsetType = UNSET
    """The values of several expressions."""
    observe: str | UnsetType = UNSET
    """What some statements `return`: a value, or a map of named values."""
    extreme: Any = UNSET
    """The results for extreme inputs: large, tiny, equal, zero, of mixed scale, minus infinity."""
    grad: Any = UNSET
    """The gradients of inputs and parameters, in float64 and under a non-constant cotangent."""
    no_mutation: Any = UNSET
    """The arguments after the call, and which of them share memory with the result."""
    dtype: Any = UNSET
    """The results for other dtypes."""
    noncontiguous: Any = UNSET
    """The results for transposed, strided and expanded inputs."""
    metamorphic: Any = UNSET
    """Results that must agree when inputs are permuted, shifted, scaled, batched, padded, or changed later on."""
    mode: Any = UNSET
    """A module in training and in evaluation mode: repeated calls, and its buffers before and after."""
    registered: Any = UNSET
    """The parameters and buffers of a module, saving and loading them, and a deep copy."""
    stat: Any = UNSET
    """Mean and variance of many random draws, compared within a bound that follows from their number."""
    resource: Any = UNSET
    """Operators run, largest tensor and bytes allocated, at two sizes."""
    raises: Any = UNSET
    """The class of the exception that a wrong call raises."""
    equivalence: Any = UNSET
    """Two or more ways through the submission that must agree."""

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
    """The ids of checks that must each fail on it."""
    must_pass: tuple[str, ...] = ()
    """The ids of checks that must pass, because they are about something else."""
    verdict: str = ""
    """The verdict it must end with, if that is not simply `wrong`."""
    code: str = ""
    """The whole wrong solution. Give one of `code`, `replace` and `from`."""
    replace: tuple[str, str] | None = None
    """Text that occurs exactly once in the reference, and what to put in its place."""
    from_: str = msgspec.field(default="", name="from")
    """`starter` if the starter itself is the wrong solution."""


class Task(Struct, frozen=True, kw_only=True):
    """The coding part of a question."""

    entry: str
    """The name that the candidate must define."""
    entry_kind: str = "function"
    """What kind of thing the entry is."""
    setup: str = ""
    """Source that runs before the submission; the candidate sees it."""
    starter: str = ""
    """What the editor holds at the start."""
    reference: str = ""
    """The solution that submissions are compared with."""
    accepted: dict[str, str] = {}
    """Other right solutions by name; each must pass every check."""
    checks: tuple[Check, ...] = ()
    """What the judge compares, at least one check."""
    mutants: tuple[Mutant, ...] = ()
    """Wrong solutions, each with the checks that must catch it; at least three in a reviewed `code` question."""
    forbid: tuple[str, ...] = ()
    """Dotted names that may not be used, such as `torch.softmax`; a leading dot bans a method: `.softmax`."""
    require: tuple[str, ...] = ()
    """Dotted names that must be used."""
    loops: str = "allow"
    """Set it to `forbid` if a Python loop is no solution."""
    tolerance: dict[str, Tolerance] = {}
    """How close numbers must be, by dtype; the defaults of `torch.testing.assert_close` if left out."""
    limits: Limits = Limits()
    """What a submission may use."""
    seeds: tuple[int, ...] = (0, 1)
    """Seeds that every check runs with; each submission adds a fresh one."""
    device: str = "cpu"
    """The device that tensors are on."""
