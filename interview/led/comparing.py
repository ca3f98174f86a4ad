"""Laying the sessions of several candidates side by side: each kind of mark for itself, no sum and no order."""

from collections.abc import Sequence

from msgspec import Struct

from interview.transcript.private.scales import dimensions_of
from interview.transcript.private.state import PrivateState, Score, was_reached
from interview.transcript.state import SessionState
from interview.words import confidence, percent


class Row(Struct, frozen=True, kw_only=True):
    """One question or one dimension, over all candidates."""

    title: str
    """What it is called."""
    cells: tuple[str, ...]
    """What each candidate earned, in the order in which they were named."""


class Table(Struct, frozen=True, kw_only=True):
    """Several sessions side by side."""

    candidates: tuple[str, ...]
    """What the columns are called."""
    rows: tuple[Row, ...]
    """Questions first, then dimensions and recommendations."""
    notes: tuple[str, ...]
    """Where the sessions were not the same."""


Led = tuple[SessionState, PrivateState]
"""A session with its interviewer's side."""


def side_by_side(sessions: Sequence[Led]) -> Table:
    """Return several sessions as one table; candidates stand in the order in which they were named."""
    titles = {
        one.question.key: one.question.title or one.question.id for state, _ in sessions for one in state.questions
    }
    rows = [Row(title=title, cells=tuple(_marks(led, key) for led in sessions)) for key, title in titles.items()]
    dimensions = {one.id: one.title for state, _ in sessions for one in dimensions_of(state.settings)}
    for name, title in dimensions.items():
        scores = [private.scores.get(name, Score()).score for _, private in sessions]
        rows.append(Row(title=title, cells=tuple("–" if score is None else str(score) for score in scores)))
    advice = tuple(str(private.recommendation or "–") for _, private in sessions)
    rows.append(Row(title="Recommendation", cells=advice))
    return Table(
        candidates=tuple(state.candidate or state.session for state, _ in sessions),
        rows=tuple(rows),
        notes=_notes(sessions),
    )


def _marks(led: Led, key: str) -> str:
    """Return what a candidate earned on a question."""
    state, private = led
    one = next((one for one in state.questions if one.question.key == key), None)
    if one is None:
        return "not in this session"
    opinion = private.opinion(key)
    if not was_reached(one, opinion):
        return "not reached"
    return f"{percent(one.machine_mark)} · {percent(opinion.mark)} · {confidence(one.confidence) or '–'}"


def _notes(sessions: Sequence[Led]) -> tuple[str, ...]:
    """Return where the sessions were not the same, so that nobody compares what cannot be compared."""
    sets = {tuple(one.question.key for one in state.questions) for state, _ in sessions}
    notes = () if len(sets) == 1 else ("These candidates were not asked the same questions.",)
    stretched = {state.settings.stretch for state, _ in sessions}
    return notes if len(stretched) == 1 else (*notes, "These candidates were not given the same time.")
