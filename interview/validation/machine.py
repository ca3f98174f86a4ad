"""Telling what this machine has to validate banks with: cores, and which PyTorch, without importing it."""

import os
import re
from functools import cache
from importlib.metadata import PackageNotFoundError, version

_PART = re.compile(r"\s*([<>]=?|[=!~]=)\s*(\d+(?:\.\d+)*)\s*")


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def torch_fits(versions: str) -> bool:
    """Whether the installed version is in a range such as `>=2.6,<3`; an empty range holds every version."""
    here = _installed()
    return bool(here) and all(_holds(here, part) for part in versions.split(",") if part.strip())


def _holds(here: tuple[int, ...], part: str) -> bool:
    parsed = _PART.fullmatch(part)
    if parsed is None:
        return False
    sign, wanted = parsed[1], tuple(int(number) for number in parsed[2].split("."))
    width = max(len(here), len(wanted))
    ours, theirs = (numbers + (0,) * (width - len(numbers)) for numbers in (here, wanted))
    match sign:
        case ">=":
            return ours >= theirs
        case "<=":
            return ours <= theirs
        case ">":
            return ours > theirs
        case "<":
            return ours < theirs
        case "!=":
            return ours != theirs
        case "~=":
            return ours >= theirs and here[: len(wanted) - 1] == wanted[:-1]
    return ours == theirs


@cache
def _installed() -> tuple[int, ...]:
    """Return the installed version's release numbers; nothing where there is none."""
    try:
        release = re.match(r"\d+(?:\.\d+)*", version("torch"))
    except PackageNotFoundError:
        return ()
    return tuple(int(number) for number in release[0].split(".")) if release else ()
