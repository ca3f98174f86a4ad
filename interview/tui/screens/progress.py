"""What all past sessions show: mastery, trend, time against plan, calibration, what is missed, what is due."""

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static
from textual_plotext import PlotextPlot

from interview.models.grade import WELL_JUDGED
from interview.models.settings import DrawRequest, Settings
from interview.progress.progress import Progress, progress_of
from interview.progress.wording import advice, counted
from interview.transcript.folder import PROGRESS_PAGE
from interview.tui.commands import PROGRESS, Scope
from interview.tui.export import write_beside
from interview.tui.messages import SessionChosen
from interview.tui.services import Services
from interview.tui.theme import mark_style
from interview.tui.widgets.key_line import KeyLine
from interview.words import CONFIDENCE, clock, percent

DUE_AT_ONCE = 8
"""How many due questions one session asks."""
_BAR = 24


class ProgressScreen(Screen[None]):
    """The progress as plots and lists."""

    CSS = """
    ProgressScreen #progress-body { height: 1fr; padding: 0 1; }
    ProgressScreen Static { height: auto; }
    ProgressScreen #progress-plots { height: auto; grid-size: 1; grid-rows: 14; grid-gutter: 0 1; }
    ProgressScreen.-wide #progress-plots { grid-size: 2; }
    ProgressScreen PlotextPlot { height: 14; background: $surface; }
    """
    SCOPES: ClassVar[tuple[Scope, ...]] = (PROGRESS,)
    BINDINGS: ClassVar[list[BindingType]] = [*PROGRESS.bindings()]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._progress: Progress | None = None

    def compose(self) -> ComposeResult:
        yield Static("Progress", id="progress-title", classes="title", markup=False)
        with VerticalScroll(id="progress-body"):
            yield Static("Reading …", classes="note")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#progress-body").focus()

    def on_screen_resume(self) -> None:
        self.read_folder()

    @work(exclusive=True, group="progress")
    async def read_folder(self) -> None:
        progress = await asyncio.to_thread(progress_of, self._services.sessions)
        self._progress = progress
        self.query_one("#progress-title", Static).update(
            Content.assemble("Progress ", (f" {counted(progress)}", "$text-muted not bold"))
        )
        body = self.query_one("#progress-body", VerticalScroll)
        await body.remove_children()
        await body.mount_all(_parts(progress))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "practise":
            return self._progress is not None and bool(self._progress.due)
        return self._progress is not None if action == "export" else True

    def action_practise(self) -> None:
        if self._progress is not None:
            held = {question.key for bank in self._services.banks() for question in bank.questions.values()}
            keys = tuple(due.key for due in self._progress.due if due.key in held)[:DUE_AT_ONCE]
            if not keys:
                self.notify("The questions that are due are in none of these banks.", severity="warning")
                return
            settings = Settings(title="Due questions", request=DrawRequest(keys=keys))
            self.app.post_message(SessionChosen(settings))

    def action_export(self) -> None:
        from interview.progress.html import as_html

        path = self._services.sessions / PROGRESS_PAGE
        assert self._progress is not None
        write_beside(self, {path: as_html(self._progress)})

    def action_leave(self) -> None:
        self.app.pop_screen()


def _parts(progress: Progress) -> Iterable[Widget]:
    """Return what is shown, from top to bottom."""
    parts: list[Widget] = [Static(advice(progress), markup=False)]
    if not progress.attempts:
        return parts
    return [
        *parts,
        Grid(_trend(progress), _calibration(progress), id="progress-plots"),
        Static("Mastery by topic (latest mark × chance of recall)", classes="section"),
        Static(_mastery(progress)),
        Static("Time taken and time allowed", classes="section"),
        Static(_pace(progress)),
        *_list("Key points most often missed", [_missed(*one) for one in _most_missed(progress)]),
        *_list(f"Due now: {len(progress.due)}; within a week: {progress.upcoming} more", _due(progress)),
    ]


def _list(title: str, lines: list[Content]) -> list[Widget]:
    shown = lines or [Content.styled("Nothing.", "$text-muted")]
    return [Static(title, classes="section", markup=False), Static(Content("\n").join(shown))]


def _bar(share: float, style: str) -> tuple[str, str]:
    filled = round(share * _BAR)
    return "█" * filled + "░" * (_BAR - filled), style


def _mastery(progress: Progress) -> Content:
    lines = [
        Content.assemble(
            f"{topic.topic:22.22} ",
            _bar(topic.mastery, mark_style(topic.mastery)),
            (f" {percent(topic.mastery):>4}", mark_style(topic.mastery)),
            (f"  marks {percent(topic.mark):>4}, {topic.questions} asked", "$text-muted"),
        )
        for topic in progress.topics
    ]
    return Content("\n").join(lines)


def _trend(progress: Progress) -> PlotextPlot:
    plot = PlotextPlot()
    scores = [one.score * 100 for one in progress.trend]
    plot.plt.title("Score by session (%)")
    plot.plt.ylim(0, 100)
    plot.plt.yticks([0, 25, 50, 75, 100])
    if scores:
        last = len(scores)
        plot.plt.plot(list(range(1, last + 1)), scores, marker="braille")
        plot.plt.scatter(list(range(1, last + 1)), scores, marker="●")
        plot.plt.xlim(0.5, last + 0.5)
        plot.plt.xticks([1, last], [f"{progress.trend[0].at:%d %b}", f"{progress.trend[-1].at:%d %b}"])
    return plot


def _calibration(progress: Progress) -> PlotextPlot:
    plot = PlotextPlot()
    plot.plt.title("Marks by confidence (%); the line is perfect calibration")
    plot.plt.ylim(0, 100)
    plot.plt.xlim(0.5, 4.5)
    plot.plt.yticks([0, 25, 50, 75, 100])
    plot.plt.xticks(list(CONFIDENCE), list(CONFIDENCE.values()))
    plot.plt.plot(list(WELL_JUDGED), [mark * 100 for mark in WELL_JUDGED.values()], marker="braille")
    if progress.calibration:
        levels = [one.confidence for one in progress.calibration]
        plot.plt.scatter(levels, [one.mark * 100 for one in progress.calibration], marker="●")
    return plot


def _pace(progress: Progress) -> Content:
    lines = [
        Content.assemble(
            f"{pace.kind:22.22} ",
            _bar(min(1.0, pace.seconds / pace.limit_seconds), "$text-error" if pace.over else "$text-primary"),
            f" {clock(pace.seconds)} of {clock(pace.limit_seconds)}",
            (f"  {pace.over} of {pace.attempts} went over time", "$text-muted"),
        )
        for pace in progress.paces
    ]
    return Content("\n").join(lines) if lines else Content.styled("The clock was off.", "$text-muted")


def _most_missed(progress: Progress) -> list[tuple[int, int, str, str]]:
    return [(one.times, one.of, one.title, one.point) for one in progress.missed[:12]]


def _missed(times: int, of: int, title: str, point: str) -> Content:
    return Content.assemble((f"{times} of {of}  ", "$text-error"), (f"{title}: ", "$text-muted"), point)


def _due(progress: Progress) -> list[Content]:
    return [
        Content.assemble(
            (f"{percent(one.recall):>4} ", mark_style(one.recall)),
            ("remembered, last ", "$text-muted"),
            (f"{percent(one.mark):>4}  ", mark_style(one.mark)),
            one.title,
            (f"  {one.topic}", "$text-muted"),
        )
        for one in progress.due[:20]
    ]
