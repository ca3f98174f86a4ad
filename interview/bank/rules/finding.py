"""What a rule has found: the path to it inside its question, and what is said about it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interview.bank.positions import Key
from interview.bank.problems import Severity

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
"""What key points, checks and mutants may be called."""


class Finding(NamedTuple):
    """Something that is wrong with a question."""

    where: tuple[Key, ...]
    code: str
    what: str
    do: str = ""
    severity: Severity = Severity.ERROR
    first: tuple[Key, ...] = ()
    """Where the thing stands that this one repeats."""


def warning(where: tuple[Key, ...], code: str, what: str, do: str = "") -> Finding:
    """Return a finding in spite of which the question can be used."""
    return Finding(where, code, what, do, Severity.WARNING)


def within(value: float, low: float, high: float, where: tuple[Key, ...]) -> Iterator[Finding]:
    """Hold a number to its range."""
    if not low <= value <= high:
        yield Finding(where, "out-of-range", f'"{where[-1]}" is {value:g}, but must be between {low:g} and {high:g}')


def above(value: float, low: float, where: tuple[Key, ...]) -> Iterator[Finding]:
    """Hold a number to more than a lower bound."""
    if not value > low:
        yield Finding(where, "out-of-range", f'"{where[-1]}" is {value:g}, but must be greater than {low:g}')


def names(ids: Iterable[str], where: str, noun: str) -> Iterator[Finding]:
    """Hold the ids of the parts of a question to their form, and to standing there once."""
    seen: dict[str, int] = {}
    for index, name in enumerate(ids):
        if name in seen:
            first = (where, seen[name], "id")
            yield Finding(
                (where, index, "id"), "repeated-id", f'Two {noun}s are called "{name}"', "Rename one.", first=first
            )
        elif not NAME.fullmatch(name):
            yield Finding(
                (where, index, "id"), "bad-id", f'"{name}" is not a valid id', "Use letters, digits, dots and dashes."
            )
        seen.setdefault(name, index)


def known(ids: Iterable[str], among: Iterable[str], where: tuple[Key, ...], noun: str) -> Iterator[Finding]:
    """Hold references to what they name."""
    everything = tuple(among)
    for index, name in enumerate(ids):
        if name not in everything:
            choice = f"Choose from {', '.join(everything)}." if everything else "There are none."
            yield Finding((*where, index), "unknown-reference", f'No {noun} has the id "{name}"', choice)


def cycle(links: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return names that lead in a circle, first one repeated at the end; empty where none do."""
    done: set[str] = set()
    for start in links:
        path: list[str] = []
        stack = [iter((start,))]
        while stack:
            name = next(stack[-1], None)
            if name is None:
                stack.pop()
                if path:
                    done.add(path.pop())
            elif name in path:
                return (*path[path.index(name) :], name)
            elif name not in done and name in links:
                path.append(name)
                stack.append(iter(links[name]))
    return ()
