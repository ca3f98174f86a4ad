"""One submission on its way to a verdict, as the rest of the program holds it."""

import asyncio
from collections.abc import Callable

from msgspec import Struct

from interview.models.question import CodingQuestion
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


class Wish(Struct, frozen=True, kw_only=True):
    """What is to be judged, and how."""

    question: CodingQuestion
    """The question that is answered."""
    source: str
    """The submission."""
    samples_only: bool = False
    """Whether only the sample checks run."""
    keep_going: bool = False
    """Whether checks after one that ended the process run as well, in another process."""
    fresh_seed: int | None = None
    """The seed beside the question's own; drawn where none is given."""
    on_progress: Callable[[Progress], None] | None = None
    """Told of every run that ends."""


class Run:
    """A submission that waits for its verdict."""

    def __init__(self, wish: Wish, verdict: "asyncio.Future[Verdict]", cancel: Callable[[], None]) -> None:
        self.wish = wish
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
