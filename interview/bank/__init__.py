"""Reading question banks: files in, typed questions or a list of all that is wrong out.

What parses and checks is loaded when it is asked for: unchanged banks come from the cache without it.
"""

from typing import TYPE_CHECKING, Any

from interview.bank.caching import load_all
from interview.bank.finding import find_banks
from interview.bank.problems import Problem, Severity, listing

if TYPE_CHECKING:
    from interview.bank.positions import Positions
    from interview.bank.reading import BankFile, load, read

__all__ = ["BankFile", "Positions", "Problem", "Severity", "find_banks", "listing", "load", "load_all", "read"]

_HOMES = {"BankFile": "reading", "Positions": "positions", "load": "reading", "read": "reading"}


def __getattr__(name: str) -> Any:
    """Load a public name from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
