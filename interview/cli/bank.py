"""`interview bank new` and `interview bank schema`: a bank to start from, and what an editor can check it with."""

import argparse

from interview.bank.schema import bank_schema
from interview.bank.starting import FIRST, write_bank
from interview.cli.output import print_json
from interview.models.question import Kind


def make_bank(options: argparse.Namespace) -> int:
    """Write a bank to start from."""
    write_bank(options.file, [Kind(kind) for kind in options.kinds] or FIRST)
    print(f"Wrote {options.file}. Check it with `interview validate --run {options.file}`.")
    return 0


def show_schema(options: argparse.Namespace) -> int:
    """Print the JSON Schema of bank files."""
    print_json(bank_schema())
    return 0
