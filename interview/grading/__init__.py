"""Marking every answer that needs no judge, with the evidence for the mark."""

from interview.errors import InterviewError
from interview.grading.choices import mark_choices
from interview.grading.predictions import mark_prediction
from interview.grading.reference import score_reference
from interview.grading.theory import estimate, mark_prose, prepare
from interview.models.grade import Grade
from interview.models.question import AnyQuestion, Bug, Code, MultipleChoice, Predict, Theory
from interview.models.rubric import KeyPoint

__all__ = ["grade", "score_reference"]


def grade(question: AnyQuestion, answer: str) -> Grade:
    """Return the mark of an answer; the same answer always gets the same mark.

    Args:
        question: What was asked. Of a `bug` question the naming of the faults is marked here, the repair by the judge.
        answer: What was typed; of a choice, the numbers of what was chosen, in the bank's order from 1, with commas.
    """
    match question:
        case Theory() if question.key_points:
            return mark_prose(prepare(question.prompt, question.key_points, question.must_not, question.need), answer)
        case Theory():
            return estimate(question.prompt, question.answer, answer)
        case Predict():
            return mark_prediction(question, answer)
        case MultipleChoice():
            return mark_choices(question, answer)
        case Bug():
            return mark_prose(prepare(question.prompt, _faults(question), either_way=True), answer)
        case Code():
            raise InterviewError(
                "programs are marked by the judge", where=question.key, do="Hand it in as a submission."
            )


def _faults(question: Bug) -> tuple[KeyPoint, ...]:
    return tuple(KeyPoint(id=bug.id, text=bug.text, any_of=bug.any_of) for bug in question.bugs)
