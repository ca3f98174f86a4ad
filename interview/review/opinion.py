"""What an interviewer thinks of a session, as lines to read; nothing here ever reaches the candidate's copy."""

from collections.abc import Iterator

from interview.transcript.private.scales import dimensions_of, points_of
from interview.transcript.private.state import PrivateState
from interview.transcript.state import QuestionState, SessionState
from interview.words import clock, percent


def lines_on_session(state: SessionState, private: PrivateState) -> list[str]:
    """Return what is thought of a session as a whole: the advice, the scores, and the notes that fit no question."""
    return [*_advice(private), *_scores(state, private), *_notes(state, private)]


def lines_on_question(one: QuestionState, private: PrivateState) -> list[str]:
    """Return what is thought of one question: the mark, the points that were heard, and the notes on it."""
    key = one.question.key
    opinion = private.opinion(key)
    lines = [] if opinion.mark is None else [f"Interviewer's mark: {percent(opinion.mark)}"]
    if not opinion.reached:
        lines.append("The interview did not get to this question.")
    lines += [f"Heard: {text}" for point, text in points_of(one.question) if point in opinion.said]
    return lines + [f"{clock(note.active)} {note.text.strip()}" for note in private.notes if note.question == key]


def _advice(private: PrivateState) -> Iterator[str]:
    if private.recommendation or private.summary:
        yield f"Recommendation: {private.recommendation or 'none'}{f'. {private.summary}' if private.summary else ''}"


def _scores(state: SessionState, private: PrivateState) -> Iterator[str]:
    for dimension in dimensions_of(state.settings):
        score = private.scores.get(dimension.id)
        if score is not None and (score.score or score.evidence):
            yield f"{dimension.title}: {score.score or '–'} of 4{f'. {score.evidence}' if score.evidence else ''}"


def _notes(state: SessionState, private: PrivateState) -> Iterator[str]:
    asked = {one.question.key for one in state.questions}
    for note in private.notes:
        if note.question not in asked:
            yield f"{clock(note.active)} {note.text.strip()}"
