"""Reading the labelled statements and answers, and deciding which questions are learned from and which are sealed."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml
from msgspec import Struct

DATA = Path(__file__).parent / "data"
"""The folder of the data, plain files written by hand."""


Row = TypeVar("Row")


class Label(StrEnum):
    """What a text says of a statement."""

    SAYS = "says"
    SILENT = "silent"
    DENIES = "denies"


class Kind(StrEnum):
    """How a near miss goes wrong."""

    SWAPPED = "swapped"
    """Roles or order are exchanged."""
    OPPOSITE = "opposite"
    """It claims the contrary in other words."""
    DENIED = "denied"
    """It says no to the statement."""
    SUBJECT = "subject"
    """It names the subject and says nothing of it, or something beside the point."""
    WEAK = "weak"
    """It is too vague, or half of the statement."""
    NEIGHBOUR = "neighbour"
    """It is true of something near by."""

    @property
    def label(self) -> Label:
        """What such a text says of the statement."""
        return Label.DENIES if self in (Kind.SWAPPED, Kind.OPPOSITE, Kind.DENIED) else Label.SILENT


class Split(StrEnum):
    """What a question is used for."""

    TRAIN = "train"
    """Learned from."""
    DEV = "dev"
    """Looked at while choosing between ways to train."""
    SEALED = "sealed"
    """Looked at once for each release, never while choosing."""


class NearMiss(Struct, frozen=True, forbid_unknown_fields=True):
    """A text that sounds like a statement and is not it."""

    kind: Kind
    """How it goes wrong."""
    text: str
    """The text, as typed in an answer."""


class Point(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One idea that a good answer contains."""

    id: str
    """Unique within its question."""
    statement: str
    """The idea as one self-contained sentence."""
    weight: float
    """Its share among the question's points."""
    optional: bool = False
    """Whether it only fills up a mark that the core points leave below 1."""
    wordings: tuple[str, ...]
    """Right ways to say it, in all registers."""
    near_misses: tuple[NearMiss, ...]
    """Texts that sound like it and are wrong, or leave it unsaid."""


class Misconception(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim that is wrong and often made."""

    id: str
    """Unique within its question."""
    statement: str
    """The wrong claim as one sentence."""
    wordings: tuple[str, ...]
    """Ways to claim it."""
    near_misses: tuple[NearMiss, ...]
    """Texts with the same words that are right (`denied`, `opposite`, `swapped`) or harmless."""
    truth: str
    """What holds instead."""


class FollowUp(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A deeper question."""

    text: str
    """The question."""
    points: tuple[str, ...]
    """Statements that answer it."""


class Rubric(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question with everything that its answers are marked by."""

    question: str
    """The question's id, unique over all banks."""
    bank: str
    """The bank that it belongs to."""
    title: str
    """What it is called."""
    prompt: str
    """What is asked."""
    cover: tuple[str, ...]
    """The subjects that a full answer covers."""
    difficulty: str
    """`easy`, `medium`, `hard` or `expert`."""
    level: tuple[str, ...]
    """The seniorities that it suits."""
    topic: str
    """Its topic."""
    minutes: float
    """The time it is given."""
    answer: str
    """The model answer."""
    need: int | None = None
    """How many points earn the full mark; all of the core points where none is given."""
    points: tuple[Point, ...]
    """What a good answer contains."""
    misconceptions: tuple[Misconception, ...]
    """What is often claimed and wrong."""
    hints: tuple[str, ...]
    """Nudges, in the order of showing."""
    follow_ups: tuple[FollowUp, ...]
    """Deeper questions."""

    @property
    def split(self) -> Split:
        """What the question is used for; its id alone decides, so that no later question moves an earlier one."""
        return split_of(self.question)


class Answer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole answer with what a person finds in it."""

    sort: str
    """What sort of answer it is: `good`, `paraphrase`, `wrong` …"""
    text: str
    """What was typed."""
    says: tuple[str, ...]
    """Ids of the points that it says."""
    denies: tuple[str, ...]
    """Ids of the points that it contradicts; it is silent on the others."""
    misconceptions: tuple[str, ...]
    """Ids of the misconceptions that it states."""
    band: tuple[float, float]
    """The lowest and the highest mark that a fair examiner would give."""


class Answers(Struct, frozen=True, forbid_unknown_fields=True):
    """The answers to one question, written without sight of the wordings of its rubric."""

    question: str
    """The question's id."""
    answers: tuple[Answer, ...]
    """The answers."""


class Statement(Struct, frozen=True):
    """A short text with what it says of a point or of a misconception."""

    question: str
    """The question that it answers."""
    point: str
    """The id of the point or misconception."""
    claim: str
    """The point's or misconception's statement."""
    text: str
    """The text."""
    label: Label
    """What the text says of the claim."""
    kind: Kind | None
    """How it goes wrong; None where it says the claim."""


def split_of(question: str) -> Split:
    """Return what a question is used for: a fifth is sealed, a tenth is for choosing."""
    place = int.from_bytes(hashlib.sha256(question.encode()).digest()[:4], "big") % 10
    return Split.SEALED if place < 2 else Split.DEV if place == 2 else Split.TRAIN


@lru_cache(maxsize=1)
def rubrics() -> dict[str, Rubric]:
    """Return every rubric by its question's id.

    Raises:
        msgspec.ValidationError: A file does not have the shape of rubrics.
        ValueError: Two files hold the same question.
    """
    found: dict[str, Rubric] = {}
    for one in _rows("rubrics", Rubric):
        if found.setdefault(one.question, one) is not one:
            raise ValueError(f"{one.question} is there twice")
    return found


@lru_cache(maxsize=1)
def answers() -> tuple[Answers, ...]:
    """Return the whole answers.

    Raises:
        msgspec.ValidationError: A file does not have the shape of answers.
    """
    return tuple(_rows("answers", Answers))


def statements(rubric: Rubric) -> Iterator[Statement]:
    """Yield the labelled statements of a question: the wordings and near misses of its points and misconceptions."""
    claims: tuple[Point | Misconception, ...] = (*rubric.points, *rubric.misconceptions)
    for point in claims:
        for text in point.wordings:
            yield Statement(rubric.question, point.id, point.statement, text, Label.SAYS, None)
        for near in point.near_misses:
            yield Statement(rubric.question, point.id, point.statement, near.text, near.kind.label, near.kind)


def _rows(folder: str, kind: type[Row]) -> Iterator[Row]:
    for path in sorted((DATA / folder).glob("*.yaml")):
        rows: list[Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        yield from msgspec.convert(rows, list[kind])  # type: ignore[valid-type]


def summary() -> Iterator[str]:
    """Yield one line for each part of the split: its questions, statements by label, and answers."""
    for split in Split:
        chosen = {name: one for name, one in rubrics().items() if one.split is split}
        labels = Counter(each.label for one in chosen.values() for each in statements(one))
        written = sum(len(one.answers) for one in answers() if one.question in chosen)
        counts = ", ".join(f"{labels[label]:5} {label}" for label in Label)
        yield f"{split:7} {len(chosen):4} questions, {labels.total():6} statements ({counts}), {written:5} answers"


if __name__ == "__main__":
    print("\n".join(summary()))
