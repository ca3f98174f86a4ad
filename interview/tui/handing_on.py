"""Asking in which form a session is written, and for whom; writing it beside its transcript."""

from pathlib import Path
from typing import Any

from textual.content import Content
from textual.screen import Screen

from interview.errors import InterviewError
from interview.review.copies import Form, Whose, copy_of, file_name, written
from interview.tui.widgets.choice_dialog import ChoiceDialog

_FORMS = {
    "full.html": "A page for the browser or for paper",
    "full.md": "Markdown",
    "full.json": "JSON, for programs",
    "candidate.html": "A page for the candidate: no notes, no corrections, no secrets",
    "candidate.md": "Markdown for the candidate",
}


async def export_session(screen: Screen[Any], transcript: Path) -> None:
    """Ask how, write the copy, and say where it is or why it could not be written."""
    choices = {name: Content(text) for name, text in _FORMS.items()}
    chosen = await screen.app.push_screen_wait(ChoiceDialog("Export this session as", choices))
    if chosen is None:
        return
    whose, _, form = chosen.partition(".")
    path = transcript.with_name(file_name(transcript, Whose(whose), Form(form)))
    try:
        path.write_text(written(copy_of(transcript, Whose(whose)), Form(form)), encoding="utf-8")
    except InterviewError as error:
        screen.notify(str(error), severity="error", markup=False)
    except OSError as error:
        screen.notify(f"{path}: {error.strerror}. Nothing was written.", severity="error", markup=False)
    else:
        screen.notify(f"Written: {path}", timeout=8, markup=False)
