"""From a submission to a verdict that can be believed, on a machine that the submission cannot hurt.

The names below are loaded when asked for: the zygote starts inside this package and needs none of them.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from interview.judge.host.isolation import Isolation
    from interview.judge.judge import Judge
    from interview.judge.run import Progress, Run, SnippetResult

__all__ = ["Isolation", "Judge", "Progress", "Run", "SnippetResult"]

_HOMES = {"Isolation": "host.isolation", "Judge": "judge", "Progress": "run", "Run": "run", "SnippetResult": "run"}


def __getattr__(name: str) -> Any:
    """Load a public name from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
