"""Forbidden names while a program runs, as advice: refused only where the submission itself calls them."""

import sys
from collections.abc import Sequence
from typing import Any

import torch

from interview.judge.child.failures import SUBMISSION, ForbiddenNameError


def patch(forbid: Sequence[str]) -> None:
    """Put a refusing function in the place of each forbidden one that exists."""
    for name in forbid:
        owner_name, _, attribute = name.rpartition(".")
        owner = torch.Tensor if owner_name in ("", "Tensor") else _find(owner_name)
        original = getattr(owner, attribute, None) if owner is not None else None
        if callable(original) and not isinstance(original, type):
            setattr(owner, attribute, _refusing(original, name.removeprefix(".")))


def _find(dotted: str) -> Any:
    head, *rest = dotted.split(".")
    found: Any = sys.modules.get(head)
    for part in rest:
        found = getattr(found, part, None)
    return found


def _refusing(original: Any, name: str) -> Any:
    def refuse(*arguments: Any, **named: Any) -> Any:
        if sys._getframe(1).f_code.co_filename == SUBMISSION:
            raise ForbiddenNameError(f"uses {name}, which this question forbids")
        return original(*arguments, **named)

    return refuse
