"""Where the program keeps what it writes: sessions, and the judge's log where one is asked for."""

import os
from pathlib import Path

from platformdirs import user_data_path, user_state_path

APP = "interview"
"""The name under which the user's own folders are found."""


def checkout() -> Path | None:
    """Return the root of the checkout that this package is run from; None where it was installed as a wheel."""
    root = Path(__file__).resolve().parent.parent
    return root if (root / "pyproject.toml").is_file() and (root / "banks").is_dir() else None


def sessions_folder(chosen: Path | None = None) -> Path:
    """Return the folder of transcripts: the chosen one, the checkout's, or the user's."""
    if chosen is not None:
        return chosen.expanduser().resolve()
    root = checkout()
    return root / "sessions" if root else user_data_path(APP) / "sessions"


def judge_log() -> Path | None:
    """Return the file in which the judge's processes are heard, as INTERVIEW_JUDGE_LOG asks; None where it does not.

    `1` stands for a file in the user's own folder, every other value for itself.
    """
    asked = os.environ.get("INTERVIEW_JUDGE_LOG", "")
    if asked in ("", "0"):
        return None
    return user_state_path(APP) / "judge.log" if asked == "1" else Path(asked).expanduser()
