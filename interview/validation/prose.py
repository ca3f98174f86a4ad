"""Holding a theory question to marking right answers well, and nothing else."""

from interview.grading import grade
from interview.models.grade import Grade, PointStatus
from interview.models.question import Theory
from interview.validation.notes import Notes
from interview.validation.wording import keywords

RIGHT_FROM = 0.9
"""What the model answer scores at least."""
WRONG_BELOW = 0.3
"""What an answer that says nothing about the question stays below."""


LIST_BELOW = 0.45
"""What a list of keywords stays below; marking caps what reads like a list at 0.4."""


def check_prose(question: Theory, notes: Notes) -> None:
    """Grade what must be right and what must not be, and note every difference."""
    if not question.key_points:
        return
    _model_answer(question, notes)
    _samples(question, notes)
    _empty_answers(question, notes)


def _model_answer(question: Theory, notes: Notes) -> None:
    """The model answer earns the mark and makes no wrong claim."""
    found = grade(question, question.answer)
    if found.mark < RIGHT_FROM:
        what = f"The model answer scores {found.mark:.2f}, but must score at least {RIGHT_FROM}{_missed(found)}"
        notes.error(
            question, ("answer",), "model-answer", what, "Cover those points in it, or add its wordings to them."
        )
    for wrong in found.misconceptions:
        index = next(i for i, claim in enumerate(question.must_not) if claim.id == wrong.id)
        what = f'The misconception "{wrong.id}" is found in the model answer: {wrong.why}'
        notes.error(
            question, ("must_not", index), "must-not-fires", what, "Make its wordings more specific, or add `unless`."
        )


def _samples(question: Theory, notes: Notes) -> None:
    """Every sample scores within its bounds, by the points that it names."""
    for index, sample in enumerate(question.samples):
        expected, found = sample.expect, grade(question, sample.answer)
        where = ("samples", index, "expect")
        if not expected.min <= found.mark <= expected.max:
            bounds = f"between {expected.min:g} and {expected.max:g}" if expected.min else f"at most {expected.max:g}"
            bounds = f"at least {expected.min:g}" if expected.max == 1 else bounds
            why = _missed(found) if found.mark < expected.min else _hits(found)
            what = f"The sample scores {found.mark:.2f}, but must score {bounds}{why}"
            notes.error(question, where, "sample", what, "Change the wordings of the points, or the sample.")
        for key, wanted, got in (
            (
                "points",
                expected.points,
                [point.id for point in found.points.values() if point.status is PointStatus.HIT],
            ),
            ("must_not", expected.must_not, [wrong.id for wrong in found.misconceptions]),
        ):
            if wanted is not None and set(wanted) != set(got):
                what = f'The sample\'s "{key}" are [{", ".join(got)}], but must be [{", ".join(wanted)}]'
                notes.error(question, (*where, key), "sample", what, "Change the wordings, or the sample.")


def _empty_answers(question: Theory, notes: Notes) -> None:
    """Little is earned by an empty answer, the question, its tags, or the words of its phrases strung together."""
    for name, answer, where, limit in (
        ("An empty answer", "", ("key_points",), WRONG_BELOW),
        ("The prompt itself", question.prompt, ("prompt",), WRONG_BELOW),
        ("The list of tags", ", ".join(question.tags), ("tags",), WRONG_BELOW),
        ("The bare list of keywords", ", ".join(keywords(question)), ("key_points",), LIST_BELOW),
    ):
        found = grade(question, answer)
        if found.mark >= limit:
            what = f"{name} scores {found.mark:.2f}, but must score below {limit}{_hits(found)}"
            do = "Make the phrases whole clauses that state the fact itself."
            notes.error(question, where, "empty-answer", what, do)


def _missed(found: Grade) -> str:
    """Name the points that were not met."""
    missed = [
        point.id
        for point in found.points.values()
        if point.status in (PointStatus.MISSED, PointStatus.CONTRADICTED) and not point.optional
    ]
    return f"; missed: {', '.join(missed)}" if missed else ""


def _hits(found: Grade) -> str:
    """Name the points that were met."""
    hits = [point.id for point in found.points.values() if point.status is PointStatus.HIT]
    return f"; met: {', '.join(hits)}" if hits else ""
