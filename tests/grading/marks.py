"""The marks of the hand-marked answers, and the table that keeps them; `python -m tests.grading.marks` writes it."""

from functools import lru_cache
from textwrap import shorten

from interview.grading import grade
from interview.models.grade import Grade
from tests.grading.answers import CORPUS, Marked, derived, written

TABLE = CORPUS / "marks.txt"
"""One line an answer, in the order of the corpus: its mark, its category, what was asked."""


@lru_cache(maxsize=1)
def marked() -> tuple[tuple[Marked, Grade], ...]:
    """Return every answer with its grade, first those that were written by hand; this takes long, so it is kept."""
    return tuple((one, grade(one.question, one.answer)) for one in written() + derived())


def lines() -> list[str]:
    """Return the lines of the table as marking gives them now."""
    return [
        f"{given.mark:.2f}  {one.category:<11}  {shorten(one.question.prompt, 80, placeholder=' ...')}"
        for one, given in marked()[: len(written())]
    ]


if __name__ == "__main__":
    TABLE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
