"""What came of the question so far: the run that goes on, the last verdict, the report, or nothing."""

from collections.abc import Hashable

from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from interview.session.verdicts import Case
from interview.transcript.state import QuestionState
from interview.tui.widgets.point_list import PointList
from interview.tui.widgets.report import Report
from interview.tui.widgets.verdict_panel import VerdictPanel


class ResultPane(VerticalScroll):
    """The result of one question; it is built anew only where there is something else to show."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._shown: tuple[str, Hashable] = ("", None)
        self._case: Case | None = None
        self._timer: Timer | None = None

    @property
    def has_something(self) -> bool:
        """Whether there is anything to see."""
        return self._shown[1] is not None

    @property
    def main(self) -> Widget:
        """What the keys move in first."""
        return next(iter(self.query(PointList)), self)

    async def show(self, now: QuestionState, *, case: Case | None, report: bool, marks: bool) -> None:
        """Show what came of a question.

        Args:
            now: The question.
            case: Its program that is being judged.
            report: Whether everything about it may be shown.
            marks: Whether points may be shown beside a verdict.
        """
        self._case = case
        what = self._what(now, report)
        if (now.question.key, what) == self._shown:
            return
        is_same_question = self._shown[0] == now.question.key
        self._shown = (now.question.key, what)
        held = self.app.focused is not None and self.app.focused in self.walk_children()
        chosen, top = self._place()
        async with self.batch():
            await self.remove_children()
            if what is not None:
                await self.mount(self._build(now, report, marks))
        if is_same_question and report and chosen:
            self._return_to(chosen, top, held)
        else:
            self.scroll_home(animate=False)

    def show_last_follow_up(self) -> None:
        """Bring the last follow-up into view."""
        titles = self.query(".follow-up-title")
        if titles:
            self.call_after_refresh(self.scroll_to_widget, titles.last(), animate=False, top=True)

    def _what(self, now: QuestionState, report: bool) -> Hashable:
        """Return what tells one result from another; None where there is none."""
        if report:
            return "report", now.phase, len(now.corrections), now.follow_ups, now.confidence, bool(now.last_verdict)
        if self._case is not None:
            return "running", now.runs[-1].number
        if now.done:
            return ("recorded",)
        return ("verdict", now.runs[-1].number) if now.last_verdict is not None else None

    def _build(self, now: QuestionState, report: bool, marks: bool) -> Widget:
        if report:
            return Report(now)
        if self._case is not None:
            if self._timer is None:
                self._timer = self.set_interval(0.25, self._show_progress)
            return Static(self._case.line, id="progress", markup=False)
        if now.done or now.last_verdict is None:
            return Static("Your answer is recorded. Marks come at the end. Press Enter to go on.", classes="note")
        run = next(run for run in reversed(now.runs) if run.verdict is not None)
        return VerdictPanel(now.last_verdict, note="" if run.final else "sample checks; hand in for all", points=marks)

    def _show_progress(self) -> None:
        """Show how far the run is, as long as there is one."""
        progress = self.query("#progress")
        if self._case is not None and progress:
            progress.first(Static).update(self._case.line, layout=False)
        elif self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _place(self) -> tuple[int | None, float]:
        """Return the highlighted point and how far the pane is scrolled."""
        points = next(iter(self.query(PointList)), None)
        return (points.highlighted if points else None), self.scroll_y

    def _return_to(self, chosen: int | None, top: float, held: bool) -> None:
        for points in self.query(PointList):
            points.highlighted = chosen
            if held:
                self.screen.set_focus(points, scroll_visible=False)
        self.call_after_refresh(self.scroll_to, y=top, animate=False)
