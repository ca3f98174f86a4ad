"""The end of a session: marks by question and topic, time against plan, what to study and why."""

from collections import defaultdict
from pathlib import Path
from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from interview.models.settings import DrawRequest
from interview.review.export import clock, percent
from interview.session import Sitting
from interview.transcript.state import Phase, QuestionState
from interview.tui.commands import SUMMARY, Scope
from interview.tui.exporting import export_beside
from interview.tui.theme import mark_style

MISSED_BELOW = 0.6
"""A question with a lower mark is worth another try."""


class SummaryScreen(Screen[None]):
    """What came of a session."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (SUMMARY,)
    BINDINGS: ClassVar[list[BindingType]] = [*SUMMARY.bindings()]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting

    def compose(self) -> ComposeResult:
        yield Static("", id="summary-title", classes="title", markup=False)
        yield OptionList(id="summary-questions", classes="list", markup=False)
        yield Static("", id="summary-study", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.set_interval(1.0, self.refresh_marks)
        self.show()
        self.query_one("#summary-questions").focus()

    def on_screen_resume(self) -> None:
        self.show()

    def refresh_marks(self) -> None:
        """Show verdicts that come in after the end."""
        if self.sitting.pending_runs():
            self.show()

    def show(self) -> None:
        state = self.sitting.state
        title = Content.assemble(
            f"{state.settings.title}: ",
            (percent(state.score), mark_style(state.score)),
            (
                f" · {clock(state.active)} of {_planned(state.limit_seconds)} · seed {state.seed}",
                "$text-muted not bold",
            ),
        )
        self.query_one("#summary-title", Static).update(title)
        menu = self.query_one("#summary-questions", OptionList)
        highlighted = menu.highlighted
        menu.clear_options()
        menu.add_options(
            [Option(_line(number, one), id=str(number)) for number, one in enumerate(state.questions, start=1)]
        )
        menu.highlighted = highlighted or 0
        self.query_one("#summary-study", Static).update(self._advice())
        self.refresh_bindings()

    def _advice(self) -> Content:
        """Return marks by topic, what to study and why, and where the transcript is."""
        topics: dict[str, list[QuestionState]] = defaultdict(list)
        for one in self.sitting.state.questions:
            if one.mark is not None:
                topics[one.question.topic or "other"].append(one)
        lines: list[Content] = []
        for topic, states in sorted(topics.items(), key=lambda item: _mean(item[1])):
            mean = _mean(states)
            missed = [f"“{point}”" for state in states for point in _missed(state)]
            why = f" study: missed {', '.join(missed[:3])}" if missed else ""
            if len(missed) > 3:
                why += f" and {len(missed) - 3} more"
            lines.append(
                Content.assemble((f"{percent(mean):>5} ", mark_style(mean)), f"{topic:14.14}", (why, "$text-muted"))
            )
        lines.append(Content.styled(f"Transcript: {self.sitting.journal.path}", "$text-muted"))
        if self.sitting.journal.trouble:
            lines.append(Content.styled(self.sitting.journal.trouble, "$text-error"))
        return Content("\n").join(lines)

    @property
    def _to_retry(self) -> list[QuestionState]:
        return [one for one in self.sitting.state.questions if (one.mark or 0.0) < MISSED_BELOW]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self._to_retry) if action == "retry" else True

    @on(OptionList.OptionSelected)
    def open_question(self, event: OptionList.OptionSelected) -> None:
        from interview.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.sitting, first=event.option_index))

    def action_retry(self) -> None:
        state = self.sitting.state
        keys = tuple(one.question.key for one in self._to_retry)
        settings = msgspec.structs.replace(
            state.settings, title=f"{state.settings.title.removesuffix(' again')} again", minutes=None,
            request=DrawRequest(keys=keys),
        )  # fmt: skip
        self.app.pop_screen()
        self.app.start_session(settings)  # type: ignore[attr-defined]

    def action_export(self) -> None:
        export_beside(self.app, Path(self.sitting.journal.path), self.sitting.state)

    def action_leave(self) -> None:
        self.app.pop_screen()

    def on_unmount(self) -> None:
        self.sitting.close()


def _planned(seconds: float | None) -> str:
    return "no limit" if seconds is None else clock(seconds)


def _mean(states: list[QuestionState]) -> float:
    marks = [state.mark for state in states if state.mark is not None]
    return sum(marks) / len(marks)


def _missed(state: QuestionState) -> list[str]:
    """Return what a question's report names as missing."""
    if state.phase is Phase.SKIPPED:
        return [state.question.title or state.question.id]
    if state.grade is not None and state.grade.points:
        return [
            point.text.rstrip(".") for point in state.grade.points.values() if point.credit < 0.5 and not point.optional
        ]
    verdict = state.last_verdict
    if verdict is not None and not verdict.passed:
        return [check.title for check in verdict.checks if check.state != "passed"]
    return [] if (state.mark or 0) >= MISSED_BELOW else [state.question.title or state.question.id]


def _line(number: int, one: QuestionState) -> Content:
    mark = percent(one.mark) if one.mark is not None else {Phase.JUDGING: "…"}.get(one.phase, "–")
    over = one.seconds > one.limit_seconds
    return Content.assemble(
        f"{number:2} ",
        (f"{mark:>5} ", mark_style(one.mark)),
        (f"{clock(one.seconds):>6}", "$text-warning" if over else "$text-muted"),
        (f" / {clock(one.limit_seconds)}  ", "$text-muted"),
        (f"{one.question.kind:8}", "$text-primary"),
        one.question.title or one.question.id,
        ("  skipped" if one.phase is Phase.SKIPPED else "", "$text-warning"),
    )
