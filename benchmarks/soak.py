"""Judging many submissions in a row, to see whether anything fails or grows: `python benchmarks/soak.py 1000`."""

import asyncio
import contextlib
import os
import sys
import time
from pathlib import Path

from msgspec import Struct

from interview.judge import Judge
from interview.models.question import Code
from interview.models.task import Check, Limits, Task
from interview.models.verdict import Outcome

RIGHT = """
def softmax(x, dim):
    e = (x - x.max(dim=dim, keepdim=True).values).exp()
    return e / e.sum(dim=dim, keepdim=True)
"""
ROUND: tuple[tuple[str, Outcome], ...] = (
    (RIGHT, Outcome.PASSED),
    ("def softmax(x, dim): return x.softmax(0)", Outcome.WRONG),
    (RIGHT, Outcome.PASSED),
    ("def softmax(x, dim): raise ValueError(x.shape)", Outcome.ERROR),
    (RIGHT, Outcome.PASSED),
    ("import os\ndef softmax(x, dim): os._exit(1)", Outcome.CRASHED),
    (RIGHT, Outcome.PASSED),
    ("print('x' * 100_000)", Outcome.TOO_MUCH_OUTPUT),
)
"""Submissions with the verdicts that they must get, over and over; none of them tries to do harm."""
_SETTLING = 64
"""Submissions after which growth is counted: caches are full by then."""


class Held(Struct, frozen=True):
    """What the judge holds of the machine."""

    memory_kb: int
    """Private memory of this process and of the zygote."""
    descriptors: int
    """Descriptors of this process."""
    processes: int
    """Processes below this one."""


class Soaked(Struct, frozen=True):
    """What came of many submissions."""

    failed: int
    """Submissions with another verdict than they must get."""
    memory_growth_kb: int
    """Private memory that is held at the end and was not held when things had settled."""
    descriptor_growth: int
    """Descriptors, likewise."""
    process_growth: int
    """Processes, likewise."""
    seconds: float
    """How long all of it took."""


def question() -> Code:
    """Return a question of three checks."""
    calls = (
        "softmax(torch.randn(4, 5), dim=1)",
        "softmax(torch.randn(2, 3, 4), dim=0)",
        "softmax(torch.ones(1, 1), -1)",
    )
    checks = tuple(Check(id=f"check-{place}", call=call) for place, call in enumerate(calls))
    task = Task(entry="softmax", reference=RIGHT, checks=checks, seeds=(0,), limits=Limits(seconds=20))
    return Code(id="soak", prompt="Softmax.", code=task)


def held(zygote: int) -> Held:
    """Return what is held now."""
    below = descendants(os.getpid())
    memory = sum(_private_kb(pid) for pid in (os.getpid(), zygote, *children(zygote)))
    return Held(memory, len(os.listdir("/proc/self/fd")), len(below))


def descendants(pid: int) -> list[int]:
    """Return the processes below one."""
    return [one for child in children(pid) for one in (child, *descendants(child))]


def children(pid: int) -> list[int]:
    """Return the processes that a process has started and that have not ended."""
    found: list[int] = []
    with contextlib.suppress(OSError):
        for task in Path("/proc", str(pid), "task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


def _private_kb(pid: int) -> int:
    with contextlib.suppress(OSError):
        for line in Path("/proc", str(pid), "status").read_text().splitlines():
            if line.startswith("RssAnon:"):
                return int(line.split()[1])
    return 0


async def soak(count: int) -> Soaked:
    """Judge a number of submissions in a row."""
    asked, failed, started = question(), 0, time.perf_counter()
    async with Judge() as judge:
        await judge.ready()
        before = held(judge.zygote_pid)
        for number in range(count):
            if number == min(_SETTLING, count // 2):
                await judge.settled()
                before = held(judge.zygote_pid)
            source, outcome = ROUND[number % len(ROUND)]
            verdict = await judge.submit(asked, source).verdict()
            failed += verdict.outcome is not outcome
        await judge.settled()
        after = held(judge.zygote_pid)
    return Soaked(
        failed=failed,
        memory_growth_kb=after.memory_kb - before.memory_kb,
        descriptor_growth=after.descriptors - before.descriptors,
        process_growth=after.processes - before.processes,
        seconds=time.perf_counter() - started,
    )


def main() -> int:
    """Print what came of it, and return 1 where something failed or grew."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    found = asyncio.run(soak(count))
    print(
        f"{count} submissions in {found.seconds:.1f} s: {found.failed} with a wrong verdict, "
        f"{found.memory_growth_kb / 1024:+.1f} MiB, {found.descriptor_growth:+d} descriptors, "
        f"{found.process_growth:+d} processes"
    )
    grown = found.memory_growth_kb > 8 << 10 or found.descriptor_growth > 0 or found.process_growth > 0
    return int(found.failed > 0 or grown)


if __name__ == "__main__":
    sys.exit(main())
