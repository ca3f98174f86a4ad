"""Running what proves a question: reference, accepted solutions, starter, mutants and snippets, through the judge."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from interview.errors import UsageError
from interview.grading import grade
from interview.judge import Judge, SnippetResult
from interview.models.question import AnyQuestion, Bug, Code, CodingQuestion, Compare, Predict, Status
from interview.models.verdict import CheckState, Outcome, Verdict
from interview.validation.fuzzing import changes
from interview.validation.machine import cores, torch_fits
from interview.validation.notes import Held, Notes
from interview.validation.report import Matrix, MutantRow, RightRow, Survivor
from interview.validation.sources import WrongProgram, repair, wrong_programs

FRESH_SEED = 20_011
"""The seed beside a question's own, the same each time, so that a bank that was right stays right."""
NEAR_LIMIT = 0.5
"""The share of its time limit from which a reference is near it."""
_FAILED = (CheckState.FAILED, CheckState.ERROR)

Tell = Callable[[str, int, int], None]


class Proof(NamedTuple):
    """What running the programs of all banks came to."""

    matrices: tuple[Matrix, ...]
    survivors: tuple[Survivor, ...]


async def run_banks(every: Sequence[Held], fuzz: int, only: Collection[str], jobs: int, tell: Tell) -> Proof:
    """Run what proves every coding and every predict question, side by side on several judges.

    Raises:
        JudgeError: The judge cannot be started.
        UsageError: One of the questions that are to be run alone is not there.
    """
    runnable = [(question, held.notes) for held in every for question in _runnable(held)]
    if unknown := set(only) - {question.key for question, _ in runnable}:
        raise UsageError("no matching question has a program to run", where=", ".join(sorted(unknown)))
    waiting = [one for one in runnable if not only or one[0].key in only]
    waiting.reverse()
    total = len(waiting)
    done: list[str] = []
    matrices: dict[str, Matrix] = {}
    survivors: dict[str, list[Survivor]] = {}

    async def work() -> None:
        async with Judge() as judge:
            await judge.ready()
            while waiting:
                question, notes = waiting.pop()
                if isinstance(question, Predict):
                    _check_snippet(question, await judge.snippet(question), notes)
                else:
                    matrices[question.key] = await _prove(judge, question, notes)
                    survivors[question.key] = await _fuzz(judge, question, fuzz)
                done.append(question.key)
                tell(question.key, len(done), total)

    tell("starting the judge", 0, total)
    workers = min(jobs or cores(), total)
    async with asyncio.TaskGroup() as group:
        for _ in range(workers):
            group.create_task(work())
    return Proof(
        tuple(matrices[key] for key in sorted(matrices)),
        tuple(survivor for key in sorted(survivors) for survivor in survivors[key]),
    )


def _runnable(held: Held) -> list[CodingQuestion | Predict]:
    """Return the questions of a file whose programs can be run here."""
    questions: list[AnyQuestion] = list(held.file.bank.questions.values()) if held.file.bank else []
    found: list[CodingQuestion | Predict] = []
    for question in questions:
        if question.status is Status.RETIRED or not isinstance(question, Code | Bug | Predict):
            continue
        if torch_fits(question.torch):
            found.append(question)
        else:
            what = f'Not run: it needs torch "{question.torch}", and a different version is installed'
            held.notes.warning(question, ("torch",), "not-run", what)
    return found


async def _prove(judge: Judge, question: CodingQuestion, notes: Notes) -> Matrix:
    """Run every program of a question, and note each that does not end as the bank says."""
    programs, mutants = [await _prove_reference(judge, question, notes)], []
    if programs[0].outcome == Outcome.PASSED:
        programs += await _prove_right(judge, question, notes)
        mutants = await _prove_wrong(judge, question, notes)
        _note_idle_checks(question, notes, mutants)
    checks = tuple(check.id for check in question.code.checks)
    return Matrix(question=question.key, checks=checks, programs=tuple(programs), mutants=tuple(mutants))


async def _prove_reference(judge: Judge, question: CodingQuestion, notes: Notes) -> RightRow:
    """Run the reference against its own checks; note where it fails them, and where it is slow."""
    verdict = await _submitted(judge, question, question.code.reference)
    limit = question.code.limits.seconds
    if verdict.wall_seconds > NEAR_LIMIT * limit:
        what = f"The reference takes {verdict.wall_seconds:.1f} s of the {limit:g} s allowed"
        notes.warning(question, ("code", "limits"), "slow-reference", what, "Raise `limits.seconds`, or check less.")
    _note_right(question, notes, ("code", "reference"), "The reference", verdict)
    return _row(question, "reference", verdict)


async def _prove_right(judge: Judge, question: CodingQuestion, notes: Notes) -> list[RightRow]:
    """Run what must pass beside the reference, and the starter, which must not."""
    task, rows = question.code, []
    for name, source in task.accepted.items():
        verdict = await _submitted(judge, question, source)
        _note_right(question, notes, ("code", "accepted", name), f'The accepted solution "{name}"', verdict)
        rows.append(_row(question, f"accepted/{name}", verdict))
    if isinstance(question, Bug):
        verdict = await _submitted(judge, question, repair(task.starter, question.bugs))
        _note_right(question, notes, ("bugs",), "The starter with every fix", verdict)
        rows.append(_row(question, "repaired", verdict))
    elif task.starter.strip():
        verdict = await _submitted(judge, question, task.starter)
        if verdict.outcome is Outcome.PASSED:
            notes.error(question, ("code", "starter"), "starter-passes", "The starter already passes every check")
        rows.append(_row(question, "starter", verdict))
    return rows


async def _prove_wrong(judge: Judge, question: CodingQuestion, notes: Notes) -> list[MutantRow]:
    """Run every wrong program of a question."""
    return [
        _check_wrong(question, notes, one, await _submitted(judge, question, one.source))
        for one in wrong_programs(question)
    ]


async def _submitted(judge: Judge, question: CodingQuestion, source: str) -> Verdict:
    return await judge.submit(question, source, fresh_seed=FRESH_SEED, keep_going=True).verdict()


def _row(question: CodingQuestion, name: str, verdict: Verdict) -> RightRow:
    limits = question.code.limits
    return RightRow(
        id=name, outcome=str(verdict.outcome), seeds=verdict.seeds,
        time_share=verdict.wall_seconds / limits.seconds, memory_share=verdict.memory_mb / limits.memory_mb,
    )  # fmt: skip


def _note_right(
    question: CodingQuestion, notes: Notes, where: tuple[str | int, ...], name: str, verdict: Verdict
) -> None:
    """Note each check that a right solution does not pass."""
    if verdict.outcome is Outcome.PASSED:
        return
    failing = [check for check in verdict.checks if check.state in _FAILED]
    for check in failing:
        what = f'{name} fails the check "{check.id}": {check.sentence}'
        notes.error(question, where, "right-fails", what, "Correct it, or make the check less strict.")
    if not failing:
        notes.error(question, where, "right-fails", f"{name} ends with {verdict.outcome}: {verdict.sentence}")


def _check_wrong(question: CodingQuestion, notes: Notes, one: WrongProgram, verdict: Verdict) -> MutantRow:
    """Note where a wrong program does not end as the bank says."""
    mutant, states = one.mutant, {check.id: check.state for check in verdict.checks}
    failed = tuple(name for name, state in states.items() if state in _FAILED)
    wanted = mutant.verdict or str(verdict.outcome)
    caught = (
        verdict.outcome is not Outcome.PASSED and set(mutant.must_fail) <= set(failed) and wanted == verdict.outcome
    )
    name = f'The mutant "{mutant.id}"'
    if verdict.outcome is Outcome.PASSED:
        notes.error(question, one.where, "mutant-passes", f"{name} passes every check", "Add a check that fails on it.")
    elif wanted != verdict.outcome:
        what = f"{name} ends with {verdict.outcome}, but must end with {wanted}: {verdict.sentence}"
        notes.error(question, (*one.where, "verdict"), "mutant-verdict", what)
    for index, check in enumerate(mutant.must_fail if verdict.outcome is not Outcome.PASSED else ()):
        if check not in failed:
            what = f'{name} must fail the check "{check}", but the result is "{states[check].replace("_", " ")}"'
            notes.error(question, (*one.where, "must_fail", index), "mutant-passes", what, "Make the check stricter.")
    for index, check in enumerate(mutant.must_pass):
        if states.get(check) is not CheckState.PASSED:
            caught = False
            what = f'{name} must pass the check "{check}", which tests something else'
            notes.error(
                question, (*one.where, "must_pass", index), "mutant-fails", what, "Make the check more specific."
            )
    return MutantRow(
        id=mutant.id, outcome=str(verdict.outcome), failed=failed, must_fail=mutant.must_fail, caught=caught
    )


def _note_idle_checks(question: CodingQuestion, notes: Notes, rows: Sequence[MutantRow]) -> None:
    """Warn of checks that no wrong program fails: nothing shows that they catch anything."""
    for index, check in enumerate(question.code.checks):
        if not any(check.id in row.failed for row in rows):
            what = f'No mutant fails the check "{check.id}"'
            notes.warning(question, ("code", "checks", index), "idle-check", what, "Add a mutant that it catches.")


async def _fuzz(judge: Judge, question: CodingQuestion, most: int) -> list[Survivor]:
    """Return small faults of the reference that no check notices."""
    if not most:
        return []
    tried = changes(question.code.reference, most, question.key)
    runs = [judge.submit(question, change.source, fresh_seed=FRESH_SEED) for change in tried]
    verdicts = [await run.verdict() for run in runs]
    return [
        Survivor(question=question.key, line=change.line, change=change.what, before=change.before, after=change.after)
        for change, verdict in zip(tried, verdicts, strict=True)
        if verdict.outcome is Outcome.PASSED
    ]


def _check_snippet(question: Predict, result: SnippetResult, notes: Notes) -> None:
    """Note where a snippet does not do what its question says."""
    if result.problem:
        notes.error(question, ("snippet",), "snippet", result.problem)
    elif (question.compare is Compare.RAISES) != bool(result.exception):
        said = f"raises {result.exception}: {result.message}" if result.exception else "raises nothing"
        notes.error(question, ("answer",), "prediction", f"The snippet {said}", "Correct the answer, or `compare`.")
    else:
        printed = result.exception or result.stdout
        seen = [text for text in (printed, result.observation) if text.strip()] or [""]
        if not any(grade(question, text).mark == 1 for text in seen):
            shown = " ".join(seen[0].split())
            what = f"Running it gives {shown[:80]!r}, but the answer is {question.answer.strip()[:80]!r}"
            notes.error(question, ("answer",), "prediction", what, "Correct the answer.")
