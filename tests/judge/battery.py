"""Running every attack against a judge, inside a PID namespace of its own, and looking from outside at what it reached.

Started by `shield`; refuses to run anywhere else, because an attack that gets through hits whatever is there.
"""

import asyncio
import contextlib
import json
import os
import resource
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from interview.judge import Judge
from interview.models.question import Code
from interview.models.task import Check, Limits, Task
from interview.models.verdict import Verdict
from tests.judge.attacks import Attack, attacks

SECRET = "SECRET-REFERENCE-7351"
CANARY_TEXT = "CANARY-CONTENT-9124"
REPOSITORY = str(Path(__file__).resolve().parent.parent.parent)
HONEST = "def answer(x): return 2 * x + 1\n"
WRONG = "\nif 'answer' not in globals():\n    def answer(x): return torch.zeros(3)\n"


def shield(arguments: list[str]) -> list[str]:
    """Return the command that runs the battery where it can hurt nobody."""
    user = [] if os.geteuid() == 0 else ["--user", "--map-current-user"]
    unshare = ["unshare", *user, "--pid", "--fork", "--mount-proc", "--kill-child"]
    return [*unshare, sys.executable, "-m", "tests.judge.battery", *arguments]


def question() -> Code:
    """Return what is asked, with a reference that holds a secret."""
    checks = (
        Check(id="value", call="answer(torch.randn(3))"),
        Check(id="shape", call="answer(torch.randn(3).double())", hidden=True),
        Check(id="own", equivalence={"inputs": {"x": "torch.randn(3)"}, "paths": ["answer(x)", "answer(x.clone())"]}),
    )
    task = Task(
        entry="answer",
        reference=f"secret = {SECRET!r}\ndef answer(x): return x * 2 + 1\n",
        checks=checks,
        limits=Limits(seconds=0.6, memory_mb=128, output_kb=16),
    )
    return Code(id="attacked", prompt="Return 2x + 1.", code=task)


class Ground:
    """What an attack may try to reach, and how it looked before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.chmod(0o777)
        self.canary = folder / "canary"
        self.canary.write_text(CANARY_TEXT)
        self.canary.chmod(0o666)
        (folder / "canary_module.py").write_text(f"print({CANARY_TEXT!r})\n")
        self.victim = subprocess.Popen(["sleep", "100000"])
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.tcp.getsockname()[1])
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", self.port))
        self.abstract = socket.socket(socket.AF_UNIX)
        self.name = f"interview-attacked-{secrets.token_hex(4)}"
        self.abstract.bind(f"\0{self.name}")
        self.abstract.listen()
        for one in (self.tcp, self.udp, self.abstract):
            one.setblocking(False)
        self.before = self.look()

    def prelude(self) -> str:
        """Return names that the attacks use."""
        return (
            f"CANARY, FOLDER, PORT = {str(self.canary)!r}, {str(self.folder)!r}, {self.port}\n"
            f"ABSTRACT, VICTIM, RUNNER = {self.name!r}, {self.victim.pid}, {os.getpid()}\n"
            f"REPOSITORY, WAS_ROOT = {REPOSITORY!r}, {os.geteuid() == 0}\n"
            "import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nsyscall = libc.syscall\n"
        )

    def look(self) -> dict[str, Any]:
        """Return how everything looks that an attack must not change."""
        stat = self.canary.stat() if self.canary.exists() else None
        return {
            "canary": self.canary.read_text() if stat else "gone",
            "stat": (stat.st_mode, stat.st_uid, stat.st_mtime_ns, stat.st_nlink) if stat else (),
            "folder": sorted(os.listdir(self.folder)),
            "victim": self.victim.poll(),
            "limits": [self._limits(pid) for pid in (0, self.victim.pid)],
            "affinity": [sorted(os.sched_getaffinity(pid)) for pid in (0, self.victim.pid)],
            "priority": [os.getpriority(os.PRIO_PROCESS, pid) for pid in (0, self.victim.pid)],
            "calls": self._calls(),
        }

    def _limits(self, pid: int) -> list[tuple[int, int]]:
        kinds = (resource.RLIMIT_CPU, resource.RLIMIT_DATA, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE)
        return [resource.prlimit(pid, kind) for kind in kinds]

    def _calls(self) -> list[str]:
        got = []
        for name, listener in (("tcp", self.tcp), ("abstract", self.abstract)):
            with contextlib.suppress(BlockingIOError):
                listener.accept()[0].close()
                got.append(name)
        with contextlib.suppress(BlockingIOError):
            self.udp.recv(100)
            got.append("udp")
        return got

    def harm(self, verdict: Verdict) -> list[str]:
        """Return every sign that an attack got through."""
        after = self.look()
        signs = [
            f"{name}: {self.before[name]} became {after[name]}" for name in after if after[name] != self.before[name]
        ]
        told, printed = repr(verdict), verdict.stdout + "".join(check.stdout for check in verdict.checks)
        signs += [f"{word} is in the verdict" for word in (SECRET, CANARY_TEXT) if word in told]
        signs += ["it says that it got through"] if "THROUGH" in printed else []
        if any(ord(char) < 32 and char not in "\n\t" for char in verdict.stdout + verdict.traceback + verdict.sentence):
            signs.append("control characters in the verdict")
        if len(verdict.traceback) > 20_000 or (verdict.error_line or 1) not in range(1, 200):
            signs.append("a verdict that no screen can show")
        if verdict.passed:
            signs.append("it passed")
        if not verdict.outcome.counts:
            signs.append(f"the judge itself failed: {verdict.sentence}")
        return signs


def processes() -> list[int]:
    """Return every process that can be seen but this one and those that have ended."""
    alive = []
    for name in os.listdir("/proc"):
        with contextlib.suppress(OSError):
            if not name.isdecimal() or int(name) == os.getpid():
                continue
            if Path("/proc", name, "stat").read_text().rpartition(")")[2].split()[0] != "Z":
                alive.append(int(name))
    return alive


async def run_all(chosen: list[Attack], without: list[str]) -> dict[str, Any]:
    """Run the attacks one after the other and return what became of each."""
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder))
        async with Judge(without=without) as judge:
            level = await judge.ready()
            await judge.settled()
            usual = len(processes())
            for attack in chosen:
                source = ground.prelude() + attack.source + WRONG
                seed = None if attack.category == "forging" else 5
                verdict = await judge.submit(question(), source, fresh_seed=seed).verdict()
                signs = ground.harm(verdict)
                if attack.category == "processes":
                    await judge.settled()
                    if (left := await _left_over(usual)) > 0:
                        signs.append(f"{left} processes are left behind")
                results[attack.name] = {"outcome": verdict.outcome, "sentence": verdict.sentence, "through": signs,
                                        "seconds": verdict.wall_seconds}  # fmt: skip
            await judge.settled()
            left = await _left_over(usual)
            honest = await judge.submit(question(), HONEST).verdict()
        after_close = [pid for pid in processes() if pid != ground.victim.pid]
        ground.victim.kill()
    return {
        "level": level.name,
        "attacks": results,
        "honest": honest.outcome,
        "left": left,
        "after_close": len(after_close),
    }


async def _left_over(usual: int) -> int:
    deadline = time.monotonic() + 2
    while (left := len(processes()) - usual) > 0 and time.monotonic() < deadline:
        await asyncio.sleep(0.01)
    return left


def main() -> None:
    """Run the categories that are named, leaving out the layers after `--without`."""
    if os.getpid() != 1:
        sys.exit("refused: attacks run only as the first process of a PID namespace of their own")
    names, _, without = " ".join(sys.argv[1:]).partition("--without")
    chosen = [attack for category in names.split() or ["*"] for attack in attacks(category)]
    print(json.dumps(asyncio.run(run_all(chosen, without.split()))))


if __name__ == "__main__":
    main()
