"""`interview sessions`: listing, showing, deleting and importing past sessions without a screen."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from interview.cli.choosing import folder_of
from interview.cli.output import print_json
from interview.errors import UsageError
from interview.review.export import as_json
from interview.transcript.folder import (
    delete_session,
    find_session,
    import_session,
    load_session,
)
from interview.transcript.index import Index
from interview.transcript.private.stream import private_of
from interview.transcript.state import Phase, SessionState
from interview.transcript.summary import SessionSummary
from interview.words import PHASES, clock, duration, percent, plural

_ORDERS: dict[str, tuple[Callable[[SessionSummary], Any], bool]] = {
    "date": (lambda one: (one.started_at, one.id), True),
    "score": (lambda one: -1.0 if one.score is None else one.score, True),
    "time": (lambda one: one.seconds, True),
    "title": (lambda one: one.title.casefold(), False),
}


def handle_sessions(options: argparse.Namespace) -> int:
    """Do what the call asks for; `list` where it says nothing."""
    actions = {"list": _list, "show": _show, "delete": _delete, "import": _import}
    if options.action == "list" and options.names:
        raise UsageError("`list` takes no session names", do="Use `interview sessions show ID`, or `--search WORDS`.")
    if options.action != "list" and not options.names:
        raise UsageError(f"{options.action} needs at least one session", do="`interview sessions` lists them.")
    return actions[options.action](options)


def _list(options: argparse.Namespace) -> int:
    """Print the folder's sessions, newest first; exit code 1 where a search finds none."""
    folder = folder_of(options)
    with Index(folder) as index:
        summaries, unreadable = index.sessions()
        if options.search:
            found = index.search(options.search)
            summaries = [one for one in summaries if one.path.name in found]
    key, descending = _ORDERS[options.sort]
    summaries.sort(key=key, reverse=descending)
    if options.json:
        print_json([_plain(summary) for summary in summaries])
    else:
        for one in summaries:
            print(
                f"{one.id}  {one.title:22} {one.answered:2}/{one.questions:<2} {percent(one.score):>4} "
                f"{clock(one.seconds):>6}  {one.ended or 'can be resumed'}"
            )
    _warn(unreadable)
    return 1 if options.search and not summaries else 0


def _show(options: argparse.Namespace) -> int:
    """Print what each question of a session came to."""
    paths = [find_session(folder_of(options), name) for name in options.names]
    for path in paths:
        state, transcript = load_session(path)
        if options.json:
            print(as_json(state, private_of(path)))
        else:
            _print_session(state)
        _warn(transcript.problems)
    return 0


def _print_session(state: SessionState) -> None:
    print(f"{state.settings.title}, {state.started_at:%Y-%m-%d %H:%M} UTC, {state.session}")
    print(
        f"score {percent(state.score)}, {duration(state.active)} of active time, seed {state.seed}, "
        f"{state.ended or 'can be resumed'}"
    )
    for number, one in enumerate(state.questions, start=1):
        outcome = percent(one.mark) if one.phase is Phase.ANSWERED else PHASES[one.phase].word
        machine = f"  machine's mark {percent(one.machine_mark)}" if one.corrections else ""
        hints = f"  {plural(one.hints, 'hint')}" if one.hints else ""
        print(f"{number:3}  {one.question.key:45} {outcome:>13} {clock(one.seconds):>6}{hints}{machine}")


def _delete(options: argparse.Namespace) -> int:
    """Remove sessions with all that was derived from them; exit code 1 where the person says no."""
    paths = [find_session(folder_of(options), name) for name in options.names]
    if not options.yes:
        if not sys.stdin.isatty():
            raise UsageError("deleting cannot be undone", do="Confirm with --yes.")
        print("\n".join(str(path) for path in paths))
        if input(f"Delete {plural(len(paths), 'session')} with notes and exports? [y/N] ").strip().lower() not in (
            "y",
            "yes",
        ):
            return 1
    gone = [one for path in paths for one in delete_session(path)]
    _print_paths(options, gone, "deleted")
    return 0


def _import(options: argparse.Namespace) -> int:
    """Copy transcripts into the folder of sessions."""
    _print_paths(options, [import_session(Path(name), folder_of(options)) for name in options.names], "imported")
    return 0


def _print_paths(options: argparse.Namespace, paths: Sequence[Path], done: str) -> None:
    if options.json:
        print_json({done: [str(path) for path in paths]})
    else:
        print("\n".join(f"{done} {path}" for path in paths))


def _warn(sentences: Sequence[str]) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)


def _plain(summary: SessionSummary) -> dict[str, object]:
    return {
        name: str(value) if name == "path" else value
        for name in summary.__struct_fields__
        for value in [getattr(summary, name)]
    }
