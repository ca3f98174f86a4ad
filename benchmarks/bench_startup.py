"""How soon the program is there, as ratios to a bare Textual program and to a bare Python print, in one run.

The home screen is opened with a bank of 1,000 questions whose cache is warm. `bench_startup.py [ROUNDS]`
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench_bank import write_banks
from terminal import APPS, Figure, Sample, Terminal, figure, python, report

HOME = "Quick five"
"""What stands on the home screen from its first paint."""
ENTRY = "import sys; from interview.cli import main; sys.exit(main())"
"""What the installed command does, without the imports of the wrapper that an installer writes around it."""
STABLE = "questions in"
"""What it says when the banks have been read."""


def first_text(command: list[str], text: str) -> Sample:
    """Return when a text was on the screen, and what it had cost by the time the screen was stable."""
    with Terminal(command) as terminal:
        return terminal.wait_for_text(text, quiet=0.2)


def first_sign(command: list[str]) -> Sample:
    """Return when anything at all was on the screen."""
    with Terminal(command) as terminal:
        return terminal.wait_for_anything()


def whole_run(command: list[str]) -> Sample:
    """Return how long a command took that prints and ends."""
    with Terminal(command) as terminal:
        return terminal.wait_for_exit()


def cases(folder: Path) -> dict[str, Callable[[], Sample]]:
    (bank,) = write_banks(folder / "bank", 1_000)
    interview = python("-c", ENTRY)
    home = [*interview, "--bank", str(bank), "--sessions", str(folder / "sessions")]
    hello = python(str(APPS / "hello.py"))
    return {
        "hello": partial(first_text, hello, "READY"),
        "splash": partial(first_sign, home),
        "home": partial(first_text, home, HOME),
        "stable": partial(first_text, home, STABLE),
        "print": partial(whole_run, python("-c", "print(1)")),
        "version": partial(whole_run, [*interview, "--version"]),
        "help": partial(whole_run, [*interview, "--help"]),
    }


def figures(rounds: int) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        measure = cases(Path(folder))
        for case in measure.values():
            case()  # fills the caches
        measured = [{name: case() for name, case in measure.items()} for _ in range(rounds)]

    def compare(name: str, ours: str, baseline: str, value: Callable[[Sample], float], budget: float) -> Figure:
        pairs = [(one[ours], one[baseline]) for one in measured]
        calm = [pair for pair in pairs if not any(sample.is_spoilt for sample in pair)] or pairs
        return figure(name, [(value(one), value(other)) for one, other in calm], budget)

    yield compare("splash", "splash", "hello", wall, 0.15)
    yield compare("home-first-paint", "home", "hello", wall, 1.3)
    yield compare("home-stable-cpu", "stable", "hello", cpu, 1.5)
    yield compare("version-cpu", "version", "print", cpu, 1.2)
    yield compare("help-cpu", "help", "print", cpu, 2.5)


def wall(sample: Sample) -> float:
    return sample.wall_ms


def cpu(sample: Sample) -> float:
    return sample.cpu_ms


if __name__ == "__main__":
    sys.exit(report(figures(int(sys.argv[1]) if len(sys.argv) > 1 else 9)))
