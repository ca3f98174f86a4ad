"""Counting the seconds in which a session is really going on."""

import time
from collections.abc import Callable


class ActiveClock:
    """A stopwatch that can be paused and taken up again with the seconds of an earlier process.

    It reads a monotonic source, so a change of the computer's time does not touch it.
    """

    def __init__(self, active: float = 0.0, *, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._before = active
        self._since: float | None = now()

    @property
    def active(self) -> float:
        """Seconds that have counted so far."""
        return self._before + (self._now() - self._since if self._since is not None else 0.0)

    def pause(self) -> None:
        """Stop counting."""
        self._before = self.active
        self._since = None

    def resume(self) -> None:
        """Count again."""
        if self._since is None:
            self._since = self._now()
