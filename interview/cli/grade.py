"""`interview grade`: the mark of an answer, with its evidence."""

import argparse

from interview.cli.choosing import question_of
from interview.cli.output import print_json, read_text
from interview.errors import UsageError
from interview.grading import grade
from interview.models.grade import PointStatus
from interview.models.question import Code, Theory
from interview.words import percent

PASS_MARK = 0.6
"""The mark from which an answer counts as right where the question does not say."""


def grade_answer(options: argparse.Namespace) -> int:
    """Mark an answer; exit code 1 where it is not good enough."""
    question = question_of(options)
    if isinstance(question, Code):
        raise UsageError(
            "this question must be answered with a program", where=question.key, do="Use `interview judge`."
        )
    result = grade(question, read_text(options.file))
    if options.json:
        print_json(result)
    else:
        print(percent(result.mark) + (" (an estimate: this question has no key points)" if result.estimate else ""))
        signs = {PointStatus.HIT: "+", PointStatus.PARTIAL: "~", PointStatus.MISSED: "-", PointStatus.CONTRADICTED: "!"}
        for point in result.points.values():
            print(f"  {signs[point.status]} {point.text}  {point.why}")
        for wrong in result.misconceptions:
            print(f"  ! {wrong.text}  {wrong.truth}")
        for note in result.notes:
            print(f"  {note}")
    return 0 if result.mark >= (question.pass_mark if isinstance(question, Theory) else PASS_MARK) else 1
