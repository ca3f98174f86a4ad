"""Holding whole questions to what types cannot say; nothing is run and nothing is graded."""

from collections.abc import Iterator

from interview.bank.rules.coding import coding_rules
from interview.bank.rules.common import common_rules
from interview.bank.rules.file import file_rules
from interview.bank.rules.finding import Finding
from interview.bank.rules.rubric import theory_rules
from interview.bank.rules.short import choice_rules, predict_rules
from interview.models.question import AnyQuestion, MultipleChoice, Predict, Theory

__all__ = ["Finding", "file_rules", "rules_for"]


def rules_for(question: AnyQuestion) -> Iterator[Finding]:
    """Return what is wrong with a question by itself."""
    yield from common_rules(question)
    match question:
        case Theory():
            yield from theory_rules(question)
        case Predict():
            yield from predict_rules(question)
        case MultipleChoice():
            yield from choice_rules(question)
        case _:
            yield from coding_rules(question)
