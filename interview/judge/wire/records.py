"""What goes over the pipes between supervisor and child, as types that refuse everything else."""

from typing import NamedTuple

from msgspec import Struct, json

from interview.judge.wire.frames import Frame, FrameError
from interview.judge.wire.values import Value, load


class ProbeJob(Struct, frozen=True, kw_only=True):
    """One probe that a child runs."""

    kind: str
    """The name of the probe, as in the bank format."""
    spec: object
    """What the bank says under that name."""


class Planned(NamedTuple):
    """One run of one probe."""

    probe: int
    """Its place in the job's list."""
    seed: int
    """What every generator of random numbers is set to before it."""


class Job(Struct, frozen=True, kw_only=True):
    """All that a child is told: never an expected value, and a reference only where it *is* the program to run."""

    source: str
    """The program."""
    setup: str = ""
    """Source that runs before it."""
    entry: str = ""
    """The name that it must define; empty where none is asked for."""
    probes: tuple[ProbeJob, ...] = ()
    """What there is to run."""
    runs: tuple[Planned, ...] = ()
    """Which probe to run with which seed, in this order."""
    keep_last: bool = False
    """Whether the value of the program's last expression is kept under the name `LAST`."""
    forbid: tuple[str, ...] = ()
    """Dotted names that the program may not use."""
    require: tuple[str, ...] = ()
    """Dotted names that it must use."""
    loops: str = "allow"
    """`forbid` where it may not loop."""
    device: str = "cpu"
    """Where new tensors live."""
    threads: int = 1
    """Threads of torch's pools."""
    cpu_seconds: int = 20
    """Processor time after which the kernel ends the child."""
    memory_bytes: int = 2 << 30
    """Memory that it may take beyond what it has."""


class SelfTest(Struct, frozen=True, kw_only=True):
    """What a child tries to reach instead of running a job, so that the supervisor learns which layers hold."""

    port: int
    """A loopback port on which the supervisor listens."""
    canary: str
    """A file that nothing confined can read."""
    folder: str
    """A folder in which nothing confined can write."""
    pid: int
    """A process that nothing confined can see or signal."""
    without: tuple[str, ...] = ()
    """Layers that are left out, to see whether the level falls."""
    own_pid: int
    """The number of the child itself, as the supervisor counts: another count means another namespace."""


class TraceLine(Struct, frozen=True, array_like=True):
    """One line of the submission through which an exception passed."""

    line: int
    name: str


class Failure(Struct, frozen=True, kw_only=True):
    """An exception, taken apart."""

    type: str
    """Its class."""
    bases: tuple[str, ...] = ()
    """The classes it derives from."""
    message: str = ""
    """What it says."""
    lines: tuple[TraceLine, ...] = ()
    """The submission's own lines, outermost first."""
    text: str = ""
    """The line of source that does not parse, where that is the fault."""
    denied: str = ""
    """What the judge does not allow, where that is the cause."""
    memory: bool = False
    """Whether memory ran out."""


class Problem(Struct, frozen=True, kw_only=True):
    """A use of something the question rules out, or the lack of something it asks for."""

    line: int
    text: str


class Ready(Struct, frozen=True, kw_only=True, tag="ready"):
    """The child is confined and waits for its job."""

    resident_kb: int = 0


class SelfTestResult(Struct, frozen=True, kw_only=True, tag="self_test"):
    """What such a child could not do, and what it could, by layer."""

    denied: dict[str, tuple[str, ...]]
    reached: dict[str, tuple[str, ...]]


class Loaded(Struct, frozen=True, kw_only=True, tag="loaded"):
    """Setup and submission have run, or why not."""

    stage: str = "submission"
    failure: Failure | None = None
    problems: tuple[Problem, ...] = ()


class Seen(Struct, frozen=True, kw_only=True, tag="seen"):
    """One probe has been run: its observation, or the exception instead."""

    probe: int
    seed: int
    seconds: float
    value: Value | None = None
    failure: Failure | None = None


class Done(Struct, frozen=True, kw_only=True, tag="done"):
    """Nothing more follows."""

    cpu_seconds: float
    peak_kb: int


Record = Ready | SelfTestResult | Loaded | Seen | Done
_decoder: json.Decoder[Record] = json.Decoder(Record)


def read(frame: Frame) -> Record:
    """Return the record that a frame holds.

    Raises:
        FrameError: It is not one of ours.
    """
    try:
        return _decoder.decode(frame.header)
    except (ValueError, RecursionError) as error:
        raise FrameError("a record that cannot be read") from error


def observed(record: Seen, blob: bytes) -> Value:
    """Return the observation of a record, with its arrays taken from the blob.

    Raises:
        FrameError: The description does not fit the bytes.
    """
    if record.value is None:
        raise FrameError("an observation without a value")
    return load(record.value, blob)
