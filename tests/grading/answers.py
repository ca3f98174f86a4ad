"""The hand-marked answers: questions, what was answered, and what marking it must come to."""

import random
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from interview.bank import load
from interview.models.question import AnyQuestion, Theory
from interview.models.rubric import KeyPoint, Misconception

CORPUS = Path(__file__).parent / "corpus"
FIRST = ("models", "pytorch", "training")
"""The files of the first questions."""
GOOD = {"right", "terse", "typos", "heavy_typos", "negation", "rambling"}
"""Categories of answers that meet every point."""
BANDS = {
    "right": (0.65, 1.0), "terse": (0.6, 1.0), "typos": (0.6, 1.0), "heavy_typos": (0.55, 1.0),
    "negation": (0.65, 1.0), "rambling": (0.65, 1.0), "wrong": (0.0, 0.3), "negated": (0.0, 0.25),
    "swapped": (0.0, 0.45), "stuffed": (0.0, 0.4), "echoed": (0.0, 0.15), "unrelated": (0.0, 0.25),
    "other language": (0.0, 0.2), "gibberish": (0.0, 0.1), "empty": (0.0, 0.0),
}  # fmt: skip
"""Category -> lowest and highest mark that a fair examiner would give."""
LANGUAGES = (
    "Das Netz lernt die Gewichte aus den Daten, dabei wird der Gradient des Verlusts in jeder Schicht berechnet.",
    "El modelo aprende los parámetros con los datos de entrenamiento y luego se evalúa con otros ejemplos nuevos.",
    "Le gradient est calculé pour chaque couche et les poids sont mis à jour par l'optimiseur à chaque itération.",
    "模型在训练数据上学习参数，然后在验证集上评估其性能。", "Модель обучается на данных, а затем проверяется на тесте.",
)  # fmt: skip


class Marked(NamedTuple):
    """One answer and what marking it must come to."""

    question: Theory
    """What was asked."""
    category: str
    """What sort of answer it is."""
    answer: str
    """What was typed."""
    low: float
    """The lowest fair mark."""
    high: float
    """The highest fair mark."""
    hit: frozenset[str] | None
    """The points that it meets, where that is known."""
    is_first: bool = False
    """Whether it belongs to the first questions, which are answered in words nearer to the bank's."""


def _question(number: int, row: dict[str, Any]) -> Theory:
    """Return a row's question: one of the fifty by its id, or one that the row itself words."""
    if "question" in row:
        asked = _fifty()[row["question"]]
        assert isinstance(asked, Theory)
        return asked
    points = []
    for name, given in row["points"].items():
        phrases, role = (given["any_of"], given["role"]) if isinstance(given, dict) else (given, "")
        points.append(KeyPoint(id=name, text=phrases[0], any_of=tuple(phrases[1:]), role=role))
    wrong = tuple(Misconception(id=name, text=p[0], any_of=tuple(p[1:])) for name, p in row.get("wrong", {}).items())
    return Theory(id=f"q{number}", prompt=row["prompt"], key_points=tuple(points), must_not=wrong)


@lru_cache(maxsize=1)
def _fifty() -> dict[str, AnyQuestion]:
    return load(Path(__file__).parents[2] / "banks" / "pytorch-core.yaml").questions


@lru_cache(maxsize=1)
def written() -> tuple[Marked, ...]:
    """Return the answers that were written by hand."""
    rows = [
        (row, path.stem in FIRST)
        for path in sorted(CORPUS.glob("*.yaml"))
        for row in yaml.load(path.read_bytes(), yaml.CSafeLoader)
    ]
    return tuple(
        one._replace(is_first=is_first)
        for number, (row, is_first) in enumerate(rows)
        for one in _marked(_question(number, row), row["answers"])
    )


def _marked(question: Theory, answers: dict[str, Any]) -> Iterator[Marked]:
    """Return the answers to a question; the number in `wrong-2` only tells it from `wrong`."""
    every = frozenset(point.id for point in question.key_points if not point.optional)
    for name, given in answers.items():
        category = name.rstrip("-0123456789")
        if category == "partly":
            hit = frozenset(given["hit"])
            share = _share(question, hit)
            high = 1.0 if share == 1.0 else min(0.85, share + 0.3)
            yield Marked(question, category, given["answer"], 0.6 * share, high, hit)
        else:
            hit = every if category in GOOD else frozenset()
            yield Marked(question, category, given, *BANDS[category], hit if category != "swapped" else None)


def _share(question: Theory, hit: frozenset[str]) -> float:
    """Return the share of the mark that the points in `hit` are worth."""
    core = sorted((point for point in question.key_points if not point.optional), key=lambda point: -point.weight)
    total = sum(point.weight for point in core[: question.need or len(core)])
    return min(1.0, sum(point.weight for point in question.key_points if point.id in hit) / total)


@lru_cache(maxsize=1)
def derived() -> tuple[Marked, ...]:
    """Return answers that are made from the questions and from the hand-written ones."""
    right = [one for one in written() if one.category == "right"]
    made = []
    for i, one in enumerate(right):
        question = one.question
        keywords = [w for p in question.key_points for phrase in p.any_of for w in str(phrase).split() if len(w) > 3]
        stuffed = ", ".join(dict.fromkeys(keywords))
        other = right[(i + 11) % len(right)].answer
        for category, answer in (
            ("stuffed", stuffed), ("echoed", question.prompt), ("echoed", f"{question.prompt} {question.prompt}"),
            ("unrelated", other), ("other language", LANGUAGES[i % len(LANGUAGES)]),
            ("gibberish", "asdf jkl qwer tyui zxcv bnm poiu lkjh"), ("empty", ""), ("empty", " \n\t "),
        ):  # fmt: skip
            made.append(Marked(question, category, answer, *BANDS[category], None, one.is_first))
        made.append(Marked(question, "typos", mistyped(one.answer, 12, i), *BANDS["typos"], None, one.is_first))
        made.append(
            Marked(question, "heavy_typos", mistyped(one.answer, 5, i), *BANDS["heavy_typos"], None, one.is_first)
        )
    return tuple(made)


def mistyped(text: str, every: int, seed: int) -> str:
    """Return the text with a slip in about one of so many words: swapped, lost or doubled letters."""
    rng = random.Random(seed)
    words = text.split(" ")
    for i, word in enumerate(words):
        if len(word) > 4 and word.isalpha() and rng.random() < 2 / every:
            at = rng.randrange(1, len(word) - 1)
            slip = rng.randrange(3)
            pieces = (
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[:at] + word[at:][0] + word[at:],
            )
            words[i] = pieces[slip]
    return " ".join(words)
