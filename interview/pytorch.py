"""Whether PyTorch is installed, told without importing it; questions answered by a program are asked only with it."""

from importlib.util import find_spec

from interview.errors import JudgeError

MISSING = "PyTorch is not installed"
INSTALL = "Install it with `pip install 'torch-interview[code]'`; in a checkout, run `make start`."
LEFT_OUT = f"{MISSING}, so coding and bug questions are left out. {INSTALL}"


def is_installed() -> bool:
    """Whether programs can be run here."""
    return find_spec("torch") is not None


def needed() -> None:
    """Make sure that programs can be run here.

    Raises:
        JudgeError: They cannot.
    """
    if not is_installed():
        raise JudgeError(f"{MISSING}, so no program can be run", do=INSTALL)
