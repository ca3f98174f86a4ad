"""Laying two sessions, or two attempts at one question, side by side: marks, time, points hit, changed code."""

import difflib
from enum import StrEnum

from msgspec import Struct

from interview.models.grade import PointStatus
from interview.models.question import Bug, Code
from interview.transcript.state import QuestionState, SessionState


class Change(StrEnum):
    """How the two halves of a line of a diff belong together."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"


class DiffLine(Struct, frozen=True, kw_only=True):
    """One line of a side-by-side diff."""

    change: Change
    """How the halves belong together."""
    left_number: int | None = None
    """The line's number at the left, counted from 1; None where there is none."""
    left: str = ""
    """The line at the left."""
    right_number: int | None = None
    """The line's number at the right."""
    right: str = ""
    """The line at the right."""


class PointPair(Struct, frozen=True, kw_only=True):
    """One key point, misconception or check, and what became of it on either side."""

    text: str
    """The point as the bank words it."""
    left: str = ""
    """`hit`, `partial`, `missed`, `contradicted`, `wrong`, or a check's state; empty where it does not occur."""
    right: str = ""
    """The same at the right."""


class Pair(Struct, frozen=True, kw_only=True):
    """One question with its attempt on either side."""

    key: str
    """The question's key."""
    title: str
    """What it is called."""
    left: QuestionState | None
    """The attempt at the left; None where that session did not ask it."""
    right: QuestionState | None
    """The attempt at the right."""

    @property
    def difference(self) -> float | None:
        """The mark at the right less the one at the left; None where one is missing."""
        if self.left is None or self.right is None or self.left.mark is None or self.right.mark is None:
            return None
        return self.right.mark - self.left.mark

    @property
    def is_code(self) -> bool:
        """Whether it was answered by a program."""
        asked = self.left or self.right
        return asked is not None and isinstance(asked.question, Code | Bug)


def pair_sessions(left: SessionState, right: SessionState) -> tuple[Pair, ...]:
    """Return the questions of two sessions in pairs: what both asked, then what only the left or the right one did."""
    of_left = {one.question.key: one for one in left.questions}
    of_right = {one.question.key: one for one in right.questions}
    shared = [key for key in of_left if key in of_right]
    return tuple(
        pair_attempts(of_left.get(key), of_right.get(key)) for key in dict.fromkeys([*shared, *of_left, *of_right])
    )


def pair_attempts(left: QuestionState | None, right: QuestionState | None) -> Pair:
    """Return two attempts, one of which may be missing, as a pair."""
    asked = left or right
    assert asked is not None
    question = asked.question
    return Pair(key=question.key, title=question.title or question.id, left=left, right=right)


def compare_points(pair: Pair) -> tuple[PointPair, ...]:
    """Return every key point, misconception and check that occurs on either side, with what became of it on both."""
    left, right = _outcomes(pair.left), _outcomes(pair.right)
    return tuple(
        PointPair(
            text=(left.get(name) or right[name])[0].strip(),
            left=left[name][1] if name in left else "",
            right=right[name][1] if name in right else "",
        )
        for name in {**left, **right}
    )


def _outcomes(one: QuestionState | None) -> dict[str, tuple[str, str]]:
    """Return by id the words of each point and check with what became of it, a person's corrections respected."""
    outcomes: dict[str, tuple[str, str]] = {}
    if one is None:
        return outcomes
    overruled = {correction.point: correction.counts for correction in one.corrections}
    if one.grade is not None:
        for point in one.grade.points.values():
            by_hand = {True: str(PointStatus.HIT), False: str(PointStatus.MISSED), None: str(point.status)}
            outcomes[f"point {point.id}"] = point.text, by_hand[overruled.get(point.id)]
        for wrong in one.grade.misconceptions:
            if overruled.get(wrong.id, True):
                outcomes[f"wrong {wrong.id}"] = wrong.text, "wrong"
    if one.last_verdict is not None:
        for check in one.last_verdict.checks:
            outcomes[f"check {check.id}"] = check.title, str(check.state)
    return outcomes


def diff_lines(left: str, right: str) -> tuple[DiffLine, ...]:
    """Return two texts line by line side by side."""
    lefts, rights = left.splitlines(), right.splitlines()
    lines: list[DiffLine] = []
    for kind, left_from, left_to, right_from, right_to in difflib.SequenceMatcher(
        None, lefts, rights, autojunk=False
    ).get_opcodes():
        for offset in range(max(left_to - left_from, right_to - right_from)):
            at_left, at_right = left_from + offset, right_from + offset
            has_left, has_right = at_left < left_to, at_right < right_to
            change = Change.CHANGED if has_left and has_right else Change.REMOVED if has_left else Change.ADDED
            lines.append(
                DiffLine(
                    change=Change.SAME if kind == "equal" else change,
                    left_number=at_left + 1 if has_left else None,
                    left=lefts[at_left] if has_left else "",
                    right_number=at_right + 1 if has_right else None,
                    right=rights[at_right] if has_right else "",
                )
            )
    return tuple(lines)
