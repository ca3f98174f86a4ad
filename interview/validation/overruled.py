"""Listing what people overruled in their sessions, so that a bank's author can add the wording that was missed."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from interview.bank import BankFile
from interview.errors import TranscriptError
from interview.grading import grade
from interview.models.grade import Grade, PointStatus
from interview.models.question import AnyQuestion, Bug, PlantedBug, Status, Theory
from interview.models.rubric import KeyPoint, Misconception
from interview.transcript.folder import load_session, transcripts
from interview.transcript.state import QuestionState

SHOWN = 200
"""How much of an answer a line of the listing shows, in characters."""


class Overruling(Struct, frozen=True, kw_only=True):
    """One point of a mark that a person set right, and whether the bank of today still marks it as the machine did."""

    path: str
    """The bank's file."""
    line: int
    """Where the point stands in it, counted from 1."""
    column: int
    """Counted from 1."""
    question: str
    """The question's global name."""
    point: str
    """The key point, planted bug or misconception."""
    counts: bool
    """Whether it counts, as the person said."""
    reason: str
    """Why, in the person's words."""
    answer: str
    """What had been typed."""
    session: str
    """The id of the session."""
    settled: bool
    """Whether the bank, as it stands now, marks this answer as the person did."""

    def __str__(self) -> str:
        """Return the overruling as one line that an editor can jump from."""
        what = f'"{self.point}" {"counts" if self.counts else "does not count"}'
        answer = " ".join(self.answer.split())
        shown = answer if len(answer) <= SHOWN else f"{answer[: SHOWN - 1]}…"
        now = "settled" if self.settled else "open"
        reason = " ".join(self.reason.split())
        return (
            f"{self.path}:{self.line}:{self.column}: overruled [{self.question.partition(':')[2]}] {what} ({now}): "
            f'"{reason}", of "{shown}" in {self.session}'
        )


def find_overruled(files: Iterable[BankFile], folder: Path) -> tuple[list[Overruling], list[str]]:
    """Return what was overruled about questions of these banks, in their order, and a sentence for each unread session.

    Args:
        files: The banks, as they stand now.
        folder: Where the transcripts are.
    """
    asked = {
        question.key: (file, question)
        for file in files if file.bank
        for question in file.bank.questions.values() if question.status is not Status.RETIRED
    }  # fmt: skip
    found: list[Overruling] = []
    unread: list[str] = []
    for path in sorted(transcripts(folder)):
        try:
            state, _ = load_session(path)
        except TranscriptError as error:
            unread.append(str(error))
            continue
        for answered in state.questions:
            if answered.corrections and answered.question.key in asked:
                found += _of_answer(*asked[answered.question.key], answered, path.stem)
    return sorted(found, key=lambda one: (one.path, one.line, one.column, one.session)), unread


def _of_answer(file: BankFile, question: AnyQuestion, answered: QuestionState, session: str) -> Iterator[Overruling]:
    """Return the last word on every point of one answer that the bank still has."""
    places = _places(question)
    last = {one.point: one for one in answered.corrections if one.point in places}
    if not last:
        return
    now = grade(question, answered.prose)
    for correction in last.values():
        line, column = file.positions.at(question.id, *places[correction.point])
        yield Overruling(
            path=file.path, line=line, column=column, question=question.key, point=correction.point,
            counts=correction.counts, reason=correction.reason, answer=answered.prose, session=session,
            settled=_counts(now, correction.point) == correction.counts,
        )  # fmt: skip


def _places(question: AnyQuestion) -> dict[str, tuple[str, int]]:
    """Return the path to each point of a question that can be overruled, by its id."""
    lists: tuple[tuple[str, Sequence[KeyPoint | Misconception | PlantedBug]], ...] = ()
    if isinstance(question, Theory):
        lists = (("must_not", question.must_not), ("key_points", question.key_points))
    elif isinstance(question, Bug):
        lists = (("bugs", question.bugs),)
    return {entry.id: (name, index) for name, entries in lists for index, entry in enumerate(entries)}


def _counts(now: Grade, point: str) -> bool:
    """Whether a point counts, or a misconception is held to be made, in a grade of today."""
    if point in now.points:
        return now.points[point].status is PointStatus.HIT
    return any(wrong.id == point for wrong in now.misconceptions)
