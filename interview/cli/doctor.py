"""`interview doctor`: what this machine supports, what each missing thing costs, and how to get it."""

import argparse
import asyncio
import importlib.metadata
import os
import platform
import shutil
import sys

from msgspec import Struct

from interview import pytorch
from interview.bank import Problem, find_banks, load_all
from interview.cli.choosing import folder_of
from interview.cli.output import print_json
from interview.editor import find_editor
from interview.errors import JudgeError, UsageError
from interview.judge import Isolation, Judge
from interview.places import judge_log

SMALLEST = (80, 24)
"""Columns and lines that every screen is laid out for."""
_COSTS = {
    "namespaces": "Submissions have no namespaces of their own: allow unprivileged user namespaces in the kernel.",
    "landlock": "A submission can read any file that you can read: use Linux 5.13 or newer with Landlock enabled.",
    "seccomp": "A submission can use the network and start processes: use Linux on x86_64 or aarch64 with seccomp.",
    "limits": "Submissions are not sandboxed here; only a time limit applies. Run only code you trust.",
}


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that was looked at."""

    name: str
    """What."""
    value: str
    """What was found."""
    advice: str = ""
    """What is lost and how to mend it; empty where all is well."""


def examine(options: argparse.Namespace) -> int:
    """Print what was found; exit code 1 where something keeps a part of the program from working."""
    findings = [_python(), _torch(), _terminal(), _editor(), *_judge(), *_log(), _banks(options), _sessions(options)]
    if options.json:
        print_json(findings)
    else:
        for one in findings:
            print(f"{'ok ' if not one.advice else '-- '} {one.name:11} {one.value}")
            if one.advice:
                print(f"{'':15} {one.advice}")
    return 1 if any(one.advice for one in findings) else 0


def _python() -> Finding:
    return Finding(name="Python", value=f"{platform.python_version()} on {platform.system()} {platform.release()}")


def _torch() -> Finding:
    if not pytorch.is_installed():
        return Finding(name="PyTorch", value="not installed", advice=pytorch.LEFT_OUT)
    try:
        return Finding(name="PyTorch", value=importlib.metadata.version("torch"))
    except importlib.metadata.PackageNotFoundError:
        return Finding(name="PyTorch", value="installed, version unknown")


def _terminal() -> Finding:
    columns, lines = shutil.get_terminal_size()
    value = f"{columns}×{lines}, TERM={os.environ.get('TERM', '')}, {sys.stdout.encoding}"
    if columns < SMALLEST[0] or lines < SMALLEST[1]:
        return Finding(
            name="terminal",
            value=value,
            advice="The full-screen program needs 80×24; `interview practice --plain` needs less.",
        )
    return Finding(name="terminal", value=value)


def _editor() -> Finding:
    try:
        return Finding(name="editor", value=" ".join(find_editor()))
    except UsageError as error:
        return Finding(name="editor", value=f"{error.where}: {error.what}", advice=f"^G cannot open it. {error.do}")


def _judge() -> list[Finding]:
    """Return the isolation that a real confined child has here, layer by layer; nothing without PyTorch."""
    if not pytorch.is_installed():
        return []
    try:
        found = asyncio.run(_isolation())
    except JudgeError as error:
        return [Finding(name="judge", value="cannot start", advice=str(error))]
    advice = " ".join(_COSTS.get(layer, layer) for layer in found.missing)
    return [Finding(name="isolation", value=f"{found.name}: {found.sentence}", advice=advice)]


def _log() -> list[Finding]:
    """Return where the judge's processes are heard, where that is asked for."""
    path = judge_log()
    return [Finding(name="judge's log", value=str(path))] if path else []


async def _isolation() -> Isolation:
    async with Judge() as judge:
        return await judge.ready()


def _banks(options: argparse.Namespace) -> Finding:
    left_out: list[Problem] = []
    banks = load_all(find_banks(options.bank), say=left_out.append)
    questions = sum(len(bank.questions) for bank in banks)
    advice = f"{left_out[0]} Run `interview validate` for details." if left_out else ""
    return Finding(name="banks", value=f"{questions} questions in {len(banks)} banks", advice=advice)


def _sessions(options: argparse.Namespace) -> Finding:
    folder = folder_of(options)
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if os.access(nearest, os.W_OK):
        return Finding(name="sessions", value=str(folder))
    return Finding(
        name="sessions",
        value=str(folder),
        advice="The folder cannot be written to: choose another with --sessions DIR.",
    )
