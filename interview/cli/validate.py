"""`interview validate`: checking question banks for errors."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from interview import pytorch
from interview.bank import find_banks
from interview.cli.choosing import folder_of
from interview.cli.output import print_json
from interview.errors import UsageError
from interview.validation import OnProgress, validate


def validate_banks(options: argparse.Namespace) -> int:
    """Validate banks and print what is wrong with them."""
    paths = [*options.files, *options.bank] if options.files else find_banks(options.bank)
    for path in paths:
        if not path.exists():
            raise UsageError("there is no such file", where=str(path))
    run = options.execute or options.fuzz > 0 or bool(options.only)
    if run:
        pytorch.needed()
    with _progress(shown=run and sys.stderr.isatty()) as tell:
        report = validate(
            paths, run=run, fuzz=options.fuzz, only=options.only, on_progress=tell,
            overruled_in=folder_of(options) if options.overruled else None,
        )  # fmt: skip
    if options.json:
        print_json(report.as_json())
    else:
        for line in report.lines():
            print(line)
    return report.exit_code(strict=options.strict)


@contextmanager
def _progress(*, shown: bool) -> Iterator[OnProgress]:
    """Show on standard error how far a long validation has come, where a person is there to see it."""
    if not shown:
        yield lambda name, done, total: None
        return
    from rich.console import Console  # only here: a short validation starts without it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("")
        yield lambda name, done, total: bar.update(task, description=name, completed=done, total=total)
