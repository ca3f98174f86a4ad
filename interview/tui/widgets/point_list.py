"""The points of a mark as a list: what became of each and why; choosing one shows its words in the answer."""

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview.models.grade import Grade, MisconceptionGrade, PointGrade, PointStatus, Span
from interview.transcript.state import QuestionState
from interview.tui.theme import QUIET
from interview.tui.widgets.hanging import Hanging
from interview.tui.widgets.inline import inline

_SIGNS = {
    PointStatus.HIT: ("✓", "$text-success", "hit"),
    PointStatus.PARTIAL: ("◐", "$text-warning", "partly"),
    PointStatus.MISSED: ("✗", "$text-error", "missed"),
    PointStatus.CONTRADICTED: ("⚠", "$text-error", "contradicted"),
}
_OVERRULED = {
    True: ("✓", "$text-accent", "overruled: counts"),
    False: ("✗", "$text-accent", "overruled: does not count"),
}


class PointList(OptionList):
    """Key points first, then misconceptions; the id of an option is the point's."""

    def __init__(self, state: QuestionState) -> None:
        super().__init__(markup=False, compact=True)
        assert state.grade is not None
        self.grade: Grade = state.grade
        self._overruled = {one.point: one.counts for one in state.corrections}
        self.add_options(
            [
                *(Option(self._point(point), id=point.id) for point in self.grade.points.values()),
                *(Option(self._wrong(wrong), id=wrong.id) for wrong in self.grade.misconceptions),
            ]
        )

    @property
    def chosen(self) -> str:
        """The id of the highlighted point; empty where there is none."""
        return self.highlighted_option.id or "" if self.highlighted_option else ""

    def spans(self, point: str) -> tuple[Span, ...]:
        """Return the words of the answer that decided a point."""
        if point in self.grade.points:
            return self.grade.points[point].spans
        return next((wrong.spans for wrong in self.grade.misconceptions if wrong.id == point), ())

    def _point(self, point: PointGrade) -> Hanging:
        sign, style, word = _SIGNS[point.status]
        if point.id in self._overruled:
            sign, style, word = _OVERRULED[self._overruled[point.id]]
        parts: list[str | Content | tuple[str, str]] = [inline(point.text), (f"  {word}", style)]
        if point.optional:
            parts.append(("  extra", QUIET))
        if point.why:
            parts.append((f"\n{point.why}", QUIET))
        return Hanging(Content.styled(sign, style), Content.assemble(*parts))

    def _wrong(self, wrong: MisconceptionGrade) -> Hanging:
        sign, style, word = "⚠", "$text-error", "wrong"
        if wrong.id in self._overruled:
            sign, style, word = _OVERRULED[self._overruled[wrong.id]]
        parts: list[str | Content | tuple[str, str]] = [inline(wrong.text), (f"  {word}", style)]
        if wrong.why:
            parts.append((f"\n{wrong.why}", QUIET))
        if wrong.truth:
            parts += [("\nWhat holds: ", "$text-success"), inline(wrong.truth)]
        return Hanging(Content.styled(sign, style), Content.assemble(*parts))
