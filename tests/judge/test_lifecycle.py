"""The judge starts when needed, says how well it confines, comes back after a fault, and leaves nothing behind."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from interview.errors import JudgeError
from interview.judge import Judge
from interview.judge.host.inspection import find_isolation
from interview.judge.host.link import ZygoteLink
from interview.models.verdict import Outcome
from tests.judge.asking import ask, check, judged

pytestmark = pytest.mark.judge

REPOSITORY = Path(__file__).resolve().parent.parent.parent
QUESTION = ask("def answer(n): return n", check(call="answer(1)"))
RIGHT = "def answer(n): return n"

APP = """
import asyncio, sys
from interview.judge import Judge
from tests.judge.asking import ask, check

async def main():
    judge = Judge()
    await judge.ready()
    begun = lambda told: print(judge.zygote_pid, flush=True)
    checks = check("one", call="answer(1)"), check("two", call="answer(2)")
    run = judge.submit(ask("def answer(n): return n", *checks),
                       "def answer(n):\\n    while n == 2: pass\\n    return n",
                       on_progress=begun)
    await run.verdict()

asyncio.run(main())
"""


def descendants(pid: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    found: list[int] = []
    for task in Path("/proc", str(pid), "task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *descendants(child)]
    return found


async def gone(pids: list[int], seconds: float = 5.0) -> bool:
    """Return whether processes end within a time."""
    loop = asyncio.get_running_loop()
    for pid in pids:
        try:
            pidfd = os.pidfd_open(pid)
        except ProcessLookupError:
            continue
        ended = asyncio.Event()
        loop.add_reader(pidfd, ended.set)
        try:
            await asyncio.wait_for(ended.wait(), seconds)
        except TimeoutError:
            return False
        finally:
            loop.remove_reader(pidfd)
            os.close(pidfd)
    return True


async def several(pid: int, least: int) -> list[int]:
    """Return the descendants of a process once there are so many: spares are made behind its back."""
    while len(found := descendants(pid)) < least:
        await asyncio.sleep(0)
    return found


async def test_closing_leaves_no_process_and_no_descriptor() -> None:
    before = set(os.listdir("/proc/self/fd"))
    async with Judge() as judge:
        assert (await judged(judge, QUESTION, RIGHT)).passed
        started = [judge.zygote_pid, *descendants(judge.zygote_pid)]
        assert len(started) >= 3
    assert not [pid for pid in started if Path("/proc", str(pid)).exists()]
    assert len(set(os.listdir("/proc/self/fd")) - before) == 0


async def test_nothing_is_left_behind_when_the_app_is_killed() -> None:
    app = await asyncio.create_subprocess_exec(
        sys.executable, "-c", APP, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert app.stdout is not None
    try:
        await asyncio.wait_for(app.stdout.readline(), 60)
        started = await asyncio.wait_for(several(app.pid, 4), 20)
    finally:
        app.send_signal(signal.SIGKILL)
    assert await gone(started)
    await app.wait()


async def test_a_zygote_that_dies_is_our_fault_and_is_started_anew() -> None:
    async with Judge() as judge:
        await judge.ready()
        begun = asyncio.Event()
        question = ask("def answer(n): return n", check("one", call="answer(1)"), check("two", call="answer(2)"))
        source = "def answer(n):\n    while n == 2: pass\n    return n"
        run = judge.submit(question, source, on_progress=lambda told: begun.set())
        await asyncio.wait_for(begun.wait(), 20)
        os.kill(judge.zygote_pid, signal.SIGKILL)
        verdict = await asyncio.wait_for(run.verdict(), 10)
        assert (verdict.outcome, verdict.outcome.counts) == (Outcome.JUDGE_FAILED, False)
        assert (await judged(judge, QUESTION, RIGHT)).passed


async def test_a_closed_judge_says_so() -> None:
    judge = Judge()
    await judge.close()
    with pytest.raises(JudgeError, match="The judge is closed"):
        await judge.start()
    verdict = await judge.submit(QUESTION, RIGHT).verdict()
    assert (verdict.outcome, verdict.sentence) == (Outcome.JUDGE_FAILED, "The judge is closed.")


async def test_nothing_is_started_before_it_is_needed() -> None:
    judge = Judge()
    assert (judge.isolation, judge.zygote_pid) == (None, 0)
    await judge.close()


@pytest.mark.slow
async def test_the_level_falls_with_each_layer_that_is_broken() -> None:
    link = ZygoteLink()
    link.start()
    await link.warm()
    whole = await find_isolation(link)
    assert whole.level == (3 if "namespaces" in whole.missing else 4)
    for layer, level, name in (("landlock", 2, "no Landlock"), ("seccomp", 1, "limits only"), ("limits", 0, "none")):
        found = await find_isolation(link, without=[layer])
        assert (found.level, found.name, set(found.missing)) == (level, name, {*whole.missing, layer})
    await link.close()


@pytest.mark.slow
async def test_without_namespaces_the_judge_says_so_and_judges_as_well() -> None:
    async with Judge(without=["namespaces"], spares=1) as judge:
        found = await judge.ready()
        assert (found.level, found.name, found.missing) == (3, "no namespaces", ("namespaces",))
        assert (await judged(judge, QUESTION, RIGHT)).isolation == "no namespaces"


@pytest.mark.slow
async def test_a_machine_without_torch_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "interpreter"
    broken.write_text(f'#!/bin/sh\nexport PYTHONPATH={tmp_path}\nexec {sys.executable} "$@"\n')
    broken.chmod(0o755)
    (tmp_path / "torch.py").write_text("raise ImportError('no torch here')\n")
    monkeypatch.setattr(sys, "executable", str(broken))
    async with Judge() as judge:
        verdict = await judged(judge, QUESTION, RIGHT)
    assert verdict.outcome is Outcome.JUDGE_FAILED
    assert verdict.sentence == "PyTorch cannot be loaded: no torch here. Install PyTorch in the same environment."
