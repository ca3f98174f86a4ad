"""Where sessions are kept: beside a checkout, else in the user's data folder."""

from pathlib import Path

from platformdirs import user_data_path

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
