"""What opening 5,000 sessions, searching them, and jumping within an hour of typing cost."""

import asyncio
import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from interview.models.question import Theory
from interview.models.rubric import KeyPoint
from interview.models.settings import DrawnQuestion, Settings
from interview.review.replay import Timeline
from interview.session import Moment, Session
from interview.session import commands as c
from interview.transcript.events import Edit, Record, SessionStarted
from interview.transcript.folder import list_sessions, search_sessions
from interview.transcript.lines import encode

SESSIONS = 5_000
EDITS = 20_000
OPEN_BUDGET = 1.0
LINEAR_BUDGET = 2.6
SEARCH_BUDGET = 0.5
INSTANT_BUDGET = 0.1
START = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)


def main() -> int:
    """Print every figure and return 1 where one is short."""
    with tempfile.TemporaryDirectory() as folder:
        short = measure_lists(Path(folder))
    return int(short | measure_replay())


def measure_lists(folder: Path) -> bool:
    """Print what the list costs, with the index there and as a screen, and return whether a figure is short."""
    whole, half = folder / "whole", folder / "half"
    write_sessions(whole, SESSIONS)
    write_sessions(half, SESSIONS // 2)
    cold = once(lambda: list_sessions(whole))
    list_sessions(half)
    listed, listed_half = best(lambda: list_sessions(whole)), best(lambda: list_sessions(half))
    searched = best(lambda: search_sessions(whole, "stride kernel"))
    opened = min(asyncio.run(open_screen(whole)) for _ in range(3))
    print(
        f"# {SESSIONS} sessions: index made in {cold:.2f} s, listed in {listed:.3f} s, half of them {listed_half:.3f} s"
    )
    return any(
        [
            figure("sessions-open-seconds", opened, OPEN_BUDGET),
            figure("sessions-search-seconds", searched, SEARCH_BUDGET),
            figure("sessions-double-ratio", listed / listed_half, LINEAR_BUDGET),
        ]
    )


def measure_replay() -> bool:
    """Print what the worst of many instants costs, and return whether it is short."""
    timeline = Timeline(typed_for_an_hour())
    chance = random.Random(7)
    worst = max(once(lambda: timeline.state(timeline.step_at(chance.uniform(0, timeline.seconds)))) for _ in range(200))
    print(f"# {timeline.steps} steps in {timeline.seconds / 60:.0f} minutes")
    return figure("replay-instant-seconds", worst, INSTANT_BUDGET)


async def open_screen(folder: Path) -> float:
    """Return the seconds from the key that opens the list to its last row being there."""
    from interview.tui.app import InterviewApp
    from interview.tui.screens.sessions import SessionsScreen
    from interview.tui.services import Services
    from interview.tui.widgets.session_table import SessionTable

    app = InterviewApp(Services(sessions=folder))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        start = time.perf_counter()
        screen = SessionsScreen(app.services)
        await app.push_screen(screen)
        table = screen.query_one(SessionTable)
        while table.virtual_size.height <= SESSIONS:
            await asyncio.sleep(0.005)
        await pilot.pause()
        return time.perf_counter() - start


def question() -> Theory:
    """Return a question to answer."""
    return Theory(
        id="stride", bank="bench", title="Stride", prompt="What does the stride of a convolution set?" * 5,
        answer="How far the kernel moves.",
        key_points=(KeyPoint(id="a", text="It moves.", any_of=("the kernel moves",)),),
    )  # fmt: skip


def records(edits: int, seconds: float, batch: int) -> list[Record]:
    """Return the records of a session with so many edits in so many seconds."""
    drawn = (DrawnQuestion(question=question(), why="new"),)
    started = SessionStarted(app="1", session="s", seed=1, inputs_hash="", settings=Settings(), questions=drawn)
    kept = [Record(seq=0, at=START, active=0.0, event=started)]
    session = Session(kept)
    chance = random.Random(edits)
    active = 0.0

    def do(command: c.Command) -> None:
        nonlocal active
        active += seconds / (edits / batch)
        at = START + dt.timedelta(seconds=active)
        kept.extend(session.handle(command, Moment(at=at, active=active)))

    do(c.Ask(index=0))
    length = 0
    for _ in range(edits // batch):
        changes = []
        for _ in range(batch):
            changes.append(Edit(chance.randrange(length + 1), "", "word "))
            length += 5
        do(c.EditDraft(part="prose", edits=tuple(changes)))
    do(c.SubmitAnswer())
    do(c.End())
    return kept


def typed_for_an_hour() -> list[Record]:
    """Return a session of an hour in which somebody types all the time."""
    kept = records(EDITS, 3600, 5)
    return [record for record in kept if type(record.event).__name__ not in ("AnswerSubmitted", "AnswerGraded")]


def write_sessions(folder: Path, count: int) -> None:
    """Write so many sessions."""
    folder.mkdir()
    first, *rest = records(50, 60, 5)
    tail = b"".join(map(encode, rest))
    for number in range(count):
        name = f"bench-{number:05}"
        event = msgspec.structs.replace(first.event, session=name)
        at = START + dt.timedelta(hours=number)
        head = encode(msgspec.structs.replace(first, at=at, event=event))
        (folder / f"{name}.jsonl").write_bytes(head + tail)


def once(work: Callable[[], object]) -> float:
    """Return the seconds that some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Callable[[], object], rounds: int = 7) -> float:
    """Return the seconds that some work takes when nothing disturbs it."""
    return min(once(work) for _ in range(rounds))


def figure(name: str, value: float, budget: float) -> bool:
    """Print one figure, and return whether it is short of its budget."""
    short = value > budget
    print(f"{name}  {value:.4f}  {budget}  {'short' if short else 'ok'}")
    return short


if __name__ == "__main__":
    sys.exit(main())
