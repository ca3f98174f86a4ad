"""One line that says where the candidate is and what time is left."""

from textual.content import Content
from textual.widgets import Static

from interview.review.export import clock
from interview.session import Sitting
from interview.transcript.state import Phase

_SIGNS = {Phase.UNSEEN: "·", Phase.OPEN: "○", Phase.SKIPPED: "↷", Phase.JUDGING: "◌", Phase.ANSWERED: "●"}


class StatusBar(Static):
    """Position, topic, state of every question, both clocks."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__("", id=id, markup=False)
        self._shown: Content | None = None

    def show(self, sitting: Sitting) -> None:
        """Write the line anew; nothing is painted where nothing has changed."""
        content = self._line(sitting)
        if self._shown is None or content.plain != self._shown.plain:
            self._shown = content
            self.update(content, layout=False)

    def _line(self, sitting: Sitting) -> Content:
        state = sitting.state
        now, index = state.now, state.current
        if now is None or index is None:
            return Content("")
        width = self.size.width or 80
        question = now.question
        signs = "".join("⚑" if one.flagged else _SIGNS[one.phase] for one in state.questions)
        left = [f" {index + 1} of {len(state.questions)} ", f"{signs} "]
        details = [question.kind, question.topic, question.difficulty, now.why]
        right = self._clocks(sitting, index)
        if sitting.journal.trouble:
            right = Content.assemble(("Not saved! ", "$text-error"), right)
        room = width - sum(map(len, left)) - right.cell_length - 1
        shown = " · ".join(detail for detail in details if detail)
        while shown and len(shown) > room:
            shown = shown.rpartition(" · ")[0]
        space = " " * max(1, room - len(shown))
        return Content.assemble((left[0], "bold"), (left[1], "$text-primary"), (shown, "$text-muted"), space, right)

    def _clocks(self, sitting: Sitting, index: int) -> Content:
        if sitting.state.paused:
            return Content.styled("paused ", "$text-warning")
        question, session = sitting.question_left(index), sitting.session_left()
        if question is None or session is None:
            return Content.styled(f"{clock(sitting.clock.active)} ", "$text-muted")
        return Content.assemble(
            (f"⏱ {clock(question)}", _urgency(question, 30)), "  ", (f"Σ {clock(session)} ", _urgency(session, 120))
        )


def _urgency(left: float, soon: float) -> str:
    """Return the style of a remaining time: calm, near its end, or over."""
    return "$text-error" if left < 0 else "$text-warning" if left <= soon else "$foreground"
