"""One run of one check: what the submission gave, compared with what the reference gave or the bank states."""

from typing import Any

from msgspec import UNSET, Struct

from interview.judge.verdict.comparison import Rules, difference, kind_text
from interview.judge.verdict.expectation import shortfall
from interview.judge.verdict.relations import RELATIONS
from interview.judge.verdict.text import brief, clean
from interview.judge.wire.records import Failure
from interview.judge.wire.report import Observed
from interview.judge.wire.values import Opaque, Value
from interview.models.task import Check, Task


class Finding(Struct, frozen=True, kw_only=True):
    """What one run of one check came to."""

    sentence: str = ""
    """What differs; empty where nothing does."""
    expected: str = ""
    """What the reference gave, or what the bank states."""
    got: str = ""
    """What the submission gave."""
    failure: Failure | None = None
    """The exception that came instead of a value."""
    ours: bool = False
    """Whether the reference is at fault, not the submission."""


def rules_of(task: Task, check: Check) -> Rules:
    """Return how near numbers must be for a check."""
    return Rules(check.tolerance, task.tolerance)


def wanted_error(check: Check) -> str:
    """Return the exception's class that a check states; empty where it states none."""
    if isinstance(check.expect, dict) and "raises" in check.expect:
        return str(check.expect["raises"])
    if isinstance(check.raises, dict) and "error" in check.raises:
        return str(check.raises["error"])
    return ""


def compare(check: Check, rules: Rules, reference: Observed, got: Observed) -> Finding:
    """Return what a run came to; an empty sentence is the only way to pass."""
    named = wanted_error(check)
    if named or check.probe == "raises":
        return _compare_error(named, reference, got)
    if got.failure is not None or got.value is None:
        return _failed(got.failure)
    if check.expect is not UNSET:
        told = shortfall(check.expect, got.value, rules)
        return _finding(told, clean(_stated(check.expect)), got.value)
    if relation := RELATIONS.get(check.probe):
        if reference.value is None:
            return _no_reference(reference)
        told = relation(getattr(check, check.probe), reference.value, got.value, rules)
        return _finding(told, "", got.value)
    if reference.value is None or isinstance(reference.value, Opaque):
        return _no_reference(reference)
    told = difference(reference.value, got.value, rules)
    return _finding(told, brief(reference.value) if told else "", got.value)


def _finding(told: str, expected: str, got: Value) -> Finding:
    """Return a finding; what was seen is put into words only where something is wrong with it."""
    return Finding(sentence=told, expected=expected, got=brief(got)) if told else Finding()


def _no_reference(reference: Observed) -> Finding:
    why = (
        failure_sentence(reference.failure) if reference.failure else "The result is an object that cannot be compared."
    )
    return Finding(sentence=f"The question's own reference failed here. {why}", ours=True)


def _stated(expect: Any) -> str:
    if isinstance(expect, dict):
        return ", ".join(f"{name}: {value}" for name, value in expect.items())
    return str(expect)


def _failed(failure: Failure | None) -> Finding:
    failure = failure or Failure(type="Exception")
    return Finding(sentence=failure_sentence(failure), failure=failure)


def failure_sentence(failure: Failure) -> str:
    """Return an exception as one sentence."""
    if failure.denied:
        return f"Not available in the judge: {clean(failure.denied, 200)}."
    words = clean(failure.message, 300).strip().splitlines()
    return f"Raised {clean(failure.type, 80)}{': ' + words[0] if words else ''}"


def _compare_error(named: str, reference: Observed, got: Observed) -> Finding:
    if not named:
        if reference.failure is None:
            return Finding(sentence="The question's own reference raised no exception.", ours=True)
        named = reference.failure.type
    if got.failure is None:
        seen = kind_text(got.value) if got.value is not None else "nothing"
        return Finding(sentence=f"Expected {named} to be raised, got {seen}.", expected=named, got=seen)
    classes = (got.failure.type, *got.failure.bases)
    if named in classes:
        return Finding(expected=named, got=got.failure.type)
    seen = clean(got.failure.type, 80)
    told = f"Expected {named} to be raised. {failure_sentence(got.failure)}"
    return Finding(sentence=told, expected=named, got=seen)
