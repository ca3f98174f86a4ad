"""What holds for the checks of a coding question."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import UNSET

from interview.bank.rules.finding import Finding, cycle, known, names
from interview.bank.rules.probes import FORMS, form_rules
from interview.bank.rules.syntax import syntax_rules
from interview.models.task import Check


def check_rules(checks: Sequence[Check]) -> Iterator[Finding]:
    """Return what is wrong with a list of checks."""
    if not checks:
        yield Finding(("checks",), "no-checks", "The question has no checks", "Add at least one.")
    elif not sum(check.points for check in checks) > 0:
        yield Finding(("checks",), "out-of-range", "No check is worth any points", "Give at least one of them points.")
    ids = tuple(check.id for check in checks)
    yield from names(ids, "checks", "check")
    for index, check in enumerate(checks):
        where = ("checks", index)
        yield from known(check.needs, ids, (*where, "needs"), "check")
        if check.points < 0:
            yield Finding((*where, "points"), "out-of-range", f'"points" is {check.points:g}, but must not be negative')
        if check.tolerance and (check.tolerance.rtol < 0 or check.tolerance.atol < 0):
            yield Finding((*where, "tolerance"), "out-of-range", "A tolerance must not be negative")
        yield from _probe_rules(check, where)
    circle = cycle({check.id: check.needs for check in checks})
    if circle:
        at = ("checks", ids.index(circle[0]), "needs")
        yield Finding(
            at, "cycle", f"Checks depend on each other in a cycle: {' → '.join(circle)}", "Remove one of them."
        )


def _probe_rules(check: Check, where: tuple[str | int, ...]) -> Iterator[Finding]:
    """Hold a check to one probe, and that to being Python."""
    probes = [name for name in Check.PROBES if getattr(check, name) is not UNSET]
    if len(probes) != 1:
        given = f"has {len(probes)} probes ({', '.join(probes)})" if probes else "has no probe"
        yield Finding(
            where,
            "one-probe",
            f'The check "{check.id}" {given}, but must have exactly one',
            f"The probes are {', '.join(Check.PROBES)}.",
        )
    if isinstance(check.call, str):
        yield from syntax_rules(check.call.strip(), (*where, "call"), "eval")
    if isinstance(check.observe, str):
        yield from syntax_rules(check.observe, (*where, "observe"))
    if isinstance(check.cases, tuple):
        if not check.cases:
            yield Finding((*where, "cases"), "empty", '"cases" is empty', "Add a call.")
        for index, case in enumerate(check.cases):
            yield from syntax_rules(case.strip(), (*where, "cases", index), "eval")
    if check.raises is not UNSET and check.expect is not UNSET and list(_keys(check.expect)) != ["raises"]:
        what = f'The check "{check.id}" does not say which exception it expects'
        yield Finding((*where, "expect"), "unknown-value", what, "Write `expect: {raises: ValueError}`.")
    for name in probes:
        if name in FORMS:
            yield from form_rules(name, getattr(check, name), (*where, name))


def _keys(expect: object) -> Iterable[object]:
    return expect if isinstance(expect, Mapping) else ()
