"""Holding predictions and choices to being marked as their bank says."""

from interview.grading import grade
from interview.models.question import MultipleChoice, Predict
from interview.validation.notes import Notes


def check_prediction(question: Predict, notes: Notes) -> None:
    """The answer and what else is accepted are right, what is often predicted wrongly is not."""
    for where, text in ((("answer",), question.answer), *((("accept", i), t) for i, t in enumerate(question.accept))):
        if grade(question, text).mark < 1:
            what = f'"{_short(text)}" is not marked as right by `compare: {question.compare}`'
            notes.error(question, where, "answer-not-right", what, "Choose another comparison, or correct it.")
    for text in question.common_wrong:
        if grade(question, text).mark > 0:
            what = f'"{_short(text)}" is marked as right by `compare: {question.compare}`'
            notes.error(
                question, ("common_wrong", text), "wrong-is-right", what, "Choose a stricter comparison, or remove it."
            )


def check_choices(question: MultipleChoice, notes: Notes) -> None:
    """Choosing all that is right earns the full mark, and choosing all that is wrong earns nothing."""
    right = [str(number) for number, choice in enumerate(question.choices, 1) if choice.correct]
    wrong = [str(number) for number, choice in enumerate(question.choices, 1) if not choice.correct]
    if grade(question, ",".join(right)).mark < 1:
        notes.error(
            question, ("choices",), "answer-not-right", "Choosing every correct answer does not earn full marks"
        )
    if wrong and grade(question, ",".join(wrong)).mark > 0:
        notes.error(question, ("choices",), "wrong-is-right", "Choosing every wrong answer earns marks")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
