"""One sitting as a pure state machine: commands in, records out; no clock, no screen, no process."""

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from interview.session.commands import Command
from interview.session.rules import decide
from interview.transcript.events import Record
from interview.transcript.state import SessionState, advance, fold


class Moment(Struct, frozen=True, kw_only=True):
    """When a command was given."""

    at: dt.datetime
    """UTC."""
    active: float
    """Seconds on the session's clock."""


class Session:
    """The folded state of a session's records, and the rules by which it goes on."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take up a session from its records, of which there is at least the first."""
        self.state: SessionState = fold(records)

    def handle(self, command: Command, at: Moment, *, request: str = "") -> tuple[Record, ...]:
        """Return the records that a command leads to, and take them into the state; each names the `request`.

        Raises:
            CommandRefusedError: The command makes no sense now; nothing has changed.
        """
        first = self.state.records
        records = tuple(
            Record(seq=first + offset, at=at.at, active=at.active, event=event, request=request)
            for offset, event in enumerate(decide(self.state, command))
        )
        for record in records:
            self.state = advance(self.state, record)
        return records
