"""What the rest of the program holds of a run: a verdict that is on its way, and what a snippet gave."""

import asyncio
from collections.abc import Callable

from msgspec import Struct

from interview.judge.wire.values import Value
from interview.models.verdict import Verdict


class Progress(Struct, frozen=True):
    """One more run of one check has ended."""

    check_id: str
    """The check."""
    done: int
    """Runs that have ended."""
    total: int
    """Runs that there are."""
    seconds: float
    """How long this one took."""


class Run:
    """A submission that waits for its verdict."""

    def __init__(self, verdict: "asyncio.Future[Verdict]", cancel: Callable[[], None]) -> None:
        self._verdict = verdict
        self._cancel = cancel

    @property
    def done(self) -> bool:
        """Whether there is a verdict."""
        return self._verdict.done()

    async def verdict(self) -> Verdict:
        """Wait for the verdict; nothing that a submission does raises here."""
        return await asyncio.shield(self._verdict)

    def cancel(self) -> None:
        """End it at once, with the outcome `cancelled`."""
        self._cancel()


class SnippetResult(Struct, frozen=True, kw_only=True):
    """A snippet after it has been run under confinement."""

    stdout: str
    """What it printed."""
    exception: str = ""
    """The class of the exception that ended it; empty where none did."""
    message: str = ""
    """What the exception said."""
    observation: str = ""
    """The value of its last expression as text; empty where it has none."""
    value: Value | None = None
    """The value of its last expression."""
    problem: str = ""
    """Why it could not be run to its end (a limit, a crash), as one sentence; empty where it could."""
