"""From a call's options to banks, a question, or a draw."""

import argparse
import difflib
import sys
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

import msgspec

from interview.bank import find_banks, load_all
from interview.draw import draw, new_seed
from interview.errors import UsageError
from interview.models.question import AnyQuestion, Bank, Difficulty, Kind
from interview.models.settings import ClockMode, Draw, DrawRequest, Feedback, Settings
from interview.places import sessions_folder
from interview.presets import PRESETS, preset
from interview.progress import history

_Named = TypeVar("_Named", bound=StrEnum)


def banks_of(options: argparse.Namespace) -> list[Bank]:
    """Return every bank that is found, and those that the call names; why others are left out goes to standard error.

    Raises:
        BankError: A bank that the call names cannot be used.
    """
    load_all(options.bank)
    return load_all(find_banks(options.bank), say=lambda problem: print(problem, file=sys.stderr))


def question_of(options: argparse.Namespace) -> AnyQuestion:
    """Return the question that a call names as BANK:ID.

    Raises:
        UsageError: There is no such question.
    """
    questions = {question.key: question for bank in banks_of(options) for question in bank.questions.values()}
    name: str = options.question
    found = questions.get(name)
    if found is None:
        near = difflib.get_close_matches(name, questions, n=1)
        advice = f"Did you mean {near[0]}?" if near else "`interview banks` lists the banks."
        raise UsageError("there is no such question", where=name, do=advice)
    return found


def draw_of(options: argparse.Namespace, settings: Settings) -> Draw:
    """Return the set that a call asks for; without a seed, a new one each time."""
    banks = banks_of(options)
    seed = new_seed() if options.seed is None else options.seed
    past = history(sessions_folder(options.sessions), banks)
    return draw(banks, settings.request, seed, past)


def settings_of(options: argparse.Namespace) -> Settings:
    """Return the set-up that a call's options describe: a preset, changed by what else is given.

    Raises:
        UsageError: An option names something that does not exist.
    """
    chosen = preset(options.preset) if options.preset else None
    if options.preset and chosen is None:
        names = ", ".join(one.id for one in PRESETS)
        raise UsageError(f"there is no preset {options.preset!r}", do=f"Choose from {names}.")
    settings = chosen.settings if chosen else Settings(minutes=options.minutes)
    changes: dict[str, object] = {"request": _request_of(options, settings.request if chosen else None)}
    if getattr(options, "feedback", None):
        changes["feedback"] = Feedback(options.feedback)
    if getattr(options, "clock", None):
        changes["clock"] = ClockMode(options.clock)
    if getattr(options, "stretch", None):
        changes["stretch"] = options.stretch
    return msgspec.structs.replace(settings, **changes)


def _request_of(options: argparse.Namespace, base: DrawRequest | None) -> DrawRequest:
    """Return what is wanted; without any wish, ten questions."""
    given: dict[str, object] = {
        "banks": tuple(options.banks),
        "topics": tuple(options.topics),
        "kinds": tuple(_named(Kind, kind) for kind in options.kinds),
        "difficulties": tuple(_named(Difficulty, one) for one in options.difficulties),
        "keys": tuple(options.keys),
        "quotas": dict(_quota(quota) for quota in options.quotas),
        "count": _positive(options.count, "--count"),
        "minutes": _positive(options.minutes, "--minutes"),
    }
    given = {name: value for name, value in given.items() if value}
    if base is None and not given.keys() & {"keys", "quotas", "count", "minutes"}:
        given["count"] = 10
    return msgspec.structs.replace(base or DrawRequest(), **given)


def _quota(text: str) -> tuple[Kind, int]:
    name, _, number = text.partition("=")
    if not number.isdigit():
        raise UsageError(
            "a quota must have the form KIND=N", where=f"--quota {text}", do="For example: --quota code=2."
        )
    return _named(Kind, name), int(number)


def _positive(number: float | None, option: str) -> float | None:
    if number is not None and number <= 0:
        raise UsageError("the number must be greater than 0", where=f"{option} {number:g}")
    return number


def _named(kind: type[_Named], name: str) -> _Named:
    try:
        return kind(name)
    except ValueError:
        near = difflib.get_close_matches(name, list(kind), n=1)
        advice = f"Did you mean {near[0]}?" if near else f"Choose from {', '.join(kind)}."
        raise UsageError(f"there is no {kind.__name__.lower()} {name!r}", do=advice) from None


def folder_of(options: argparse.Namespace) -> Path:
    """Return the folder of transcripts that a call means."""
    return sessions_folder(options.sessions)
