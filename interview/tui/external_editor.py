"""Writing in the candidate's own editor: the program steps aside, and takes back what was written."""

from typing import Any

from textual.app import App, SuspendNotSupported
from textual.widgets import TextArea

from interview.editor import edited, find_editor
from interview.errors import UsageError


def edit_outside(app: App[Any], editor: TextArea, *, suffix: str) -> None:
    """Open an editor's text in the user's own one, and put back what comes out; the change can be undone."""
    trouble: UsageError | None = None
    before = text = editor.text
    try:
        command = find_editor()
        with app.suspend():
            try:  # an error that leaves this block would leave the terminal without the program's screen
                text = edited(command, before, suffix=suffix)
            except UsageError as error:
                trouble = error
    except SuspendNotSupported:
        app.notify("No editor can be opened here: this window is in a browser.", severity="warning")
    except UsageError as error:
        trouble = error
    if trouble is not None:
        app.notify(str(trouble), severity="error", timeout=12, markup=False)
    elif text.rstrip("\n") != before.rstrip("\n"):
        editor.replace(text.rstrip("\n") if suffix == ".md" else text, (0, 0), editor.document.end)
