"""How well marks agree with those of people, and how fast they are given."""

import json
import math
import random
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from rapidfuzz import fuzz

from interview.grading import grade, score_reference
from interview.models.question import Theory
from interview.models.rubric import KeyPoint

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.grading.answers import derived, written  # noqa: E402, the tests are no package that is installed

DATA = ROOT.parent / "shared" / "data" / "grading"
ROUNDS = 5
"""Times are the best of so many rounds: what else runs on the machine only ever makes them longer."""
Score = Callable[[str, str, str], float]
TOPICS = (
    "keeps a moving average of the statistics|maintains running means|updates the stored averages|tracks statistics",
    "gradients are accumulated in the leaves|adds to the existing gradients|sums into .grad|old gradients remain",
    "the learning rate decays with a cosine|lowers the rate over time|follows a schedule|anneals the step size",
    "dropout zeroes random activations|switches off random units|drops some neurons|masks part of the layer",
    "views share storage with the tensor|no data is copied|both use the same memory|only the strides change",
    "attention is quadratic in sequence length|compares all pairs|cost grows with the square|needs much memory",
)
"""Six key points, each with four phrases."""
FILLER = (
    "the layer then passes its output on to the next block which does the same in the other direction because every "
    "step depends on what the optimizer has seen before and not only on the current batch so that training becomes "
    "slower but more stable when the network is deep and the data are noisy as one often finds in practice"
)


def overlap(question: str, reference: str, answer: str) -> float:
    wanted, given = ({w for w in text.lower().split() if len(w) > 3} for text in (reference, answer))
    return len(wanted & given) / len(wanted) if wanted else 0.0


def token_set(question: str, reference: str, answer: str) -> float:
    return fuzz.token_set_ratio(reference.lower(), answer.lower()) / 100


def pearson(xs: list[float], ys: list[float]) -> float:
    flat = len(set(xs)) < 2 or len(set(ys)) < 2
    return 0.0 if flat else statistics.correlation(xs, ys)


def agreement(score: Score, rows: list[dict]) -> tuple[float, float, float]:  # type: ignore[type-arg]
    """Return r, r inside the questions, and RMSE against the marks that people gave."""
    marks = [max(score(row["question"], text, row["answer"]) for text in row["references"]) for row in rows]
    human = [float(row["score"]) for row in rows]
    by_question: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        by_question[row["qid"]].append(i)
    many = [i for i in by_question.values() if len(i) >= 8 and len({human[j] for j in i}) > 1]
    inside = sum(len(i) * pearson([human[j] for j in i], [marks[j] for j in i]) for i in many)
    rmse = math.sqrt(statistics.fmean((a - b) ** 2 for a, b in zip(marks, human, strict=True)))
    return pearson(human, marks), inside / sum(len(i) for i in many), rmse


def agreement_lines() -> Iterator[bool]:
    sets = [[json.loads(line) for line in p.read_text().splitlines()] for p in sorted(DATA.glob("*.jsonl"))]
    if not sets:
        print("# no answers marked by people beside the repository: only times are measured")
        return
    for name, score in (("token_set_ratio", token_set), ("word_overlap", overlap), ("grader", score_reference)):
        r, inside, rmse = (
            statistics.fmean(figures) for figures in zip(*(agreement(score, one) for one in sets), strict=True)
        )
        budgets = (0.44, 0.49, 0.40) if name == "grader" else (None, None, None)
        yield line(f"r_{name}", r, budgets[0], most=False)
        yield line(f"r_q_{name}", inside, budgets[1], most=False)
        yield line(f"rmse_{name}", rmse, budgets[2])


def corpus_lines() -> Iterator[bool]:
    """Print how many of the hand-marked answers in tests/ come out in their band, by sort and on average."""
    in_band: dict[str, list[bool]] = defaultdict(list)
    for one in written() + derived():
        mark = grade(one.question, one.answer).mark
        in_band[one.category].append(one.low - 1e-9 <= mark <= one.high + 1e-9)
    shares = {category: statistics.fmean(results) for category, results in sorted(in_band.items())}
    for category, share in shares.items():
        yield line(f"in_band_{category.replace(' ', '_')}_of_{len(in_band[category])}", share, None)
    yield line("in_band_mean", statistics.fmean(shares.values()), 0.88, most=False)


def line(name: str, value: float, budget: float | None, *, most: bool = True) -> bool:
    """Print one figure and return whether it keeps its budget."""
    rounded = round(value, 2 if budget is None or budget >= 1 else 3)
    kept = budget is None or (rounded <= budget if most else rounded >= budget)
    bound = "-" if budget is None else f"{'<=' if most else '>='}{budget}"
    print(f"{name}  {rounded}  {bound}  {'ok' if kept else 'short'}")
    return kept


def long_question() -> Theory:
    phrases = [tuple(topic.split("|")) for topic in TOPICS]
    points = tuple(KeyPoint(id=f"p{i}", text=any_of[0], any_of=any_of) for i, any_of in enumerate(phrases))
    return Theory(id="long", prompt="Explain what happens while a network is trained.", key_points=points)


def long_answers(count: int, words: int = 300) -> list[str]:
    """Return different answers of so many words, each with some right phrases in some order."""
    rng = random.Random(7)
    answers = []
    for _ in range(count):
        text: list[str] = []
        while len(text) < words:
            phrase = rng.choice(rng.choice(TOPICS).split("|")).split()
            said = phrase if rng.random() < 0.3 else rng.choices(FILLER.split(), k=rng.randint(6, 14))
            text += [*said[:-1], said[-1] + rng.choice([".", ".", ",", ";"])]
        answers.append(" ".join(text[:words]))
    return answers


def time_lines() -> Iterator[bool]:
    question, answers = long_question(), long_answers(300)
    rounds = [answer_times(question, answers) for _ in range(ROUNDS)]
    yield line("ms_median_300_words_6_points", min(statistics.median(times) for times in rounds), 2.0)
    yield line("ms_p99_300_words_6_points", min(times[int(0.99 * len(times))] for times in rounds), 10.0)
    yield line("s_import", min(import_seconds() for _ in range(ROUNDS)), 0.15)


def answer_times(question: Theory, answers: list[str]) -> list[float]:
    """Return the milliseconds that each answer took, the shortest first."""
    spent = []
    for answer in answers:
        start = time.perf_counter()
        grade(question, answer)
        spent.append(1000 * (time.perf_counter() - start))
    return sorted(spent)


def import_seconds() -> float:
    program = "import time; t = time.perf_counter(); import interview.grading; print(time.perf_counter() - t)"
    return float(subprocess.check_output([sys.executable, "-c", program], cwd=ROOT))


def main() -> None:
    kept = [*time_lines(), *agreement_lines(), *corpus_lines()]
    sys.exit(0 if all(kept) else 1)


if __name__ == "__main__":
    main()
