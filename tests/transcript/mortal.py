"""A session that is typed by a program and killed from outside; run as a script, it plays one life after another.

Each life is a fork. It tells on a pipe every key before it is typed and every record once it is acknowledged, so that
whoever kills it knows what the candidate had seen as saved. Time is the life's own: a key takes its milliseconds, and
timers fire when theirs have passed.
"""

import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from textual.widget import Widget

from interview.models.settings import Settings
from interview.models.verdict import Outcome, Verdict
from interview.session import Sitting
from interview.session import commands as c
from interview.session.clock import ActiveClock
from interview.transcript.events import Edit
from interview.tui.drafts import DraftKeeper
from interview.tui.widgets.answer_area import AnswerArea
from tests.questions import choice, code, drawn, theory

WORDS = ["the", "stride", "says", "how", "far", "the kernel moves;", "☃", "\n"]


class Alarm:
    """A timer on the life's own clock."""

    def __init__(self, at: float, ring: Callable[[], None]) -> None:
        self.at, self.ring, self.stopped = at, ring, False

    def stop(self) -> None:
        self.stopped = True


class Life:
    """One scripted sitting."""

    def __init__(self, folder: Path, seed: int, pipe: int) -> None:
        self.random = random.Random(seed)
        self.now = 0.0
        self.pipe = pipe
        self.alarms: list[Alarm] = []
        questions = drawn(theory("one"), theory("two"), code("three"), choice("four"))
        clock = ActiveClock(now=lambda: self.now)
        self.sitting = Sitting.start(folder, Settings(), questions, clock=clock)
        self.typed: list[Edit] = []
        self.part = "prose"
        self.keeper = DraftKeeper(cast(Widget, self), cast(AnswerArea, self), self.sitting, self.fail)
        self.acknowledge()

    def fail(self, error: Exception) -> None:
        raise error

    def take_edits(self) -> dict[str, tuple[Edit, ...]]:
        """Stand in for the editors."""
        typed, self.typed = self.typed, []
        return {self.part: tuple(typed)} if typed else {}

    def set_timer(self, seconds: float, ring: Callable[[], None]) -> Any:
        self.alarms.append(Alarm(self.now + seconds, ring))
        return self.alarms[-1]

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        for alarm in [one for one in self.alarms if one.at <= self.now and not one.stopped]:
            alarm.ring()
            self.acknowledge()
        self.alarms = [one for one in self.alarms if one.at > self.now and not one.stopped]

    def tell(self, *words: object) -> None:
        os.write(self.pipe, (" ".join(map(str, words)) + "\n").encode())

    def acknowledge(self) -> None:
        self.tell("saved", self.sitting.state.records)

    def do(self, command: c.Command) -> None:
        self.keeper.flush()
        self.sitting.do(command)
        self.acknowledge()

    def type(self, part: str) -> None:
        now = self.sitting.state.now
        assert now is not None
        text = now.prose if part == "prose" else now.code
        for _ in range(self.random.randrange(1, 12)):
            for key in self.random.choice(WORDS) + " ":
                self.tell("key", f"{self.now:.3f}", part, now.question.key, len(text) + 1)
                self.part = part
                self.typed.append(Edit(len(text), "", key))
                self.keeper.expect()
                text += key
                self.pass_time(self.random.uniform(0.02, 0.3))

    def live(self) -> None:
        for index, one in enumerate(self.sitting.state.questions):
            self.do(c.Ask(index=index))
            if one.question.kind == "choice":
                self.do(c.EditDraft(part="prose", edits=(Edit(0, "", "2"),)))
            else:
                part = "code" if one.question.kind == "code" else "prose"
                self.type(part)
                for step in self.random.sample([self.hint, self.pause, self.flag, self.extend], 3):
                    step()
                    self.type(part)
                self.run_code() if part == "code" else None
            self.do(c.SubmitAnswer())
            self.judge()
            self.do(c.GiveConfidence(question=one.question.key, confidence=3))
        self.do(c.End())

    def hint(self) -> None:
        self.do(c.ShowHint())

    def flag(self) -> None:
        self.do(c.ToggleFlag())

    def extend(self) -> None:
        self.do(c.ExtendTime(seconds=60))

    def pause(self) -> None:
        self.do(c.Pause())
        self.pass_time(5)
        self.do(c.Resume())

    def run_code(self) -> None:
        self.do(c.RunCode())
        self.judge()

    def judge(self) -> None:
        for question, run in self.sitting.pending_runs():
            verdict = Verdict(outcome=Outcome.PASSED, sentence="All passed.", points=2, possible=2)
            self.do(c.RecordVerdict(question=question.question.key, run=run.number, verdict=verdict))


def lives(folder: Path, count: int) -> Iterator[tuple[Path, list[str]]]:
    """Yield the folder of each life and what it had told when it was killed, at a random moment."""
    chance = random.Random(2026)
    for number in range(count):
        home = folder / str(number)
        read, write = os.pipe()
        child = os.fork()
        if not child:
            os.close(read)
            try:
                Life(home, number, write).live()
            finally:
                os._exit(0)
        os.close(write)
        with os.fdopen(read, "rb", buffering=0) as pipe:
            told = b""
            last = chance.randrange(1, 16_000)
            while len(told) < last and (part := pipe.read(min(256, last - len(told)))):
                told += part
            os.kill(child, signal.SIGKILL)
            told += pipe.readall() or b""
        os.waitpid(child, 0)
        yield home, [line for line in told.decode().split("\n")[:-1] if line]


if __name__ == "__main__":
    for place, lines in lives(Path(sys.argv[1]), int(sys.argv[2])):
        (place.parent / f"{place.name}.told").write_text("\n".join(lines))
