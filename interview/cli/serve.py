"""`interview serve`: the shared window in a browser, for a candidate who comes in through the interviewer's tunnel."""

import argparse
from urllib.parse import urlsplit

from interview.cli.choosing import folder_of
from interview.cli.lead import resumed, started
from interview.errors import UsageError


def serve(options: argparse.Namespace) -> int:
    """Begin a led session, or take one up, and let one browser in to it."""
    if options.public_url is not None and urlsplit(options.public_url).scheme not in ("http", "https"):
        raise UsageError("this is not a web address", where=options.public_url, do="For example: https://abc.example.")
    sitting = resumed(options) if options.resume else started(options)
    session, title = sitting.state.session, sitting.state.settings.title
    sitting.close()
    from interview.tui.serving import Door, lead_command

    folder = folder_of(options)
    arguments = ["--sessions", str(folder)]
    for bank in options.bank:
        arguments += ["--bank", str(bank.resolve())]
    door = Door(lead_command(session, arguments), title=title, port=options.port, public_url=options.public_url)
    print(f"For the candidate (works once, in one browser):\n  {door.link}")
    print(f"For you, in another terminal:\n  interview console {session} --sessions {folder}")
    print("Press Ctrl+C to stop serving; the session can be resumed.", flush=True)
    try:
        door.run()
    except OSError as error:
        raise UsageError(
            f"the port cannot be used ({error.strerror})", where=str(options.port), do="Choose another with --port."
        ) from None
    return 0
