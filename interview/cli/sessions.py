"""`interview sessions` and `interview export`: past sessions, as a list and as documents."""

import argparse
import sys

from interview.cli.choosing import folder_of
from interview.cli.output import print_json
from interview.errors import UsageError
from interview.review.export import as_json, as_markdown, clock, percent
from interview.transcript.folder import find_session, list_sessions, load_session


def show_sessions(options: argparse.Namespace) -> int:
    """Print the folder's sessions, newest first."""
    summaries, unreadable = list_sessions(folder_of(options))
    if options.json:
        print_json([{**_plain(summary)} for summary in summaries])
    else:
        for one in summaries:
            print(
                f"{one.id}  {one.title:22} {one.answered:2}/{one.questions:<2} {percent(one.score):>4} "
                f"{clock(one.seconds):>6}  {one.ended or 'can be resumed'}"
            )
    for sentence in unreadable:
        print(sentence, file=sys.stderr)
    return 0


def _plain(summary: object) -> dict[str, object]:
    return {
        name: str(value) if name == "path" else value
        for name in summary.__struct_fields__  # type: ignore[attr-defined]
        for value in [getattr(summary, name)]
    }


def export_session(options: argparse.Namespace) -> int:
    """Print or write one session as a document."""
    state, transcript = load_session(find_session(folder_of(options), options.session))
    document = as_json(state) + "\n" if options.format == "json" else as_markdown(state)
    for problem in transcript.problems:
        print(problem, file=sys.stderr)
    if options.output is None:
        print(document, end="")
        return 0
    try:
        options.output.write_text(document, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"the file cannot be written ({error.strerror})", where=str(options.output)) from None
    return 0
