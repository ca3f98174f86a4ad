"""`interview console`, `scorecard`, `compare` and `story`: the interviewer's side of led sessions."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview.cli.choosing import folder_of
from interview.cli.output import print_json
from interview.errors import InterviewError, TranscriptError, UsageError
from interview.led.card import as_html_card, as_markdown_card, rows
from interview.led.comparing import side_by_side
from interview.led.desk import Desk
from interview.led.follower import writer_of
from interview.led.merging import story
from interview.models.settings import SessionMode
from interview.transcript.folder import find_session, load_session, transcripts
from interview.transcript.private.scales import dimensions_of
from interview.transcript.private.stream import private_of
from interview.words import clock

if TYPE_CHECKING:
    from interview.tui.led_window import LedWindow


def open_console(options: argparse.Namespace) -> int:
    """Open the private console of a session; the second one of a session watches."""
    from interview.cli.window import needs_terminal, open_led

    needs_terminal()
    desk = Desk.open(led_session(folder_of(options), options.session), watch_only=options.watch)

    def make(app: "LedWindow") -> Any:
        from interview.tui.screens.console import ConsoleScreen

        return ConsoleScreen(desk, app.services)

    return open_led(options, make)


def led_session(folder: Path, name: str | None) -> Path:
    """Return the led session of a name; without one, the one that is going on, else the newest.

    Raises:
        InterviewError: There is none.
    """
    if name is not None:
        path = find_session(folder, name)
        if load_session(path)[0].settings.mode is not SessionMode.LED:
            raise UsageError(
                "nobody leads that session", where=name, do="`interview lead` begins one that somebody leads."
            )
        return path
    newest: Path | None = None
    for path in sorted(transcripts(folder), reverse=True):
        try:
            is_led = load_session(path)[0].settings.mode is SessionMode.LED
        except InterviewError:
            continue
        if is_led and writer_of(path):
            return path
        newest = newest or (path if is_led else None)
    if newest is None:
        raise TranscriptError("there is no led session yet", where=str(folder), do="`interview lead` begins one.")
    return newest


def show_card(options: argparse.Namespace) -> int:
    """Print or write a session's scorecard."""
    path = led_session(folder_of(options), options.session)
    state, private = load_session(path)[0], private_of(path)
    if options.format == "json":
        scores = [
            {
                "dimension": dimension.id,
                "score": private.scores[dimension.id].score if dimension.id in private.scores else None,
                "evidence": private.scores[dimension.id].evidence if dimension.id in private.scores else "",
            }
            for dimension in dimensions_of(state.settings)
        ]
        advice = {"recommendation": private.recommendation, "summary": private.summary}
        print_json({"session": state.session, **advice, "scores": scores, "questions": rows(state, private)})
        return 0
    make = as_html_card if options.format == "html" else as_markdown_card
    card = make(state, private, notes=not options.without_notes)
    return _hand_out(card, options.output)


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
    print("Each cell: machine · interviewer · self. Scores are of 4. Nothing is summed, and nobody is ranked.")
    for note in table.notes:
        print(note)
    return 0


def _hand_out(document: str, output: Path | None) -> int:
    """Print a document, or write it to a file."""
    if output is None:
        sys.stdout.write(document)
        return 0
    try:
        output.write_text(document, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"the file cannot be written ({error.strerror})", where=str(output)) from None
    return 0


def show_story(options: argparse.Namespace) -> int:
    """Print both streams of a session by time."""
    moments = story(led_session(folder_of(options), options.session), drafts=options.drafts)
    if options.json:
        print_json(moments)
        return 0
    for moment in moments:
        print(f"{moment.at.astimezone():%H:%M:%S}  {clock(moment.active):>6}  {moment.who:11}  {moment.text}")
    return 0
