"""What stands beside a mark in review: how the runs went, what was asked besides, corrections, private notes."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from interview.transcript.state import QuestionState
from interview.tui.theme import signed
from interview.words import OVERRULED, percent


class ReviewNotes(Vertical):
    """Everything about one question that only a review shows."""

    DEFAULT_CSS = "ReviewNotes { height: auto; }"

    def __init__(self, state: QuestionState, notes: Sequence[str] = ()) -> None:
        super().__init__()
        self._state, self._notes = state, notes

    def compose(self) -> ComposeResult:
        state = self._state
        if state.corrections:
            yield Static("Corrections", classes="section")
            yield Static(
                f"The machine's mark was {percent(state.machine_mark)}; {percent(state.mark)} counts.", markup=False
            )
            for one in state.corrections:
                yield Static(_correction(state, one.point, one.counts, one.reason))
        if len(state.runs) > 1:
            yield Static("Runs", classes="section")
            for run in state.runs:
                said = f"{run.verdict.outcome}: {run.verdict.sentence}" if run.verdict else "cut off"
                yield Static(f"{run.number}. {said}" + ("  (the answer)" if run.final else ""), markup=False)
        for text in state.put:
            yield Static("The interviewer asked", classes="section")
            yield Static(text, markup=False)
        if self._notes:
            yield Static("Private notes", classes="section")
            for note in self._notes:
                yield Static(note, markup=False)


def _correction(state: QuestionState, point: str, counts: bool, reason: str) -> Content:
    """Return a correction with the words of its point."""
    words = point or "the whole mark"
    if state.grade is not None:
        texts = {one.id: one.text for one in state.grade.points.values()}
        texts |= {one.id: one.text for one in state.grade.misconceptions}
        words = texts.get(point, words)
    return Content.assemble(signed(OVERRULED[counts]), f" {words}", (f"  because: {reason}", "$text-muted"))
