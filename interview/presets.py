"""The sessions that can be started with one key."""

from msgspec import Struct

from interview.models.question import Kind
from interview.models.settings import DrawRequest, Feedback, Settings

CODING = (Kind.CODE, Kind.BUG)
"""Kinds that the judge marks."""


class Preset(Struct, frozen=True, kw_only=True):
    """A ready-made set-up."""

    id: str
    """Its name on the command line."""
    text: str
    """What to expect, in one sentence."""
    settings: Settings
    """The set-up."""


PRESETS: tuple[Preset, ...] = (
    Preset(
        id="quick",
        text="Five short questions of any kind but coding, with feedback after each. About ten minutes.",
        settings=Settings(
            title="Quick five",
            request=DrawRequest(kinds=(Kind.THEORY, Kind.PREDICT, Kind.CHOICE), count=5),
        ),
    ),
    Preset(
        id="mock",
        text="Theory, an output to predict, a program to write and one to repair. Marks come at the end.",
        settings=Settings(
            title="Mock interview 45 min",
            feedback=Feedback.MOCK,
            minutes=45,
            request=DrawRequest(quotas={Kind.THEORY: 4, Kind.PREDICT: 2, Kind.CODE: 1, Kind.BUG: 1}, count=8),
        ),
    ),
    Preset(
        id="coding",
        text="Three programs to write or repair, judged as you go.",
        settings=Settings(title="Coding only", request=DrawRequest(kinds=CODING, count=3)),
    ),
)
"""In the order of the home screen; the first is where Enter goes."""


def preset(name: str) -> Preset | None:
    """Return the preset with this id."""
    return next((one for one in PRESETS if one.id == name), None)
