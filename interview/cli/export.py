"""`interview export`: one session, or all of them, as documents; in full or for the candidate."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from interview.cli.choosing import folder_of
from interview.cli.output import print_json
from interview.errors import UsageError
from interview.review.copies import Form, Whose, copy_of, write_all, written
from interview.review.export import json_schema
from interview.transcript.folder import find_session, transcripts


def export_session(options: argparse.Namespace) -> int:
    """Print or write sessions as documents."""
    if options.schema:
        print_json(json_schema())
        return 0
    if (options.session is None) == (options.folder is None):
        raise UsageError("give either a session or --all DIR", do="`interview export last` prints the newest session.")
    form, whose = _form(options), Whose(options.whose)
    try:
        if options.folder is not None:
            return _export_all(options, whose, form)
        copy = copy_of(find_session(folder_of(options), options.session), whose)
        document = written(copy, form)
        if options.output is None:
            print(document, end="")
        else:
            options.output.write_text(document, encoding="utf-8")
    except OSError as error:
        where = str(error.filename or options.output or options.folder)
        raise UsageError(f"the file cannot be written ({error.strerror})", where=where) from None
    _warn(copy.problems)
    return 0


def _export_all(options: argparse.Namespace, whose: Whose, form: Form) -> int:
    paths, unreadable = write_all(sorted(transcripts(folder_of(options))), options.folder, whose, form)
    print(f"{len(paths)} written to {options.folder}")
    _warn(unreadable)
    return 0


def _form(options: argparse.Namespace) -> Form:
    """Return the form that is asked for, else the one that the file's ending means."""
    if options.format:
        return Form(options.format)
    ending = Path(options.output or "").suffix.removeprefix(".")
    return Form(ending) if ending in set(Form) else Form.MARKDOWN


def _warn(sentences: Sequence[str]) -> None:
    for sentence in sentences:
        print(sentence, file=sys.stderr)
