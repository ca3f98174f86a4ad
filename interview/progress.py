"""What past transcripts say about a bank's questions: how often each was shown, and which topics went badly."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from interview.draw import Past
from interview.errors import InterviewError
from interview.models.question import Bank
from interview.transcript.folder import load_session, transcripts
from interview.transcript.state import Phase, QuestionState

WEAK_MARK = 0.5
"""A topic whose mean mark is below this is weak."""


def history(folder: Path, banks: Iterable[Bank]) -> dict[str, Past]:
    """Return what the transcripts of a folder say about each question of the banks, by key.

    A question counts as seen when it was shown. A transcript that cannot be read says nothing here; the list of
    sessions names it.
    """
    times_seen: dict[str, int] = defaultdict(int)
    marks: dict[str, list[float]] = defaultdict(list)
    for question in _shown(folder):
        times_seen[question.question.key] += 1
        if question.mark is not None:
            marks[question.question.topic].append(question.mark)
    weak = {topic for topic, given in marks.items() if sum(given) / len(given) < WEAK_MARK}
    return {
        question.key: Past(times_seen=times_seen[question.key], weak_topic=question.topic in weak)
        for bank in banks
        for question in bank.questions.values()
        if question.key in times_seen or question.topic in weak
    }


def _shown(folder: Path) -> Iterable[QuestionState]:
    """Yield every question that was ever shown, as it ended."""
    for path in transcripts(folder):
        try:
            state, _ = load_session(path)
        except InterviewError:
            continue
        yield from (question for question in state.questions if question.phase is not Phase.UNSEEN)
