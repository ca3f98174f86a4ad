"""`interview judge`: a verdict without a screen."""

import argparse
import asyncio

from interview import pytorch
from interview.cli.choosing import question_of
from interview.cli.output import print_json, read_text
from interview.errors import UsageError
from interview.judge import Judge
from interview.models.question import Bug, Code
from interview.models.verdict import Outcome, Verdict
from interview.session.verdicts import LOOSE_LEVEL, warning
from interview.words import CHECKS


def judge_file(options: argparse.Namespace, judge: Judge | None = None) -> int:
    """Judge a file; exit code 1 where it does not pass, 2 where the judge itself failed."""
    question = question_of(options)
    if not isinstance(question, Code | Bug):
        raise UsageError(
            "this question is not answered with a program", where=question.key, do="Use `interview grade`."
        )
    pytorch.needed()
    verdict = asyncio.run(_judge(question, read_text(options.file), options, judge or Judge()))
    if options.json:
        print_json(verdict)
    else:
        _print(verdict)
    if verdict.outcome is Outcome.JUDGE_FAILED:
        return 2
    return 0 if verdict.passed else 1


async def _judge(question: Code | Bug, source: str, options: argparse.Namespace, judge: Judge) -> Verdict:
    try:
        isolation = await judge.ready()
        if isolation.level <= LOOSE_LEVEL and not options.run_unconfined:
            raise UsageError(warning(isolation), do="If you trust the program, run it with --run-unconfined.")
        run = judge.submit(question, source, samples_only=options.samples, keep_going=options.keep_going)
        return await run.verdict()
    finally:
        await judge.close()


def _print(verdict: Verdict) -> None:
    print(f"{verdict.outcome}: {verdict.sentence}")
    for check in verdict.checks:
        print(f"  {CHECKS[check.state].sign} {check.title}" + (f": {check.sentence}" if check.sentence else ""))
        if check.stdout:
            print("".join(f"      | {line}\n" for line in check.stdout.splitlines()), end="")
    if verdict.traceback:
        print(verdict.traceback)
    print(
        f"{verdict.points:g} of {verdict.possible:g} points, {verdict.wall_seconds * 1000:.0f} ms, "
        f"{verdict.memory_mb:.0f} MiB, isolation: {verdict.isolation}"
    )
