"""How long a key in the console takes to its effect on the shared screen, and what both windows cost at rest."""

import re
import sys
import tempfile

from terminal import APPS, Sample, Terminal, percentile, python, usable

KEYS = 60
EFFECT_BUDGET_MS = 200.0
IDLE_BUDGET = 2.5  # the session alone may cost 1.5; this window also follows the other one's file
REST_SECONDS = 8.0
LOCKED = "locked: let us talk"


def main() -> int:
    """Print every figure and return 1 where one is short."""
    with tempfile.TemporaryDirectory() as folder:
        common = ["--sessions", folder]
        with Terminal(python("-m", "interview", "lead", "quick", "--seed", "1", *common)) as shared:
            shared.wait_for_text("I agree")
            with Terminal(python("-m", "interview", "console", *common)) as console:
                console.wait_for_text("no consent yet")
                shared.send("\x13")
                shared.wait_for_text("first question")
                console.send("g")
                shared.wait_for_text("Question 1")
                samples = [toggle(console, shared, number % 2 == 0) for number in range(KEYS)]
                rest = [shared.watch(REST_SECONDS), console.watch(REST_SECONDS)]
    with Terminal(python(str(APPS / "editor.py"), "bare")) as bare:
        bare.wait_for_anything()
        bare.watch(1.0)
        baseline = bare.watch(REST_SECONDS)
    walls = [sample.wall_ms for sample in usable(samples)]
    clean = sum(not sample.is_spoilt for sample in samples)
    print(f"# {clean} of {len(samples)} keys were undisturbed; p50 {percentile(walls, 0.5):.0f} ms")
    print(
        f"# CPU at rest: shared {rest[0].cpu_ms:.0f} ms, console {rest[1].cpu_ms:.0f} ms, bare {baseline.cpu_ms:.0f} ms"
    )
    return int(
        any(
            [
                figure("led-key-to-shared-p95-ms", percentile(walls, 0.95), EFFECT_BUDGET_MS),
                figure("led-shared-idle-cpu-ratio", rest[0].cpu_ms / baseline.cpu_ms, IDLE_BUDGET),
            ]
        )
    )


def toggle(console: Terminal, shared: Terminal, lock: bool) -> Sample:
    """Lock or unlock the editor from the console, and wait until the shared screen says so."""
    console.watch(0.1)
    shared.watch(0.05)
    console.send("l")
    shared._sent_at = console._sent_at
    return shared.wait_for(lambda: bool(re.search(LOCKED, shared.text())) is lock, f"the lock is {lock}")


def figure(name: str, value: float, budget: float) -> bool:
    """Print one figure, and return whether it is short of its budget."""
    short = value > budget
    print(f"{name}  {value:.4f}  {budget}  {'short' if short else 'ok'}")
    return short


if __name__ == "__main__":
    sys.exit(main())
