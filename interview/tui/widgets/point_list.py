"""The points of a mark as a list: what became of each and why; choosing one shows its words in the answer."""

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from interview.models.grade import Grade, MisconceptionGrade, PointGrade, Span
from interview.transcript.state import QuestionState
from interview.tui.theme import QUIET, TONES, signed
from interview.tui.widgets.hanging import Hanging
from interview.tui.widgets.inline import inline
from interview.words import OVERRULED, POINTS, WRONG, Sign

_BY_HAND = "$text-accent"
"""The style of what a person decided."""


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

    def _sign(self, point: str, by_machine: Sign) -> tuple[Sign, str]:
        """Return the sign of a point with its style: the machine's, or that of whoever overruled it."""
        if point in self._overruled:
            return OVERRULED[self._overruled[point]], _BY_HAND
        return by_machine, TONES[by_machine.tone]

    def _point(self, point: PointGrade) -> Hanging:
        sign, style = self._sign(point.id, POINTS[point.status])
        parts: list[str | Content | tuple[str, str]] = [inline(point.text), (f"  {sign.word}", style)]
        if point.optional:
            parts.append(("  extra", QUIET))
        if point.why:
            parts.append((f"\n{point.why}", QUIET))
        return Hanging(signed(sign, style), Content.assemble(*parts))

    def _wrong(self, wrong: MisconceptionGrade) -> Hanging:
        sign, style = self._sign(wrong.id, WRONG)
        parts: list[str | Content | tuple[str, str]] = [inline(wrong.text), (f"  {sign.word}", style)]
        if wrong.why:
            parts.append((f"\n{wrong.why}", QUIET))
        if wrong.truth:
            parts += [("\nIn fact: ", "$text-success"), inline(wrong.truth)]
        return Hanging(signed(sign, style), Content.assemble(*parts))
