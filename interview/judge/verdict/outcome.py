"""The one verdict on a submission, from the findings of all its runs and the way its processes ended."""

import os
import signal
from collections.abc import Mapping, Sequence

from msgspec import Struct

from interview.judge.verdict.check import Finding, compare, failure_sentence, rules_of
from interview.judge.verdict.plan import Plan, Step
from interview.judge.verdict.text import clean, plural
from interview.judge.wire.records import Failure, Loaded
from interview.judge.wire.report import End, Observed, Report
from interview.models.task import Check, Task
from interview.models.verdict import CheckResult, CheckState, Outcome, Verdict

_OUTCOMES = {
    End.TIMED_OUT: Outcome.TIMED_OUT,
    End.OUT_OF_MEMORY: Outcome.OUT_OF_MEMORY,
    End.TOO_MUCH_OUTPUT: Outcome.TOO_MUCH_OUTPUT,
    End.TOO_MUCH_OBSERVED: Outcome.TOO_MUCH_OUTPUT,
    End.CRASHED: Outcome.CRASHED,
    End.GARBLED: Outcome.CRASHED,
    End.CANCELLED: Outcome.CANCELLED,
    End.LOST: Outcome.JUDGE_FAILED,
}

MAX_LINES = 40
"""Lines of a submission that a traceback shows at most."""


class Observations(Struct, kw_only=True):
    """All that the children said about one submission."""

    plan: Plan
    """What was to run."""
    reference: Mapping[Step, Observed] = {}
    """What the reference gave."""
    seen: dict[Step, Observed] = {}
    """What the submission gave."""
    ends: dict[int, Report] = {}
    """The reports of processes that ended during a check, by the check's place."""
    last: Report | None = None
    """The report of the last process."""
    printed: dict[int, str] = {}
    """What was printed, by the check's place; -1 outside all."""


def stopped_sentence(report: Report, task: Task) -> str:
    """Return how a process was ended, with the limit it broke and what it had used."""
    limits = task.limits
    match report.end:
        case End.TIMED_OUT:
            return f"Took longer than {limits.seconds:g} s, the limit of this question."
        case End.OUT_OF_MEMORY:
            return f"Used more than {limits.memory_mb} MiB of memory (seen: {report.memory_mb:.0f} MiB)."
        case End.TOO_MUCH_OUTPUT:
            return f"Printed more than {limits.output_kb} KiB."
        case End.TOO_MUCH_OBSERVED:
            return "Returned more data than the judge accepts (96 MiB)."
        case End.GARBLED:
            return "Ended without a complete record: something wrote into the judge's channel."
        case End.LOST:
            return "The judge's own process ended; nothing was graded."
        case End.CANCELLED:
            return "You cancelled the run."
    return f"The process ended without a result{_how(report.status)}."


def _how(status: int | None) -> str:
    if status is None:
        return ""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        name = signal.Signals(number).name if number in list(signal.Signals) else str(number)
        return f" ({name})"
    return f" (exit code {os.waitstatus_to_exitcode(status)})"


def reach_verdict(task: Task, observations: Observations, source: str) -> Verdict:
    """Return the verdict, without the times and the seeds that only the supervisor knows."""
    last = observations.last
    possible = sum(observations.plan.checks[index].points for index in observations.plan.chosen)
    if last is not None and (last.loaded is None or last.loaded.failure or last.loaded.problems):
        return _unloaded(task, observations, last, source, possible)
    results: list[CheckResult] = []
    outcomes = [Outcome.PASSED]
    blame: list[tuple[Outcome, Failure | None, bool]] = []
    for index in observations.plan.chosen:
        result, outcome, failure = _check(task, observations, index, results)
        results.append(result)
        outcomes.append(outcome)
        blame.append((outcome, failure, result.hidden))
    if last is not None and last.end is not End.COMPLETE:
        outcomes.append(_OUTCOMES[last.end])
    outcomes += [_OUTCOMES[report.end] for report in observations.ends.values()]
    if not all(result.state is CheckState.PASSED for result in results) and set(outcomes) == {Outcome.PASSED}:
        outcomes.append(Outcome.JUDGE_FAILED)  # nothing but a complete record passes
    worst = max(outcomes, key=lambda outcome: outcome.severity)
    raised = next((failure for _, failure, hidden in blame if failure is not None and not hidden), None)
    earned = sum(result.points for result in results if result.state is CheckState.PASSED)
    return Verdict(
        outcome=worst,
        sentence=_sentence(task, worst, results, observations),
        checks=tuple(results),
        points=0.0 if worst is Outcome.JUDGE_FAILED else earned,
        possible=possible,
        traceback=traceback_text(raised, source) if raised else "",
        error_line=line_of(raised.lines[-1].line, source) if raised and raised.lines else None,
        stdout=clean(observations.printed.get(-1, ""), 65_536),
        cpu_seconds=last.cpu_seconds if last else 0.0,
        memory_mb=last.memory_mb if last else 0.0,
    )


def _check(
    task: Task, observations: Observations, index: int, before: Sequence[CheckResult]
) -> tuple[CheckResult, Outcome, Failure | None]:
    check = observations.plan.checks[index]
    printed = "" if check.hidden else clean(observations.printed.get(index, ""), 65_536)
    unmet = [other.id for other in before if other.id in check.needs and other.state is not CheckState.PASSED]
    if unmet:
        told = f"Not run: it needs “{unmet[0]}” to pass first."
        return _result(check, CheckState.NOT_RUN, sentence=told), Outcome.PASSED, None
    for step in (step for step in observations.plan.steps if observations.plan.check_of(step) == index):
        given = observations.plan.parts[step.part].given
        got = observations.seen.get(step)
        if got is None:
            return _missing(task, observations, index, given, step.seed, printed)
        reference = observations.reference.get(step)
        if reference is None:
            told = "The question's own reference gave no result here."
            return _result(check, CheckState.NOT_RUN, sentence=told), Outcome.JUDGE_FAILED, None
        finding = compare(check, rules_of(task, check), reference, got)
        if finding.sentence:
            return _fault(check, finding, given, step.seed, printed)
    return _result(check, CheckState.PASSED, stdout=printed), Outcome.PASSED, None


def _missing(
    task: Task, observations: Observations, index: int, given: str, seed: int, printed: str
) -> tuple[CheckResult, Outcome, Failure | None]:
    check, report = observations.plan.checks[index], observations.ends.get(index)
    if report is None:
        return _result(check, CheckState.NOT_RUN, sentence="Not run: the process had ended."), Outcome.PASSED, None
    told = stopped_sentence(report, task)
    result = _result(check, CheckState.ERROR, sentence=told, given=given, stdout=printed, seed=seed)
    return result, _OUTCOMES.get(report.end, Outcome.CRASHED), None


def _fault(
    check: Check, finding: Finding, given: str, seed: int, printed: str
) -> tuple[CheckResult, Outcome, Failure | None]:
    failure = finding.failure
    state = CheckState.FAILED if failure is None else CheckState.ERROR
    outcome = Outcome.WRONG
    if finding.ours:
        state, outcome = CheckState.NOT_RUN, Outcome.JUDGE_FAILED
    elif failure is not None:
        forbidden = failure.type == "ForbiddenNameError"
        outcome = Outcome.FORBIDDEN if forbidden else Outcome.OUT_OF_MEMORY if failure.memory else Outcome.ERROR
    result = _result(
        check, state, sentence=finding.sentence, given=given, expected=finding.expected, got=finding.got,
        stdout=printed, seed=seed,
    )  # fmt: skip
    return result, outcome, failure


def _result(check: Check, state: CheckState, *, seed: int | None = None, **words: str) -> CheckResult:
    """Return a result; a hidden check tells its title and its hint only."""
    if check.hidden:
        words, seed = {}, None
    title = check.title or check.id
    hint = check.hint_on_fail if state in (CheckState.FAILED, CheckState.ERROR) else ""
    return CheckResult(
        id=check.id, title=title, state=state, points=check.points, hidden=check.hidden, hint=hint, seed=seed, **words
    )


def _unloaded(task: Task, observations: Observations, last: Report, source: str, possible: float) -> Verdict:
    """Return the verdict on a program that did not get as far as the checks."""
    loaded = last.loaded
    line: int | None = None
    trace = ""
    if loaded is None:
        outcome, told = _OUTCOMES.get(last.end, Outcome.CRASHED), stopped_sentence(last, task)
    elif loaded.stage == "setup":
        outcome = Outcome.JUDGE_FAILED
        told = f"The question's own setup failed: {failure_sentence(loaded.failure or Failure(type='Exception'))}"
    elif loaded.problems:
        first = loaded.problems[0]
        line, outcome = line_of(first.line, source), Outcome.FORBIDDEN
        text = clean(first.text, 200)
        told = f"Line {line} {text}." if line else f"Your code {text}."
    else:
        outcome, told, line, trace = _raised(loaded, source)
    ended = _OUTCOMES.get(last.end, Outcome.PASSED)
    if ended.severity > outcome.severity:
        outcome, told = ended, stopped_sentence(last, task)
    checks = tuple(_result(observations.plan.checks[index], CheckState.NOT_RUN) for index in observations.plan.chosen)
    printed = clean(observations.printed.get(-1, ""), 65_536)
    return Verdict(
        outcome=outcome, sentence=told, checks=checks, possible=possible, traceback=trace, error_line=line,
        stdout=printed, cpu_seconds=last.cpu_seconds, memory_mb=last.memory_mb,
    )  # fmt: skip


def _raised(loaded: Loaded, source: str) -> tuple[Outcome, str, int | None, str]:
    failure = loaded.failure or Failure(type="Exception")
    outcome = Outcome.OUT_OF_MEMORY if failure.memory else Outcome.ERROR
    if failure.type == "ForbiddenNameError":
        outcome = Outcome.FORBIDDEN
    line = line_of(failure.lines[-1].line, source) if failure.lines else None
    where = f" in line {line}" if line else ""
    if failure.denied:
        return outcome, failure_sentence(failure), line, traceback_text(failure, source)
    words = clean(failure.message, 300).strip().splitlines()
    told = f"Your code raised {clean(failure.type, 80)}{where}{': ' + words[0] if words else ''}"
    return outcome, told, line, traceback_text(failure, source)


def line_of(number: int, source: str) -> int | None:
    """Return a line number if the source has such a line: what a child says of itself is not believed."""
    return number if 0 < number <= source.count("\n") + 1 else None


def traceback_text(failure: Failure, source: str) -> str:
    """Return an exception as a traceback of the submission's own lines."""
    lines = source.splitlines()
    told = []
    for step in failure.lines[:MAX_LINES]:
        told.append(f"line {step.line}, in {clean(step.name, 80)}")
        if 0 < step.line <= len(lines):
            told.append(f"    {clean(lines[step.line - 1].strip(), 200)}")
    message = clean(failure.message, 1_000)
    told.append(f"{clean(failure.type, 80)}: {message}" if message else clean(failure.type, 80))
    if failure.denied:
        told.append(f"not available in the judge: {clean(failure.denied, 200)}")
    return "\n".join(told)


def _sentence(task: Task, worst: Outcome, results: Sequence[CheckResult], observations: Observations) -> str:
    passed = sum(result.state is CheckState.PASSED for result in results)
    if worst is Outcome.PASSED:
        return f"All {plural(len(results), 'check')} passed." if len(results) > 1 else "The check passed."
    if worst in (
        Outcome.TIMED_OUT,
        Outcome.CRASHED,
        Outcome.TOO_MUCH_OUTPUT,
        Outcome.CANCELLED,
        Outcome.JUDGE_FAILED,
        Outcome.OUT_OF_MEMORY,
    ):
        reports = [*observations.ends.values(), *([observations.last] if observations.last else [])]
        for report in reports:
            if _OUTCOMES.get(report.end) is worst:
                return stopped_sentence(report, task)
    bad = [result for result in results if result.state in (CheckState.FAILED, CheckState.ERROR)]
    ours = [result for result in results if "question's own" in result.sentence]
    first = next(iter(ours if worst is Outcome.JUDGE_FAILED else bad), None)
    if first is None:
        return f"{passed} of {plural(len(results), 'check')} passed."
    told = first.sentence or (first.hint and f"Hint: {first.hint}") or "It is hidden."
    return f"“{first.title}” did not pass: {told}"
