"""What loading and validating banks costs, against PyYAML's C loader on the same files, in one run."""

import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

COLD_BUDGET = 0.4
CACHED_BUDGET = 0.02
QUESTIONS_PER_FILE = 1000
WORDS = [
    "gradient",
    "tensor",
    "batch",
    "norm",
    "layer",
    "attention",
    "softmax",
    "loss",
    "weight",
    "optimizer",
    "learning",
    "rate",
    "keeps",
    "moving",
    "average",
    "statistics",
    "during",
    "training",
    "evaluation",
    "overfits",
    "when",
    "the",
    "head",
    "is",
    "large",
    "and",
    "nothing",
    "holds",
    "it",
    "back",
    "in",
    "every",
    "step",
    "of",
    "a",
    "long",
    "run",
]


def main() -> int:
    """Print every figure and return 1 where one is short."""
    short = False
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        for count in (1_000, 10_000):
            paths = write_banks(Path(folder) / str(count), count)
            short |= measure(paths, count)
    return int(short)


def measure(paths: list[Path], count: int) -> bool:
    """Print the figures for one number of questions, and return whether one is short."""
    import yaml

    from interview.bank import load_all, read

    with_loader = best(lambda: [yaml.load(path.read_text(), Loader=yaml.CSafeLoader) for path in paths], 2)
    cold = best(lambda: [read(path) for path in paths], 3)
    load_all(paths)
    cached = best(lambda: load_all(paths), 5)
    if sum(len(bank.questions) for bank in load_all(paths)) != count or any(read(path).problems for path in paths):
        raise SystemExit("the synthetic banks are not read as they were written")
    size = sum(path.stat().st_size for path in paths) / 1e6
    print(
        f"# {count} questions, {size:.1f} MB, CPU: PyYAML {with_loader:.3f} s, cold {cold:.3f} s, cached {cached:.4f} s"
    )
    return any(
        [
            figure(f"bank-cold-{count}", cold / with_loader, COLD_BUDGET),
            figure(f"bank-cached-{count}", cached / with_loader, CACHED_BUDGET),
        ]
    )


def figure(name: str, value: float, budget: float) -> bool:
    """Print one figure, and return whether it is short of its budget."""
    short = value > budget
    print(f"{name}  {value:.4f}  {budget}  {'short' if short else 'ok'}")
    return short


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the processor seconds of the quickest of some rounds, with the collector on."""
    seconds = []
    for _ in range(rounds):
        gc.collect()
        began = time.process_time()
        made = work()
        seconds.append(time.process_time() - began)
        del made
    return min(seconds)


def write_banks(folder: Path, count: int) -> list[Path]:
    """Write synthetic questions into as many files as the size limit asks for."""
    folder.mkdir()
    draw = random.Random(count)
    paths = []
    for start in range(0, count, QUESTIONS_PER_FILE):
        path = folder / f"synthetic-{start}.yaml"
        numbers = range(start, min(start + QUESTIONS_PER_FILE, count))
        path.write_text(
            f"schema: 1\nbank: {{id: synthetic-{start}}}\nquestions:\n"
            + "".join(theory(number, draw) for number in numbers)
        )
        paths.append(path)
    return paths


def theory(number: int, draw: random.Random) -> str:
    """Return one question: a prompt of three lines, five key points with three phrasings each, two samples."""

    def words(count: int) -> str:
        return " ".join(draw.choice(WORDS) for _ in range(count))

    points = "".join(
        f"      - id: point-{index}\n        text: {words(7)}\n        any_of:\n"
        + "".join(f"          - {words(4)} {index} {phrase}\n" for phrase in range(3))
        for index in range(5)
    )
    return (
        f"  - id: question-{number}\n    kind: theory\n    topic: area/topic-{number % 9}\n"
        f"    difficulty: hard\n    tags: [autograd, tensors]\n    prompt: |\n"
        f"      {words(10)}\n      {words(10)}\n      {words(8)}\n"
        f"    answer: |\n      {words(11)}\n      {words(11)}\n    key_points:\n{points}"
        f"    hints:\n      - {words(7)}\n      - {words(7)}\n"
        f"    samples:\n      - answer: {words(10)}\n        expect: {{min: 0.8}}\n"
        f"      - answer: {words(8)}\n        expect: {{max: 0.3}}\n"
    )


if __name__ == "__main__":
    sys.exit(main())
