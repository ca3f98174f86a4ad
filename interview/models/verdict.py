"""What the judge says about a submission."""

from enum import StrEnum

from msgspec import Struct


class Outcome(StrEnum):
    """The closed list of verdicts, from best to worst; where several apply the worst is shown."""

    PASSED = "passed"
    WRONG = "wrong"
    ERROR = "error"
    TOO_MUCH_OUTPUT = "too_much_output"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    FORBIDDEN = "forbidden"
    CANCELLED = "cancelled"
    JUDGE_FAILED = "judge_failed"

    @property
    def severity(self) -> int:
        """The place in the order of badness; 0 is `passed`."""
        return list(Outcome).index(self)

    @property
    def counts(self) -> bool:
        """Whether it says something about the submission; a cancelled or failed run never costs points."""
        return self not in (Outcome.CANCELLED, Outcome.JUDGE_FAILED)


class CheckState(StrEnum):
    """What became of one check."""

    PASSED = "passed"
    FAILED = "failed"
    ERROR = "error"
    NOT_RUN = "not_run"


class CheckResult(Struct, frozen=True, kw_only=True):
    """What became of one check, in words that a candidate can act on."""

    id: str
    """The check's id."""
    title: str
    """What is checked, in words."""
    state: CheckState
    """What became of it over all seeds; the first failure decides."""
    points: float
    """What it is worth."""
    hidden: bool = False
    """Whether its content stays secret: `given`, `expected` and `got` are then empty."""
    sentence: str = ""
    """One plain sentence: what differs, and where first."""
    given: str = ""
    """The call or the input."""
    expected: str = ""
    """What the reference gave."""
    got: str = ""
    """What the submission gave."""
    hint: str = ""
    """What the bank tells a candidate who fails it."""
    stdout: str = ""
    """What was printed while the check ran."""
    seed: int | None = None
    """The seed of the run that is shown."""


class Verdict(Struct, frozen=True, kw_only=True):
    """The judge's outcome for one submission."""

    outcome: Outcome
    """The worst of what applies."""
    sentence: str
    """What happened, as one sentence."""
    checks: tuple[CheckResult, ...] = ()
    """Every check of the question, in the bank's order."""
    points: float = 0.0
    """Points earned."""
    possible: float = 0.0
    """Points there are."""
    traceback: str = ""
    """The submission's own lines of the exception that ended it."""
    error_line: int | None = None
    """The line of the submission at which it was raised, counted from 1."""
    stdout: str = ""
    """What was printed outside any check (while the submission was loaded)."""
    wall_seconds: float = 0.0
    """From submitting to the verdict."""
    cpu_seconds: float = 0.0
    """Processor time of the submission's process."""
    memory_mb: float = 0.0
    """The most memory that the submission's process held beyond the judge's own, in MiB."""
    seeds: tuple[int, ...] = ()
    """Seeds that the checks ran with."""
    isolation: str = ""
    """The level of confinement that was in force."""

    @property
    def passed(self) -> bool:
        """Whether every check passed."""
        return self.outcome is Outcome.PASSED

    @property
    def mark(self) -> float:
        """The share of the points that was earned, 0 to 1."""
        return self.points / self.possible if self.possible else 0.0
