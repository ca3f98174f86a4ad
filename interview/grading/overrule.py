"""What a mark becomes when a person sets the machine right about some of its points."""

from collections.abc import Mapping

import msgspec

from interview.grading.score import Earned, content, less_misconceptions, mark
from interview.models.grade import Grade
from interview.models.question import AnyQuestion, Bug, Theory


def overruled(question: AnyQuestion, answer: str, given: Grade, decisions: Mapping[str, bool]) -> Grade:
    """Return the grade with the mark that follows from a person's decisions.

    Args:
        question: What was asked.
        answer: What was typed.
        given: The machine's grade.
        decisions: For points by id whether they count as said; for misconceptions whether they count as made.
    """
    share = question.split if isinstance(question, Bug) else 1.0
    words = len(set(answer.split()))
    change = _of_points(question, words, given, decisions) - _of_points(question, words, given, {})
    return msgspec.structs.replace(given, mark=min(1.0, max(0.0, given.mark + share * change)))


def _of_points(question: AnyQuestion, words: int, given: Grade, decisions: Mapping[str, bool]) -> float:
    """Return the mark of points and misconceptions alone, under some decisions."""
    earned = [
        Earned(float(decisions[point.id]) if point.id in decisions else point.credit, point.weight, point.optional)
        for point in given.points.values()
    ]
    if not earned:
        return 0.0
    need, penalties = None, []
    if isinstance(question, Theory):
        need = question.need
        costs = {wrong.id: wrong.penalty for wrong in question.must_not}
        penalties = [costs.get(wrong.id, 1.0) for wrong in given.misconceptions if decisions.get(wrong.id, True)]
    total = sum(one.weight for one in earned if not one.optional)
    return less_misconceptions(mark(content(earned, need), words), penalties, total)
