"""`interview draw`: what would be asked, and why."""

import argparse

from interview.cli.choosing import draw_of, settings_of
from interview.cli.output import print_json
from interview.models.settings import DrawnQuestion


def draw_set(options: argparse.Namespace) -> int:
    """Print a draw."""
    drawn = draw_of(options, settings_of(options))
    if options.json:
        print_json(
            {
                "seed": drawn.seed,
                "inputs_hash": drawn.inputs_hash,
                "minutes": sum(one.question.minutes for one in drawn.questions),
                "questions": [_brief(one) for one in drawn.questions],
                "notes": drawn.notes,
            }
        )
        return 0
    for number, one in enumerate(drawn.questions, start=1):
        question = one.question
        print(
            f"{number:3}  {question.key:45} {question.kind:8} {question.difficulty:7} {question.minutes:4g} min "
            f" {one.why}"
        )
    print(f"seed {drawn.seed}, {sum(one.question.minutes for one in drawn.questions):g} minutes")
    for note in drawn.notes:
        print(note)
    return 0


def _brief(one: DrawnQuestion) -> dict[str, object]:
    question = one.question
    return {
        "key": question.key,
        "kind": question.kind,
        "title": question.title,
        "topic": question.topic,
        "difficulty": question.difficulty,
        "minutes": question.minutes,
        "why": one.why,
    }
