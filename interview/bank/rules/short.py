"""What holds for questions with a short answer: predicted output, and choices."""

import re
from collections.abc import Iterator

from interview.bank.rules.finding import Finding, warning
from interview.bank.rules.syntax import syntax_rules
from interview.models.question import Compare, MultipleChoice, Predict

PARTIAL = ("none", "right-minus-wrong")
_BITS = {"uint": (8, 16, 32, 64), "int": (8, 16, 32, 64), "float": (16, 32, 64), "complex": (32, 64, 128)}
DTYPES = frozenset({"bool", "bfloat16"} | {f"{kind}{bits}" for kind, widths in _BITS.items() for bits in widths})
"""Element types that tensors have."""
_SHAPE = re.compile(r"(?:torch\.Size\()?\s*[\[(]?\s*(?:\d+\s*(?:[,×x]\s*\d+\s*)*,?)?\s*[\])]?\s*\)?")
_EXCEPTION = re.compile(r"[A-Za-z_][\w.]*")


def predict_rules(question: Predict) -> Iterator[Finding]:
    """Return what is wrong with a question about what a snippet prints."""
    raises = question.compare is Compare.RAISES
    if not question.snippet.strip():
        yield Finding(("snippet",), "blank", "The snippet is blank", "Write the program.")
    elif not (raises and question.answer.strip() in ("SyntaxError", "IndentationError")):
        yield from syntax_rules(question.snippet, ("snippet",))
    if question.tol < 0:
        yield Finding(("tol",), "out-of-range", f'"tol" is {question.tol:g}, but must not be negative')
    yield from _comparable(question.answer, question.compare, ("answer",))
    for index, accepted in enumerate(question.accept):
        yield from _comparable(accepted, question.compare, ("accept", index))
    right = {text.strip() for text in (question.answer, *question.accept)}
    for wrong in question.common_wrong:
        if wrong.strip() in right:
            yield Finding(
                ("common_wrong", wrong),
                "right-and-wrong",
                f'"{wrong}" is also a right prediction',
                "Remove it from the wrong ones.",
            )


def _comparable(answer: str, compare: Compare, where: tuple[str | int, ...]) -> Iterator[Finding]:
    """Hold an answer to the form that its comparison reads."""
    text = answer.strip()
    wanted = ""
    if compare is Compare.NUMBER and not _is_number(text):
        wanted = "a number"
    elif compare is Compare.SHAPE and not _SHAPE.fullmatch(text):
        wanted = "a shape such as (2, 3)"
    elif compare is Compare.DTYPE and text.removeprefix("torch.") not in DTYPES:
        wanted = "an element type such as torch.float32"
    elif compare is Compare.RAISES and not _EXCEPTION.fullmatch(text):
        wanted = "the name of an exception"
    if wanted:
        yield Finding(where, "wrong-form", f'`compare: {compare}` needs {wanted}, not "{text[:40]}"')


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def choice_rules(question: MultipleChoice) -> Iterator[Finding]:
    """Return what is wrong with a question that offers its answers."""
    choices = question.choices
    if len(choices) < 2:
        yield Finding(
            ("choices",), "few-choices", f"The question needs at least two choices, but has {len(choices)}", "Add more."
        )
    right = sum(choice.correct for choice in choices)
    if not right:
        yield Finding(
            ("choices",), "no-right-choice", "No choice is marked as correct", "Set `correct: true` on the right ones."
        )
    elif right == len(choices) > 1:
        yield warning(("choices",), "no-wrong-choice", "Every choice is marked as correct", "Add a wrong one.")
    if question.partial not in PARTIAL:
        yield Finding(
            ("partial",), "unknown-value", f'"partial" cannot be "{question.partial}"', f"One of {', '.join(PARTIAL)}."
        )
    texts = [choice.text.strip() for choice in choices]
    for index, text in enumerate(texts):
        if not text:
            yield Finding(("choices", index), "blank", "A choice is blank", "Write it, or remove it.")
        elif text in texts[:index]:
            yield Finding(
                ("choices", index),
                "repeated",
                "Two choices say the same",
                "Remove one.",
                first=("choices", texts.index(text)),
            )
