"""The sessions that can be started with one key."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.models.settings import Settings


@dataclass(frozen=True)
class Preset:
    """A ready-made set-up; its settings are made when they are asked for: the home screen shows only its words."""

    id: str
    """Its name on the command line."""
    title: str
    """What it is called."""
    text: str
    """What to expect, in one sentence."""
    make: Callable[[str], "Settings"]
    """What makes the set-up from its title."""

    @property
    def settings(self) -> "Settings":
        """The set-up."""
        return self.make(self.title)


def _quick(title: str) -> "Settings":
    from interview.models.question import Kind
    from interview.models.settings import DrawRequest, Settings

    return Settings(title=title, request=DrawRequest(kinds=(Kind.THEORY, Kind.PREDICT, Kind.CHOICE), count=5))


def _mock(title: str) -> "Settings":
    from interview.models.question import Kind
    from interview.models.settings import DrawRequest, Feedback, Settings

    quotas = {Kind.THEORY: 4, Kind.PREDICT: 2, Kind.CODE: 1, Kind.BUG: 1}
    return Settings(title=title, feedback=Feedback.MOCK, minutes=45, request=DrawRequest(quotas=quotas, count=8))


def _coding(title: str) -> "Settings":
    from interview.models.question import Kind
    from interview.models.settings import DrawRequest, Settings

    return Settings(title=title, request=DrawRequest(kinds=(Kind.CODE, Kind.BUG), count=3))


PRESETS: tuple[Preset, ...] = (
    Preset(
        "quick",
        "Quick five",
        "Five short questions, no coding, with feedback after each. About ten minutes.",
        _quick,
    ),
    Preset(
        "mock",
        "Mock interview 45 min",
        "Theory, an output to predict, a program to write and one to fix. Marks at the end.",
        _mock,
    ),
    Preset("coding", "Coding only", "Three programs to write or fix, judged as you go.", _coding),
)
"""In the order of the home screen; the first is where Enter goes."""


def preset(name: str) -> Preset | None:
    """Return the preset with this id."""
    return next((one for one in PRESETS if one.id == name), None)
