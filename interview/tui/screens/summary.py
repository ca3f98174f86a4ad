"""The end of a session: marks by question and topic, time against plan, what to study and why."""

from collections import defaultdict
from typing import ClassVar

import msgspec
from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview.models.settings import DrawRequest
from interview.session import Sitting
from interview.session.verdicts import Case
from interview.transcript.state import Phase, QuestionState
from interview.tui.commands import SUMMARY, Scope
from interview.tui.export import export_session
from interview.tui.judging import JudgeDesk
from interview.tui.messages import SessionChosen
from interview.tui.theme import QUIET, mark_style
from interview.tui.widgets.hanging import Hanging
from interview.tui.widgets.key_line import KeyLine
from interview.words import clock, percent

MISSED_BELOW = 0.6
"""A question with a lower mark is worth another try."""
MOST_REASONS = 3
"""How many things to study are named for one topic."""


class SummaryScreen(Screen[None]):
    """What came of a session."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (SUMMARY,)
    BINDINGS: ClassVar[list[BindingType]] = [*SUMMARY.bindings()]

    def __init__(self, sitting: Sitting, desk: JudgeDesk) -> None:
        """Sum up a sitting; verdicts that are still to come are shown when they come."""
        super().__init__()
        self.sitting = sitting
        self._desk = desk

    def compose(self) -> ComposeResult:
        yield Static("", id="summary-title", classes="title", markup=False)
        yield OptionList(id="summary-questions", classes="list", markup=False)
        yield VerticalScroll(id="summary-topics")
        yield Static("", id="summary-place", classes="note", markup=False)
        yield KeyLine()

    async def on_mount(self) -> None:
        self._desk.judged.subscribe(self, self.show_verdict)
        await self.show()
        self.query_one("#summary-questions").focus()

    async def on_screen_resume(self) -> None:
        if self.is_mounted:
            await self.show()

    async def show_verdict(self, case: Case) -> None:
        if case.sitting is self.sitting:
            await self.show()

    async def show(self) -> None:
        """Write everything anew from the session's state."""
        self.query_one("#summary-title", Static).update(self._title())
        menu = self.query_one("#summary-questions", OptionList)
        highlighted = menu.highlighted
        questions = enumerate(self.sitting.state.questions, start=1)
        menu.clear_options()
        menu.add_options([Option(_line(number, one), id=str(number)) for number, one in questions])
        menu.highlighted = highlighted or 0
        topics = self.query_one("#summary-topics", VerticalScroll)
        async with topics.batch():
            await topics.remove_children()
            await topics.mount_all(Static(line) for line in self._topics())
        journal = self.sitting.journal
        trouble = (f"{journal.trouble}\n", "$text-error") if journal.trouble else ""
        place = Content.assemble(trouble, f"Transcript: {journal.path}")
        self.query_one("#summary-place", Static).update(place)
        self.refresh_bindings()

    def _title(self) -> Content:
        state = self.sitting.state
        planned = "no limit" if state.limit_seconds is None else clock(state.limit_seconds)
        waiting = len(self.sitting.pending_runs())
        more = f" · {waiting} being judged" if waiting else ""
        return Content.assemble(
            f"{state.settings.title}  ",
            (percent(state.score), mark_style(state.score)),
            (f"  {clock(state.active)} of {planned} · seed {state.seed}{more}", f"{QUIET} not bold"),
        )

    def _topics(self) -> list[Hanging]:
        """Return a line for each topic, the weakest first: its mark, and what to study there."""
        topics: dict[str, list[QuestionState]] = defaultdict(list)
        for one in self.sitting.state.questions:
            if one.mark is not None:
                topics[one.question.topic or "other"].append(one)
        lines = []
        for topic, states in sorted(topics.items(), key=lambda item: _mean(item[1])):
            reasons = [reason for state in states for reason in _reasons(state)]
            shown = [f"\n{reason}" for reason in reasons[:MOST_REASONS]]
            if len(reasons) > MOST_REASONS:
                shown.append(f"\nand {len(reasons) - MOST_REASONS} more")
            mean = _mean(states)
            about = Content.assemble(
                (topic, "bold"), ("  study:" if shown else "", QUIET), *((s, QUIET) for s in shown)
            )
            lines.append(Hanging(Content.styled(f"{percent(mean):>5} ", mark_style(mean)), about))
        return lines

    @property
    def _to_retry(self) -> list[QuestionState]:
        """The questions that went badly or were left; what the judge still has is not among them."""
        return [
            one
            for one in self.sitting.state.questions
            if (one.mark or 0.0) < MISSED_BELOW and one.phase is not Phase.JUDGING
        ]

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
            state.settings, title=f"Retry of {state.settings.title.removeprefix('Retry of ')}", minutes=None,
            request=DrawRequest(keys=keys),
        )  # fmt: skip
        self.app.pop_screen()
        self.app.post_message(SessionChosen(settings))

    @work
    async def action_export(self) -> None:
        await export_session(self, self.sitting.journal.path)

    def action_leave(self) -> None:
        self.app.pop_screen()

    def on_unmount(self) -> None:
        self._desk.release(self.sitting)


def _mean(states: list[QuestionState]) -> float:
    marks = [state.mark for state in states if state.mark is not None]
    return sum(marks) / len(marks)


def _reasons(state: QuestionState) -> list[str]:
    """Return what a question's report names as missing or wrong, each as one line."""
    if state.phase is Phase.SKIPPED:
        return [f"skipped: {state.question.title or state.question.id}"]
    grade, verdict = state.grade, state.last_verdict
    reasons = []
    if grade is not None:
        reasons += [f"wrong: {wrong.text}" for wrong in grade.misconceptions]
        reasons += [f"missed: {one.text}" for one in grade.points.values() if one.credit < 0.5 and not one.optional]
    if verdict is not None and not verdict.passed:
        reasons += [f"failed: {check.title}" for check in verdict.checks if check.state in ("failed", "error")]
    if not reasons and (state.mark or 0) < MISSED_BELOW:
        reasons.append(f"retry: {state.question.title or state.question.id}")
    return reasons


def _line(number: int, one: QuestionState) -> Content:
    mark = percent(one.mark) if one.mark is not None else {Phase.JUDGING: "…"}.get(one.phase, "–")
    over = one.seconds > one.limit_seconds
    return Content.assemble(
        f"{number:2} ",
        (f"{mark:>5} ", mark_style(one.mark)),
        (f"{clock(one.seconds):>6}", "$text-warning" if over else QUIET),
        (f" / {clock(one.limit_seconds):<5}  ", QUIET),
        (f"{one.question.kind:8}", "$text-primary"),
        one.question.title or one.question.id,
        ("  skipped" if one.phase is Phase.SKIPPED else "", "$text-warning"),
    )
