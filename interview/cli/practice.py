"""`interview practice`: a session at once, on the screen, line by line, or from a script."""

import argparse
import sys

from interview.cli.choosing import draw_of, folder_of, settings_of


def practise(options: argparse.Namespace) -> int:
    """Start a session in the way that the call asks for."""
    settings = settings_of(options)
    if options.script is None and not options.plain:
        from interview.cli.app import open_session

        return open_session(options, settings)
    drawn = draw_of(options, settings)
    for note in drawn.notes:
        print(note, file=sys.stderr)
    if options.script is not None:
        from interview.cli.script import play

        return play(options, folder_of(options), settings, drawn)
    from interview.cli.plain import ask

    return ask(folder_of(options), settings, drawn, run_unconfined=options.run_unconfined)
