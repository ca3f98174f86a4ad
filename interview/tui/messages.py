"""What a screen asks of the program: a session to start, one to take up again, an error to show."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from interview.errors import InterviewError

if TYPE_CHECKING:
    from interview.models.settings import Settings


@dataclass
class SessionChosen(Message):
    """Somebody wants to start a session."""

    settings: "Settings"
    """How it runs."""
    seed: int | None = None
    """What its questions are drawn from; a new one where none is given."""


@dataclass
class SessionTakenUp(Message):
    """Somebody wants to go on with a session that was cut off."""

    path: Path
    """Its transcript."""


@dataclass
class ErrorMet(Message):
    """Something went wrong that a person should know."""

    error: InterviewError
    """What, where, and what to do."""
