"""Writing what a screen shows to files beside the transcript; the one place where `E` leads to."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.screen import Screen

from interview.errors import InterviewError
from interview.review.copies import Form, Whose, copy_of, file_name, written
from interview.tui.widgets.choice_dialog import Choice, ChoiceDialog

_FORMS = (
    Choice("full.html", "A web page, to read or print"),
    Choice("full.md", "Markdown"),
    Choice("full.json", "JSON, for other programs"),
    Choice("candidate.html", "A page for the candidate: no notes, no corrections, no secrets"),
    Choice("candidate.md", "Markdown for the candidate"),
)


async def export_session(screen: Screen[Any], transcript: Path) -> None:
    """Ask in which form and for whom a session is written, and write it."""
    chosen = await screen.app.push_screen_wait(ChoiceDialog("Export this session as:", _FORMS))
    if chosen is None:
        return
    whose, _, form = chosen.partition(".")
    try:
        document = written(copy_of(transcript, Whose(whose)), Form(form))
    except InterviewError as error:
        screen.notify(str(error), severity="error", markup=False)
    else:
        write_beside(screen, {transcript.with_name(file_name(transcript, Whose(whose), Form(form))): document})


def write_beside(screen: Screen[Any], documents: Mapping[Path, str]) -> None:
    """Write documents for their owner's eyes alone; say where they are, or why one could not be written."""
    for path, document in documents.items():
        try:
            path.touch(mode=0o600, exist_ok=True)
            path.write_text(document, encoding="utf-8")
        except OSError as error:
            screen.notify(f"{path} could not be written: {error.strerror}.", severity="error", markup=False)
            return
    screen.notify(f"Written: {' and '.join(map(str, documents))}", timeout=8, markup=False)
