"""Prints what a key costs in the editors, as ratios to a bare TextArea in the same round.

bench_keys.py [rounds]
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import median

from terminal import APPS, Figure, Sample, Terminal, figure, percentile, python, report, usable

KEYS = 90
COLUMNS = 45
BURST = 300
IDLE_SECONDS = 3
KINDS = ("bare", "prose", "session", "plain", "code")


@dataclass(frozen=True)
class Round:
    """What one editor did in one round."""

    keys: list[Sample] = field(default_factory=list)
    """One for each key typed alone."""

    bursts: list[Sample] = field(default_factory=list)
    """One for each time that many keys came in one write."""

    idle: list[Sample] = field(default_factory=list)
    """One for each stretch without a key."""


def measure(sessions: str) -> dict[str, Round]:
    """Measure all editors side by side, taking turns at each key, so that a busy moment hits all of them alike."""
    rounds = {kind: Round() for kind in KINDS}
    with ExitStack() as stack:
        terminals = {kind: stack.enter_context(Terminal(command(kind, sessions))) for kind in KINDS}
        for kind, terminal in terminals.items():
            terminal.wait_for_text("Your answer" if kind == "session" else "READY")
            terminal.send("x")  # from the first key on, the terminal's cursor is where the editor's is
            terminal.watch(1)
        for kind, terminal in terminals.items():
            rounds[kind].idle.append(terminal.watch(IDLE_SECONDS))
        for count, letter in enumerate(islice(cycle("attentionweighsvalues"), KEYS)):
            for kind, terminal in terminals.items():
                if count % COLUMNS == COLUMNS - 1:
                    break_line(terminal)
                rounds[kind].keys.append(terminal.type(letter))
        for last in "QJZ":
            for kind, terminal in terminals.items():
                break_line(terminal)
                rounds[kind].bursts.append(type_at_once(terminal, "w" * (BURST - 1) + last))
    return rounds


def command(kind: str, sessions: str) -> list[str]:
    """Return the command that opens an editor."""
    if kind == "session":
        return python("-m", "interview", "--sessions", sessions, "practice", "--kind", "theory", "--count", "1")
    return python(str(APPS / "editor.py"), kind)


def type_at_once(terminal: Terminal, keys: str) -> Sample:
    terminal.send(keys)
    return terminal.wait_for(lambda: keys[-2:] in terminal.text(), "the end of the burst is echoed")


def break_line(terminal: Terminal) -> None:
    line = terminal.screen.cursor.y
    terminal.send("\r")
    terminal.wait_for(lambda: terminal.screen.cursor.y != line, "the cursor is on a new line")


def figures(rounds: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as sessions:
        measured = [measure(sessions) for _ in range(rounds)]

    def compare(name: str, ours: str, baseline: str, value: Callable[[Round], float], budget: float) -> Figure:
        pairs = [(value(editors[ours]), value(editors[baseline])) for editors in measured]
        return figure(name, pairs, budget)

    yield compare("prose-bytes-per-key", "prose", "bare", bytes_per_key, 0.1)
    yield compare("prose-cpu-per-key", "prose", "bare", cpu_per_key, 0.9)
    yield compare("prose-echo-p50", "prose", "bare", echo(0.5), 0.9)
    yield compare("prose-echo-p95", "prose", "bare", echo(0.95), 1.0)
    yield compare("prose-burst", "prose", "bare", burst, 1.5)
    yield compare("prose-idle-bytes", "prose", "bare", idle_bytes, 1.0)
    yield compare("prose-idle-cpu", "prose", "bare", idle_cpu, 1.5)
    yield compare("session-bytes-per-key", "session", "bare", bytes_per_key, 0.1)
    yield compare("session-cpu-per-key", "session", "bare", cpu_per_key, 0.9)
    yield compare("session-echo-p50", "session", "bare", echo(0.5), 0.9)
    yield compare("session-echo-p95", "session", "bare", echo(0.95), 1.0)
    yield compare("session-burst", "session", "bare", burst, 1.5)
    yield compare("session-idle-cpu", "session", "bare", idle_cpu, 1.5)
    per_second = [(idle_bytes(editors["session"]), IDLE_SECONDS) for editors in measured]
    yield figure("session-idle-bytes-per-second", per_second, 700)
    yield compare("code-bytes-per-key", "code", "plain", bytes_per_key, 0.1)
    yield compare("code-cpu-per-key", "code", "plain", cpu_per_key, 1.5)
    yield compare("code-echo-p50", "code", "plain", echo(0.5), 1.5)
    yield compare("code-echo-p95", "code", "plain", echo(0.95), 1.5)
    yield compare("code-burst", "code", "plain", burst, 1.5)


def bytes_per_key(one: Round) -> float:
    return sum(sample.bytes_written for sample in one.keys) / len(one.keys)


def cpu_per_key(one: Round) -> float:
    return percentile([sample.cpu_ms for sample in one.keys], 0.5)


def burst(one: Round) -> float:
    return median(sample.wall_ms for sample in usable(one.bursts))


def idle_bytes(one: Round) -> float:
    return sum(sample.bytes_written for sample in one.idle)


def idle_cpu(one: Round) -> float:
    return sum(sample.cpu_ms for sample in one.idle)


def echo(share: float) -> Callable[[Round], float]:
    return lambda one: percentile([sample.wall_ms for sample in usable(one.keys)], share)


if __name__ == "__main__":
    sys.exit(report(figures(int(sys.argv[1]) if len(sys.argv) > 1 else 5)))
