"""Having a text written in the user's own editor; what goes wrong is said before and after, never in between."""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from interview.errors import UsageError

_ADVICE = "Set $EDITOR to an editor that waits until its file is closed, for example `nano` or `code --wait`."


def find_editor() -> list[str]:
    """Return the command of $VISUAL, of $EDITOR, or `vi`, in words.

    Raises:
        UsageError: There is no such program, or the command cannot be read.
    """
    variable = next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name, "").strip()), "")
    command = os.environ.get(variable, "vi")
    try:
        words = shlex.split(command)
    except ValueError:
        raise UsageError("the editor's command has an open quote", where=f"${variable}={command}", do=_ADVICE) from None
    where = f"${variable}={command}" if variable else command
    if not words or shutil.which(words[0]) is None:
        raise UsageError("the editor was not found", where=where, do=_ADVICE)
    return words


def edited(editor: list[str], text: str, *, suffix: str) -> str:
    """Return what comes out of an editor that is given a text.

    Raises:
        UsageError: It cannot be started, ends with a fault, or leaves nothing that can be read.
    """
    try:
        with tempfile.NamedTemporaryFile("w", suffix=suffix, encoding="utf-8", delete=False) as file:
            path = Path(file.name)
            file.write(text)
        try:
            code = _run([*editor, str(path)])
            written = path.read_text(encoding="utf-8")
        finally:
            path.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"the text could not be read back from the editor ({error})", where=editor[0], do=_ADVICE
        ) from None
    if code != 0:
        raise UsageError(f"the editor exited with code {code}, so your text was left unchanged", where=editor[0])
    return written


def _run(command: list[str]) -> int:
    """Run an editor to its end; a Ctrl+C in it is its own business."""
    try:
        before = signal.signal(signal.SIGINT, lambda *_: None)
    except ValueError:  # not in the main thread, which alone is interrupted
        return subprocess.run(command, check=False).returncode
    try:
        return subprocess.run(command, check=False).returncode
    finally:
        signal.signal(signal.SIGINT, before)
