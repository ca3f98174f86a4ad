"""Lighting up the key points that an answer covers while it is typed, for those who want that."""

from collections.abc import Callable

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from interview.grading import grade
from interview.models.grade import PointStatus
from interview.models.question import Theory
from interview.models.settings import Feedback, SessionMode, Settings
from interview.transcript.state import QuestionState
from interview.tui.theme import QUIET

PAUSE_SECONDS = 0.3
"""How long nobody types before the points are looked at."""
_LIGHTS = {PointStatus.HIT: ("●", "$text-success"), PointStatus.PARTIAL: ("◐", "$text-warning")}


class LivePoints(Static):
    """One light for each key point; its words are shown when it is hit, so that nothing is given away."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__("", id=id, markup=False)
        self._timer: Timer | None = None

    def show(self, now: QuestionState, settings: Settings) -> None:
        """Show the lights of a question, where they are wanted and allowed."""
        allowed = settings.feedback is Feedback.COACH and settings.mode is SessionMode.PRACTICE
        points = isinstance(now.question, Theory) and bool(now.question.key_points)
        self.display = settings.live_points and allowed and points and not now.done
        if self.display:
            self.update(_lights(now))

    def expect(self, written_down: Callable[[], QuestionState]) -> None:
        """Look at the answer when the candidate stops typing for a moment."""
        if not self.display:
            return
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE_SECONDS, lambda: self._look(written_down))

    def _look(self, written_down: Callable[[], QuestionState]) -> None:
        if self.display:
            self.update(_lights(written_down()))


def _lights(now: QuestionState) -> Content:
    """Return a light for each key point and the words of those that are lit."""
    points = grade(now.question, now.prose).points.values()
    lights = [_LIGHTS.get(point.status, ("○", QUIET)) for point in points]
    said = [point.text for point in points if point.status is PointStatus.HIT]
    return Content.assemble(" ", *lights, (f"  {' '.join(said) or 'No key point yet.'}", QUIET))
