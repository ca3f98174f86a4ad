"""Asking a person which point of a mark to set right, and why."""

from typing import Any

from textual.screen import Screen

from interview.models.grade import PointStatus
from interview.session.commands import Overrule
from interview.transcript.state import QuestionState
from interview.tui.widgets.dialogs import ReasonDialog
from interview.tui.widgets.point_list import PointList


async def ask_to_overrule(screen: Screen[Any], state: QuestionState) -> Overrule | None:
    """Return the correction of the point that is highlighted on a screen; None where nothing is changed."""
    lists = list(screen.query(PointList))
    point = lists[0].chosen if lists else ""
    if not point or state.grade is None:
        screen.notify("Choose a point with the arrow keys first.")
        return None
    if point in state.grade.points:
        graded = state.grade.points[point]
        text, counted = graded.text, graded.status is PointStatus.HIT
    else:
        text = next(wrong.text for wrong in state.grade.misconceptions if wrong.id == point)
        counted = True
    overruled = {one.point: one.counts for one in state.corrections}
    counted = overruled.get(point, counted)
    answer = await screen.app.push_screen_wait(ReasonDialog(text, counts=not counted))
    if answer is None:
        return None
    return Overrule(question=state.question.key, point=point, counts=answer[0], reason=answer[1])
