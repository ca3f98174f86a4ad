"""What holds for a coding question: its programs parse, its parts name each other, its mutants can be made."""

import ast
import re
from collections.abc import Iterator

from interview.bank.rules.checks import check_rules
from interview.bank.rules.finding import Finding, above, known, names
from interview.bank.rules.rubric import phrase_rules
from interview.bank.rules.short import DTYPES
from interview.bank.rules.syntax import Unparsable, is_python, parse, syntax_rules
from interview.models.question import Bug, CodingQuestion, Status
from interview.models.task import Mutant, Task
from interview.models.verdict import Outcome

ENTRY_KINDS = ("function", "class", "script")
LOOPS = ("allow", "forbid")
DEVICES = ("cpu",)
MUTANT_SOURCES = ("starter",)
FEWEST_MUTANTS = 3
MUTANT_VERDICTS = frozenset(Outcome) - {Outcome.PASSED, Outcome.CANCELLED, Outcome.JUDGE_FAILED}
_DOTTED = re.compile(r"\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")


def coding_rules(question: CodingQuestion) -> Iterator[Finding]:
    """Return what is wrong with a question that the judge marks."""
    task = question.code
    for finding in _task_rules(task):
        yield finding._replace(where=("code", *finding.where), first=("code", *finding.first) if finding.first else ())
    if isinstance(question, Bug):
        yield from _bug_rules(question)
    elif len(task.mutants) < FEWEST_MUTANTS and question.status is Status.REVIEWED:
        what = f"A reviewed question needs at least {FEWEST_MUTANTS} mutants, but this one has {len(task.mutants)}"
        do = "Add wrong solutions that people actually write, or set `status: draft`."
        yield Finding(("code", "mutants"), "few-mutants", what, do)


def _task_rules(task: Task) -> Iterator[Finding]:
    yield from _settings(task)
    yield from _numbers(task)
    for part in ("setup", "starter", "reference"):
        yield from syntax_rules(getattr(task, part), (part,))
    for name, source in task.accepted.items():
        yield from syntax_rules(source, ("accepted", name))
    if not task.reference.strip():
        yield Finding(
            ("reference",),
            "missing-key",
            '"reference" is missing',
            "Write the solution that submissions are compared with.",
        )
    else:
        yield from _reference_rules(task)
    yield from check_rules(task.checks)
    yield from names((mutant.id for mutant in task.mutants), "mutants", "mutant")
    ids = tuple(check.id for check in task.checks)
    for index, mutant in enumerate(task.mutants):
        where = ("mutants", index)
        yield from known(mutant.must_fail, ids, (*where, "must_fail"), "check")
        yield from known(mutant.must_pass, ids, (*where, "must_pass"), "check")
        yield from _mutant_rules(mutant, where, task)


def _settings(task: Task) -> Iterator[Finding]:
    """Hold names and closed choices to what the judge understands."""
    for key, values in (("entry_kind", ENTRY_KINDS), ("loops", LOOPS), ("device", DEVICES)):
        written = getattr(task, key)
        if written not in values:
            yield Finding((key,), "unknown-value", f'"{key}" cannot be "{written}"', f"One of {', '.join(values)}.")
    if task.entry_kind != "script" and not task.entry.isidentifier():
        what = f'"{task.entry}" is not a valid name'
        yield Finding(("entry",), "bad-name", what, "Name the function or class that the candidate defines.")
    for key in ("forbid", "require"):
        for index, name in enumerate(getattr(task, key)):
            if not _DOTTED.fullmatch(name):
                yield Finding(
                    (key, index), "bad-name", f'"{name}" is not a dotted name', "Write it as in `torch.softmax`."
                )


def _numbers(task: Task) -> Iterator[Finding]:
    """Hold limits, tolerances and seeds to their ranges."""
    for key in ("seconds", "memory_mb", "output_kb", "threads", "source_kb"):
        yield from above(getattr(task.limits, key), 0, ("limits", key))
    for name, tolerance in task.tolerance.items():
        if name not in DTYPES:
            what, do = f'There is no element type "{name}"', f"One of {', '.join(sorted(DTYPES))}."
            yield Finding(("tolerance", name), "unknown-value", what, do)
        if tolerance.rtol < 0 or tolerance.atol < 0:
            yield Finding(("tolerance", name), "out-of-range", "A tolerance must not be negative")
    if not task.seeds:
        yield Finding(("seeds",), "empty", '"seeds" is empty', "Give one, or remove the key.")
    for index, seed in enumerate(task.seeds):
        if seed < 0 or seed in task.seeds[:index]:
            yield Finding(("seeds", index), "bad-seed", "Seeds must be distinct and not negative", "Choose another.")


def _reference_rules(task: Task) -> Iterator[Finding]:
    """Hold the reference to defining what is asked for."""
    try:
        tree = parse(task.reference)
    except Unparsable:
        return
    if task.entry_kind != "script" and task.entry.isidentifier() and task.entry not in defined_names(tree):
        yield Finding(
            ("reference",),
            "no-entry",
            f'The reference does not define "{task.entry}"',
            "Define it, or correct `entry`.",
        )


def defined_names(tree: ast.AST) -> set[str]:
    """Return the names that a program defines at its top level."""
    found: set[str] = set()
    for node in getattr(tree, "body", []):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        else:
            found |= {
                part.id for part in ast.walk(node) if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
            }
    return found


def _mutant_rules(mutant: Mutant, where: tuple[str | int, ...], task: Task) -> Iterator[Finding]:
    """Hold a mutant to one way of making it, and to saying what it proves."""
    ways = sum((bool(mutant.code), mutant.replace is not None, bool(mutant.from_)))
    if ways != 1:
        yield Finding(
            where,
            "mutant-source",
            f'The mutant "{mutant.id}" is defined in {ways} ways',
            "Give it exactly one of `code`, `replace` or `from: starter`.",
        )
    if not mutant.must_fail and not mutant.verdict:
        yield Finding(
            where,
            "mutant-proves-nothing",
            f'The mutant "{mutant.id}" does not name a check that must catch it',
            "Add `must_fail: [check id]`.",
        )
    for index, check in enumerate(mutant.must_pass):
        if check in mutant.must_fail:
            yield Finding(
                (*where, "must_pass", index),
                "contradiction",
                f'"{check}" is listed under both `must_fail` and `must_pass`',
                "Remove it from one list.",
            )
    if mutant.verdict and mutant.verdict not in MUTANT_VERDICTS:
        yield Finding(
            (*where, "verdict"),
            "unknown-value",
            f'"verdict" cannot be "{mutant.verdict}"',
            f"One of {', '.join(sorted(MUTANT_VERDICTS))}.",
        )
    if mutant.from_ and mutant.from_ not in MUTANT_SOURCES:
        yield Finding((*where, "from"), "unknown-value", f'"from" cannot be "{mutant.from_}"', "Write `from: starter`.")
    if mutant.from_ and not task.starter.strip():
        yield Finding(
            (*where, "from"),
            "missing-key",
            "The question has no starter",
            "Add `starter`, or give the mutant its own `code`.",
        )
    may_be_broken = mutant.verdict == Outcome.ERROR
    if mutant.code and not may_be_broken:
        yield from syntax_rules(mutant.code, (*where, "code"))
    if mutant.replace is not None:
        yield from replace_rules(
            mutant.replace, task.reference, "reference", (*where, "replace"), parses=not may_be_broken
        )


def replace_rules(
    pair: tuple[str, str], source: str, name: str, where: tuple[str | int, ...], *, parses: bool = True
) -> Iterator[Finding]:
    """Hold a replacement to standing in its source once, and to leaving Python behind."""
    old, new = pair
    count = source.count(old) if old else 0
    if count != 1:
        stands = "does not occur" if count == 0 else f"occurs {count} times"
        yield Finding(
            (*where, 0),
            "replace-count",
            f"This text {stands} in the {name}, but must occur exactly once",
            "Quote more or less of the line.",
        )
    elif old == new:
        yield Finding(
            (*where, 1), "replace-same", "The replacement changes nothing", "Write what the wrong solution has instead."
        )
    elif parses and is_python(source):
        yield from _changed_source(source.replace(old, new), name, (*where, 1))


def _changed_source(source: str, name: str, where: tuple[str | int, ...]) -> Iterator[Finding]:
    """Hold what a replacement makes of a program to being Python."""
    try:
        parse(source)
    except Unparsable as fault:
        what = f"With this replacement, the {name} is not valid Python: {fault.message}"
        yield Finding(where, "syntax", what, "Correct it.")


def _bug_rules(question: Bug) -> Iterator[Finding]:
    """Hold a faulty program to having faults that can be named and repaired."""
    task, lines = question.code, question.code.starter.splitlines()
    if not task.starter.strip():
        yield Finding(("code", "starter"), "missing-key", '"starter" is missing', "Write the faulty program there.")
    if not question.bugs:
        yield Finding(("bugs",), "no-bugs", "The question does not name a bug", "Add at least one with its `fix`.")
    if not 0 <= question.split <= 1:
        yield Finding(("split",), "out-of-range", f'"split" is {question.split:g}, but must be between 0 and 1')
    yield from names((bug.id for bug in question.bugs), "bugs", "bug")
    for index, bug in enumerate(question.bugs):
        where = ("bugs", index)
        for position, line in enumerate(bug.lines):
            if not 1 <= line <= len(lines):
                yield Finding(
                    (*where, "lines", position),
                    "out-of-range",
                    f"The starter has {len(lines)} lines, so there is no line {line}",
                )
        if not bug.any_of and question.split > 0:
            yield Finding(
                where, "no-phrases", f'Naming the bug "{bug.id}" can never match', "Add wordings under `any_of`."
            )
        yield from phrase_rules(bug.any_of, (*where, "any_of"))
        yield from replace_rules(bug.fix, task.starter, "starter", (*where, "fix"))
