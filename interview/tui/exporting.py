"""Writing a session as Markdown beside its transcript, and saying where."""

from pathlib import Path
from typing import Any

from textual.app import App

from interview.review.export import as_markdown
from interview.transcript.state import SessionState


def export_beside(app: App[Any], transcript: Path, state: SessionState) -> None:
    """Write the document and say where it is, or why it could not be written."""
    path = transcript.with_suffix(".md")
    try:
        path.write_text(as_markdown(state), encoding="utf-8")
    except OSError as error:
        app.notify(f"{path}: {error.strerror}. Nothing was written.", severity="error", markup=False)
    else:
        app.notify(f"Written: {path}", markup=False)
