"""`interview banks`: which banks are found, and what they hold."""

import argparse
from collections import Counter

from interview.cli.choosing import banks_of
from interview.cli.output import print_json


def list_banks(options: argparse.Namespace) -> int:
    """Print every bank."""
    banks = banks_of(options)
    if options.json:
        print_json(
            [
                {
                    "id": bank.id,
                    "title": bank.title,
                    "path": bank.path,
                    "questions": Counter(str(question.kind) for question in bank.questions.values()),
                }
                for bank in banks
            ]
        )
        return 0
    for bank in banks:
        kinds = Counter(question.kind for question in bank.questions.values())
        print(f"{bank.id:20} {bank.title}")
        print(f"{'':20} {', '.join(f'{number} {kind}' for kind, number in kinds.items())}   {bank.path}")
    return 0
