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
    failure: Failure | None = None
    seconds: float = 0.0


class Report(Struct, frozen=True, kw_only=True):
    """All that is known of a run when it has ended."""

    end: End
    loaded: Loaded | None
    seen: tuple[Observed, ...]
    printed: dict[int, str]
    cpu_seconds: float = 0.0
    memory_mb: float = 0.0
    status: int | None = None
