"""The answer that a bank gives to its own question."""

from typing import NamedTuple

from interview.models.question import AnyQuestion, Bug, Code, MultipleChoice, Predict, Theory


class ModelAnswer(NamedTuple):
    """An answer, and how it is to be read."""

    text: str
    """The answer."""
    language: str
    """`markdown`, `python` or `text`."""


def model_answer(question: AnyQuestion) -> ModelAnswer:
    """Return a question's model answer."""
    match question:
        case Theory(answer=answer):
            return ModelAnswer(answer, "markdown")
        case Code(code=task) | Bug(code=task):
            return ModelAnswer(task.reference, "python")
        case Predict(answer=answer):
            return ModelAnswer(answer, "text")
        case MultipleChoice(choices=choices):
            right = [f"{number}. {one.text}" for number, one in enumerate(choices, 1) if one.correct]
            return ModelAnswer("\n".join(right), "markdown")
