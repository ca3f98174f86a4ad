"""The program on a small screen: a few questions, a folder of its own, a clock moved by hand, a judge that waits."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList, Static, TextArea

from interview.judge import Isolation, Judge, Progress
from interview.judge.run import Run
from interview.judge.submission import Submission
from interview.models.question import AnyQuestion, Bank, CodingQuestion
from interview.models.settings import Settings
from interview.models.verdict import CheckResult, CheckState, Outcome, Verdict
from interview.session import QuestionState, Sitting
from interview.session.clock import ActiveClock
from interview.tui.app import InterviewApp
from interview.tui.screens.interview import InterviewScreen
from interview.tui.services import Services
from interview.tui.widgets.fast_text_area import FastTextArea
from interview.tui.window import Window
from tests.questions import drawn

RIGHT = "It is how many positions the kernel moves, and a larger stride shrinks the output map."
"""An answer that hits both key points of the theory question."""
HALF = "It is how many positions the kernel moves."
"""An answer that hits the first of them."""
FULL = Isolation(level=4, name="full", sentence="It can do nothing.")
NASTY = (
    "x[i]", "[/B, T]", "[b]", "[/]", "[red]", "\\[", "shape [b] and [/b]", "q[k] @ [red]", "[B, T, C]",
    "[@click=app.quit]x", "$primary 50% [on blue]",
)  # fmt: skip
"""Texts that markup would swallow or choke on."""


class BankServices(Services):
    """The services with one small bank and nothing else."""

    def __init__(self, folder: Path, questions: tuple[AnyQuestion, ...]) -> None:
        super().__init__(sessions=folder)
        bank = Bank(id="small", title="A small bank", path="small.yaml", questions={one.id: one for one in questions})
        self._bank = bank

    def banks(self) -> list[Bank]:
        return [self._bank]


class WaitingJudge:
    """A judge that says what the test wants, when the test wants it."""

    def __init__(self, isolation: Isolation = FULL) -> None:
        self.found = isolation
        self.submissions: list[Submission] = []
        self.verdicts: list[asyncio.Future[Verdict]] = []

    async def start(self) -> None:
        """Be there at once."""

    async def ready(self) -> Isolation:
        return self.found

    def submit(
        self,
        question: CodingQuestion,
        source: str,
        *,
        samples_only: bool = False,
        keep_going: bool = False,
        fresh_seed: int | None = None,
        on_progress: Callable[[Progress], None] | None = None,
    ) -> Run:
        submission = Submission(question=question, source=source, samples_only=samples_only, on_progress=on_progress)
        verdict: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        self.submissions.append(submission)
        self.verdicts.append(verdict)
        return Run(verdict, lambda: self.say(Verdict(outcome=Outcome.CANCELLED, sentence="You cancelled the run.")))

    def say(self, verdict: Verdict) -> None:
        """Give the verdict on the last program."""
        self.verdicts[-1].set_result(verdict)

    async def close(self) -> None:
        """Leave nothing behind."""


class Time:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Stage:
    """The program while a test holds it."""

    def __init__(self, folder: Path, questions: tuple[AnyQuestion, ...], judge: WaitingJudge) -> None:
        self.folder = folder
        self.time = Time()
        self.judge = judge
        self.questions = questions
        self.app = InterviewApp(BankServices(folder, questions), judge=cast(Judge, judge))
        self.pilot: Pilot[None]
        self.sitting: Sitting

    @property
    def screen(self) -> Screen[object]:
        return self.app.screen

    @property
    def now(self) -> QuestionState:
        """The question on the screen."""
        now = self.sitting.state.now
        assert now is not None
        return now

    @property
    def editor(self) -> FastTextArea:
        """The editor that has the focus."""
        assert isinstance(self.app.focused, FastTextArea)
        return self.app.focused

    @property
    def text(self) -> str:
        """Everything that can be read on the screen."""
        return text_of(self.app)

    async def open(self, settings: Settings) -> None:
        """Show a session with the questions in their order."""
        clock = ActiveClock(now=self.time)
        self.sitting = Sitting.start(self.folder, settings, drawn(*self.questions), clock=clock)
        await self.app.push_screen(InterviewScreen(self.sitting, self.app.desk))
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        names = {"\n": "enter", " ": "space"}
        for character in text:
            self.app.post_message(events.Key(names.get(character, character), character))
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Paste a text into whatever has the focus."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        await wait_until(self.pilot, condition, what)

    async def submit(self, confidence: str = "0") -> None:
        """Hand in what is there and answer the question for confidence."""
        await self.press("ctrl+s")
        await self.press(confidence)

    async def verdict(self, verdict: Verdict) -> None:
        """Let the judge say something, and wait until it is written down."""
        runs = sum(len(one.runs) for one in self.sitting.state.questions)
        await self.until(lambda: len(self.judge.verdicts) == runs, "the program is with the judge")
        self.judge.say(verdict)
        await self.until(lambda: not self.sitting.pending_runs(), "the verdict is written down")
        await self.pilot.pause()


def prepared(folder: Path, *questions: AnyQuestion, isolation: Isolation = FULL) -> Stage:
    """Return a program that is not started yet."""
    return Stage(folder, questions, WaitingJudge(isolation))


@asynccontextmanager
async def stage(
    folder: Path,
    *questions: AnyQuestion,
    size: tuple[int, int] = (80, 24),
    settings: Settings | None = None,
    isolation: Isolation = FULL,
) -> AsyncIterator[Stage]:
    """Open the program; where settings are given, with a session of the questions."""
    held = prepared(folder, *questions, isolation=isolation)
    async with held.app.run_test(size=size, notifications=True) as pilot:
        held.pilot = pilot
        await pilot.pause()
        if settings is not None:
            await held.open(settings)
        yield held


async def wait_until(pilot: Pilot[None], condition: Callable[[], bool], what: str, seconds: float = 30) -> None:
    """Wait for a condition, and fail with its description."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited in vain until {what}; the screen shows:\n{text_of(pilot.app)}"
        await pilot.pause()


def text_of(app: object) -> str:
    """Return the characters of the screen that is on top, dialogs included."""
    assert isinstance(app, Window)
    _, height = app.size
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line).rstrip() for line in lines[:height])


def everything_in(widget: Widget) -> str:
    """Return the words of every part of a widget, also of those that are scrolled out of sight."""
    return "\n".join(_words(part) for part in (widget, *widget.walk_children(Widget)))


def _words(part: Widget) -> str:
    if isinstance(part, TextArea):
        return part.text
    if isinstance(part, OptionList):
        return "\n".join(_plain(option.prompt) for option in part.options)
    return _plain(part.visual) if isinstance(part, Static) else ""


def _plain(shown: object) -> str:
    return str(getattr(shown, "plain", shown))


def verdict(outcome: Outcome = Outcome.WRONG, *, points: float = 0, error_line: int | None = None) -> Verdict:
    """Return a verdict on the coding question."""
    state = CheckState.PASSED if outcome is Outcome.PASSED else CheckState.FAILED
    check = CheckResult(
        id="value", title="the values", state=state, points=1, sentence="Expected 2 at [1], got 1.",
        given="double(torch.arange(4.0))", expected="tensor([0., 2., 4., 6.])", got="tensor([0., 1., 2., 3.])",
        stdout="a print of mine\n",
    )  # fmt: skip
    return Verdict(
        outcome=outcome, sentence="“the values” did not pass: Expected 2 at [1], got 1.", checks=(check,),
        points=points, possible=2, error_line=error_line, isolation="full", wall_seconds=0.25, memory_mb=12,
        traceback="File answer.py, line 2, in double" if error_line else "",
    )  # fmt: skip
