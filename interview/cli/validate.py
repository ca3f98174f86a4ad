"""`interview validate`: banks held to their format and to their own checks."""

import argparse

from interview.bank import find_banks
from interview.cli.output import print_json
from interview.errors import UsageError
from interview.validation import validate


def validate_banks(options: argparse.Namespace) -> int:
    """Validate banks and print what is wrong with them."""
    paths = options.files or find_banks()
    for path in paths:
        if not path.exists():
            raise UsageError("there is no such file", where=str(path))
    report = validate(paths, run=options.execute or options.fuzz > 0, fuzz=options.fuzz)
    if options.json:
        print_json(report.as_json())
    else:
        for line in report.lines():
            print(line)
    return report.exit_code(strict=options.strict)
