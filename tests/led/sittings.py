"""A led session and its desk in a folder, to try the interviewer's side on."""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from interview.models.question import AnyQuestion
from interview.models.settings import Feedback, SessionMode, Settings
from interview.session import Sitting
from interview.session import commands as c
from interview.session.clock import ActiveClock
from interview.transcript.events import Edit
from tests.questions import drawn

LED = Settings(title="Led", mode=SessionMode.LED, feedback=Feedback.MOCK)


def sit(
    folder: Path,
    *questions: AnyQuestion,
    asked: bool = True,
    now: Callable[[], float] = time.monotonic,
    **changes: object,
) -> Sitting:
    """Return a led sitting, with its first question on the screen; `now` is what its clock reads."""
    settings = msgspec.structs.replace(LED, **changes)
    sitting = Sitting.start(folder, settings, drawn(*questions), clock=ActiveClock(now=now))
    if asked:
        sitting.do(c.Consent(name="Ada"))
        sitting.do(c.Ask(index=0))
    return sitting


def type_in(sitting: Sitting, text: str, part: str = "prose") -> None:
    """Type an answer."""
    now = sitting.state.now
    assert now is not None
    before = now.prose if part == "prose" else now.code
    sitting.do(c.EditDraft(part=part, edits=(Edit(0, before, text),)))
