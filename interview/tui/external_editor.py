"""Writing in the candidate's own editor: the program steps aside, and takes back what was written."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported
from textual.widgets import TextArea


def edit_outside(app: App[Any], editor: TextArea, *, suffix: str) -> None:
    """Open an editor's text in $VISUAL or $EDITOR, and put back what comes out; the change can be undone."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with tempfile.NamedTemporaryFile("w", suffix=suffix, encoding="utf-8", delete=False) as file:
        file.write(editor.text)
    path = Path(file.name)
    try:
        with app.suspend():
            code = subprocess.run([*shlex.split(command), str(path)], check=False).returncode
        text = path.read_text(encoding="utf-8")
    except SuspendNotSupported:
        app.notify("There is no editor to open here: this window is in a browser.", severity="warning")
        return
    except (OSError, ValueError) as error:
        app.notify(f"{command}: {error}. Set $EDITOR to an editor that waits.", severity="error", markup=False)
        return
    finally:
        path.unlink(missing_ok=True)
    if code != 0:
        app.notify(f"{command} ended with code {code}: the text stays as it was.", severity="warning", markup=False)
    elif text.rstrip("\n") != editor.text.rstrip("\n"):
        editor.replace(text.rstrip("\n") if suffix == ".md" else text, (0, 0), editor.document.end)
