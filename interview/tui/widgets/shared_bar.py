"""One line for the candidate of a led session: which question, what kind, and the time where it is shown."""

from textual.content import Content
from textual.widgets import Static

from interview.session import Sitting
from interview.tui.theme import QUIET
from interview.words import clock


class SharedBar(Static):
    """Position, kind and clocks; nothing about marks, and nothing about questions to come."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__("", id=id, markup=False)
        self._shown = ""

    def show(self, sitting: Sitting) -> None:
        """Write the line anew; nothing is painted where nothing has changed."""
        content = self._line(sitting)
        if content.plain != self._shown:
            self._shown = content.plain
            self.update(content, layout=False)

    def _line(self, sitting: Sitting) -> Content:
        state = sitting.state
        left = f" Question {state.current + 1}" if state.current is not None else " Interview"
        kind = f"  {state.now.question.kind}" if state.now is not None else ""
        locked = "  locked: let's talk" if state.locked and state.now is not None and not state.now.done else ""
        right = self._clocks(sitting)
        if sitting.journal.trouble:
            right = Content.assemble(("Not saved! ", "$text-error"), right)
        room = (self.size.width or 80) - len(left + kind + locked) - right.cell_length
        return Content.assemble((left, "bold"), (kind, QUIET), (locked, "$text-warning"), " " * max(1, room), right)

    def _clocks(self, sitting: Sitting) -> Content:
        state = sitting.state
        if state.ended or state.current is None:
            return Content("")
        if state.paused:
            return Content.styled("paused ", "$text-warning")
        question, session = sitting.question_left(state.current), sitting.session_left()
        if not state.clock_shown or question is None or session is None:
            return Content("")
        style = "$text-error" if question < 0 else "$text-warning" if question <= 30 else "$foreground"
        return Content.assemble((f"⏱ {clock(question)}", style), (f"  Σ {clock(session)} ", QUIET))
