"""How a run went: what each of its probes gave, what was printed, and how the process ended."""

from enum import StrEnum

from msgspec import Struct

from interview.judge.wire.records import Failure, Loaded
from interview.judge.wire.values import Value


class End(StrEnum):
    """How a run ended."""

    COMPLETE = "complete"
    TIMED_OUT = "timed out"
    OUT_OF_MEMORY = "out of memory"
    TOO_MUCH_OUTPUT = "too much output"
    TOO_MUCH_OBSERVED = "too much observed"
    CRASHED = "crashed"
    GARBLED = "garbled"
    CANCELLED = "cancelled"
    LOST = "lost"


class Observed(Struct, frozen=True, kw_only=True):
    """What one run of one probe gave: a value, or an exception."""

    value: Value | None = None
    """What was observed; None where an exception came instead."""
    failure: Failure | None = None
    """The exception."""
    seconds: float = 0.0
    """How long the child says it took."""


class Report(Struct, frozen=True, kw_only=True):
    """All that is known of a run when it has ended."""

    end: End
    """How it ended."""
    loaded: Loaded | None
    """What became of setup and program; None where the process ended before it said so."""
    seen: tuple[Observed, ...]
    """What the probes gave, in the order of the job, as far as the process got."""
    printed: dict[int, str]
    """What was printed, by the place of the probe's run; -1 outside all."""
    cpu_seconds: float = 0.0
    """Processor time, as the child says."""
    memory_mb: float = 0.0
    """The most memory beyond what a child holds anyway, as seen from outside."""
    status: int | None = None
    """How the process ended, as wait(2) says it; None where it was still running."""
