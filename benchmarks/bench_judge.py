"""What a verdict costs beside a cold process and the bare interpreter, what is held, and what is left behind."""

import asyncio
import contextlib
import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from soak import RIGHT, children, descendants, soak

from interview.judge import Judge
from interview.models.question import Code
from interview.models.task import Check, Limits, Task

ROUNDS = 60
SOAKED = 1000
PROBES = (
    "softmax(torch.randn(4, 5), dim=1)", "softmax(torch.randn(4, 5), dim=0)", "softmax(torch.randn(2, 3, 4), dim=1)",
    "softmax(torch.randn(2, 3, 4).double(), dim=-1)", "softmax(torch.randn(1, 1), dim=0)",
    "softmax(torch.zeros(3, 3), dim=1)",
    "softmax(torch.randn(3, 4) * 1e4, dim=1)", "softmax(torch.randn(5), dim=0).sum()",
)  # fmt: skip
IN_PROCESS = f"""
import time, torch
torch.set_num_threads(1)
source, probes, times = {RIGHT!r}, {PROBES!r}, []
for _ in range({ROUNDS}):
    start = time.perf_counter()
    names = {{"torch": torch}}
    exec(compile(source, "s", "exec"), names)
    expected = dict(names)
    exec(compile(source, "r", "exec"), expected)
    for probe in probes:
        seen = []
        for scope in (names, expected):
            torch.manual_seed(0)
            seen.append(eval(compile(probe, "p", "eval"), scope))
        torch.testing.assert_close(*seen)
    times.append(time.perf_counter() - start)
print(sorted(times)[len(times) // 2])
"""
COLD = f"import torch\n{RIGHT}\n" + "\n".join(PROBES)
SPINNING = RIGHT.replace("def softmax", "calls = []\ndef softmax").replace(
    "    e =", "    calls.append(dim)\n    while len(calls) > 1: pass\n    e ="
)
"""A submission that is right once and then never returns."""
APP = f"""
import asyncio
from interview.judge import Judge
from bench_judge import asked

async def main():
    judge = Judge()
    await judge.ready()
    told = lambda progress: print("begun", flush=True)
    await judge.submit(asked(2, (0,)), {SPINNING!r}, on_progress=told).verdict()

asyncio.run(main())
"""


def asked(probes: int, seeds: tuple[int, ...], seconds: float = 20.0) -> Code:
    """Return the softmax question with some of its probes."""
    checks = tuple(Check(id=f"probe-{place}", call=call) for place, call in enumerate(PROBES[:probes]))
    task = Task(entry="softmax", reference=RIGHT, checks=checks, seeds=seeds, limits=Limits(seconds=seconds))
    return Code(id="softmax", prompt="Softmax.", code=task)


def figure(name: str, value: float, budget: float) -> bool:
    """Print one figure, and return whether it is short of its budget."""
    short = value > budget
    print(f"{name}  {value:.4g}  {budget:g}  {'short' if short else 'ok'}", flush=True)
    return short


async def seconds_of(work: Callable[[], Awaitable[object]]) -> float:
    start = time.perf_counter()
    await work()
    return time.perf_counter() - start


async def warm(judge: Judge, question: Code, fresh: int | None) -> list[float]:
    """Return the times from submitting to the verdict, with the pause that a person makes between submissions."""
    times = []
    for _ in range(ROUNDS + 5):
        await judge.settled()
        start = time.perf_counter()
        verdict = await judge.submit(question, RIGHT, fresh_seed=fresh).verdict()
        times.append(time.perf_counter() - start)
        if not verdict.passed:
            raise SystemExit(verdict.sentence)
    return sorted(times[5:])


def cold_seconds() -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", COLD], check=True, env={**os.environ, "OMP_NUM_THREADS": "1"})
        times.append(time.perf_counter() - start)
    return min(times)


def in_process_seconds() -> float:
    done = subprocess.run([sys.executable, "-c", IN_PROCESS], check=True, capture_output=True, text=True)
    return float(done.stdout)


async def longest_pause(judge: Judge) -> float:
    """Return for how long the event loop stood still while the zygote was started and its first submission judged."""
    longest, running = 0.0, True

    async def tick() -> None:
        nonlocal longest
        while running:
            longest = max(longest, await seconds_of(lambda: asyncio.sleep(0.001)) - 0.001)

    ticking = asyncio.ensure_future(tick())
    await asyncio.sleep(0.01)
    await judge.submit(asked(8, (0,)), RIGHT).verdict()
    running = False
    await ticking
    return longest


async def late_after_limit(judge: Judge) -> float:
    question, late = asked(1, (0,), 0.5), []
    for _ in range(5):
        await judge.settled()
        verdict = await judge.submit(question, "while True: pass").verdict()
        late.append(verdict.wall_seconds - 0.5)
    return statistics.median(late)


async def gone_after_kill() -> float:
    """Return the seconds from SIGKILL of an app with a running submission to the end of its last process."""
    root = Path(__file__).resolve().parent.parent
    env = {**os.environ, "PYTHONPATH": f"{root}:{root / 'benchmarks'}"}
    app = await asyncio.create_subprocess_exec(sys.executable, "-c", APP, cwd=root, stdout=subprocess.PIPE, env=env)
    assert app.stdout is not None
    await app.stdout.readline()
    watched = []
    for pid in descendants(app.pid):
        with contextlib.suppress(ProcessLookupError):
            watched.append(os.pidfd_open(pid))
    start = time.perf_counter()
    app.send_signal(signal.SIGKILL)
    loop = asyncio.get_running_loop()
    for pidfd in watched:
        ended = asyncio.Event()
        loop.add_reader(pidfd, ended.set)
        await asyncio.wait_for(ended.wait(), 20)
        loop.remove_reader(pidfd)
        os.close(pidfd)
    await app.wait()
    return time.perf_counter() - start


def held_mib(pid: int, file: str, field: str) -> float:
    """Return a line of what the kernel says about a process's memory; 0 where it has ended or may not be looked at."""
    with contextlib.suppress(OSError):
        for line in Path("/proc", str(pid), file).read_text().splitlines():
            if line.startswith(field):
                return int(line.split()[1]) / 1024
    return 0.0


async def memory(judge: Judge) -> list[bool]:
    """Print what the zygote holds by itself, and what a spare and a run add to it."""
    await judge.settled()
    first = children(judge.zygote_pid)
    zygotes = [judge.zygote_pid, *first] if len(first) == 1 else [judge.zygote_pid]
    own = sum(held_mib(pid, "status", "RssAnon:") for pid in zygotes)
    spare = max(held_mib(pid, "smaps_rollup", "Private_Dirty:") for pid in children(zygotes[-1]))
    begun = asyncio.Event()
    run = judge.submit(asked(2, (0,)), SPINNING, on_progress=lambda told: begun.set())
    await begun.wait()
    busy = max(held_mib(pid, "smaps_rollup", "Private_Dirty:") for pid in children(zygotes[-1]))
    run.cancel()
    if not spare:
        print("# the kernel does not let this user look at the memory of spares")
    return [
        figure("judge-zygote-mib", own, 260),
        figure("judge-spare-mib", spare, 5),
        figure("judge-run-mib", busy, 20),
    ]


async def measure() -> bool:
    """Print every figure and return whether one is short."""
    cold, bare = cold_seconds(), in_process_seconds()
    print(f"# a cold process {cold * 1000:.0f} ms, the same probes in-process {bare * 1000:.2f} ms")
    short = []
    async with Judge() as judge:
        short.append(figure("judge-start-pause-ms", await longest_pause(judge) * 1000, 50))
        eight = await warm(judge, asked(8, (0,)), 0)
        half = statistics.median(eight)
        short.append(figure("judge-warm-p50-ms", half * 1000, 10))
        short.append(figure("judge-warm-p95-ms", eight[int(0.95 * len(eight))] * 1000, 25))
        short.append(figure("judge-warm-of-cold", half / cold, 0.01))
        short.append(figure("judge-warm-of-in-process", half / bare, 4))
        many = await warm(judge, asked(6, (0, 1)), None)
        short.append(figure("judge-6x3-p50-ms", statistics.median(many) * 1000, 30))
        short.append(figure("judge-late-after-limit-ms", await late_after_limit(judge) * 1000, 100))
        short += await memory(judge)
    short.append(figure("judge-gone-after-kill-ms", await gone_after_kill() * 1000, 200))
    soaked = await soak(SOAKED)
    print(f"# {SOAKED} submissions in a row took {soaked.seconds:.0f} s")
    short.append(figure("judge-soak-wrong-verdicts", soaked.failed, 0))
    short.append(figure("judge-soak-growth-mib", soaked.memory_growth_kb / 1024, 8))
    short.append(figure("judge-soak-growth-descriptors", soaked.descriptor_growth, 0))
    short.append(figure("judge-soak-growth-processes", soaked.process_growth, 0))
    return any(short)


if __name__ == "__main__":
    sys.exit(int(asyncio.run(measure())))
