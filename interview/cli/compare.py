"""`interview compare`: the marks of several led sessions side by side."""

import argparse

from interview.cli.choosing import folder_of
from interview.cli.output import print_json
from interview.led.comparing import side_by_side
from interview.led.sessions import led_session
from interview.transcript.folder import load_session
from interview.transcript.private.stream import private_of


def compare_sessions(options: argparse.Namespace) -> int:
    """Print what each of several candidates earned, question by question; nobody is ranked."""
    folder = folder_of(options)
    paths = [led_session(folder, name) for name in options.session]
    table = side_by_side([(load_session(path)[0], private_of(path)) for path in paths])
    if options.json:
        print_json(table)
        return 0
    columns = ["", *table.candidates]
    lines = [columns, *([row.title, *row.cells] for row in table.rows)]
    widths = [min(40, max(len(line[place]) for line in lines)) for place in range(len(columns))]
    for line in lines:
        print("  ".join(f"{cell[:width]:{width}}" for cell, width in zip(line, widths, strict=True)).rstrip())
    print("Each cell: machine · interviewer · self. Scores are out of 4. Nothing is totalled, and nobody is ranked.")
    for note in table.notes:
        print(note)
    return 0
