"""One job inside a fork of the zygote: setup, submission, probes, and a record of each.

Nothing here is told what is right. Everything that is used after the submission has been loaded is bound before.
"""

import ast
import gc
import io
import linecache
import math
import os
import resource
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any, TypeVar

import msgspec
import numpy as np
import torch
from torch import nn
from torch.nn import functional

from interview.judge.child.bans import patch
from interview.judge.child.failures import SUBMISSION, describe
from interview.judge.child.observation import Observation, TooLargeError
from interview.judge.child.probes.code import seed_all
from interview.judge.child.probes.kinds import prepare
from interview.judge.child.source import problems
from interview.judge.wire.frames import LENGTHS, pack
from interview.judge.wire.printed import mark
from interview.judge.wire.records import Job, Planned, ProbeJob

JOB_FD, RECORD_FD = 3, 4
"""The descriptors that a child keeps, beside an empty standard input and the pipe of what it prints."""
T = TypeVar("T")
TRUSTED = {"torch": torch, "nn": nn, "F": functional, "math": math, "np": np}
"""Names that setup, submission and probes find defined."""
_write, _clock, _cpu, _exit = os.write, time.perf_counter, time.process_time, os._exit
_usage, _SELF = resource.getrusage, resource.RUSAGE_SELF


Writer = Callable[[int, bytes], int]


def send(record: dict[str, Any], seen: Observation | None = None, write: Writer = _write) -> None:
    """Write one record, whole."""
    seen = seen or Observation()
    data = pack(seen.header(record), seen.blob())
    while data:
        data = data[write(RECORD_FD, data) :]


def receive_as(kind: type[T]) -> T:
    """Wait for what the supervisor says; ends the process where it has gone."""
    header, blob = LENGTHS.unpack(_read(LENGTHS.size))
    return msgspec.json.decode(_read(header + blob), type=kind)


def _read(count: int) -> bytes:
    data = b""
    while len(data) < count:
        part = os.read(JOB_FD, count - len(data))
        if not part:
            _exit(0)
        data += part
    return data


def open_standard_streams() -> None:
    """Let what is printed go to its own pipe, line by line."""
    sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), encoding="utf-8")
    for name in ("stdout", "stderr"):
        stream = io.TextIOWrapper(
            io.BufferedWriter(io.FileIO(1, "w", closefd=False)), "utf-8", "backslashreplace", line_buffering=True
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


class Worker:
    """One job on its way."""

    def __init__(self, job: Job, write: Writer = _write) -> None:
        self.job = job
        self._write = write
        self.module = ModuleType("submission")
        self.names: dict[str, Any] = self.module.__dict__
        self.names.update(TRUSTED)
        self._streams = (sys.stdout, sys.stderr)

    def work(self) -> None:
        """Run the job to its end and write the records of it."""
        if self._load():
            self._probe_all()
        self._mark(-1)
        self._send({"type": "done", "cpu_seconds": _cpu(), "peak_kb": _usage(_SELF).ru_maxrss})

    def _send(self, record: dict[str, Any], seen: Observation | None = None) -> None:
        send(record, seen, self._write)

    def _load(self) -> bool:
        job = self.job
        sys.modules["submission"] = self.module
        for name, text in (("<setup>", job.setup), (SUBMISSION, job.source)):
            linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
        if not self._exec("setup", "<setup>", job.setup):
            return False
        # Said before the submission runs: from here on nothing that is written can blame the question's own setup.
        self._send_loaded("setup", None)
        if self._has_problems():
            return False
        patch(job.forbid)
        if not self._exec("submission", SUBMISSION, job.source):
            return False
        if job.entry and job.entry not in self.names:
            self._send_loaded("submission", {"type": "NameError", "message": f"your code does not define {job.entry}"})
            return False
        self._send_loaded("submission", None)
        return True

    def _has_problems(self) -> bool:
        job = self.job
        if not (job.forbid or job.require or job.loops != "allow"):
            return False
        try:
            found = problems(job.source, setup=job.setup, forbid=job.forbid, require=job.require, loops=job.loops)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False  # compiling the submission tells the same, and better
        if found:
            listed = [{"line": problem.line, "text": problem.text} for problem in found[:20]]
            self._send({"type": "loaded", "stage": "submission", "problems": listed})
        return bool(found)

    def _exec(self, stage: str, filename: str, text: str) -> bool:
        seed_all(0)
        try:
            tree = ast.parse(text, filename)
            if self.job.keep_last and filename == SUBMISSION:
                keep_last(tree)
            exec(compile(tree, filename, "exec", dont_inherit=True), self.names)
        except BaseException as error:
            self._send_loaded(stage, describe(error))
            return False
        return True

    def _send_loaded(self, stage: str, failure: dict[str, Any] | None) -> None:
        self._send({"type": "loaded", "stage": stage, "failure": failure})

    def _probe_all(self) -> None:
        for place, planned in enumerate(self.job.runs):
            self._mark(place)
            self._probe(planned.probe, self.job.probes[planned.probe], planned.seed)

    def _probe(self, index: int, probe: ProbeJob, seed: int) -> None:
        seen, record = Observation(), {"type": "seen", "probe": index, "seed": seed}
        start = _clock()
        try:
            run = prepare(probe.kind, probe.spec, {**self.names, **TRUSTED, "SEED": seed}, self.job.entry)
            seed_all(seed)
            record["value"] = seen.take(run())
        except TooLargeError as error:
            seen = Observation()
            record["failure"] = {"type": "TooLargeError", "message": f"what is observed is too large: {error}"}
        except BaseException as error:
            seen = Observation()
            record["failure"] = describe(error)
        record["seconds"] = _clock() - start
        self._send(record, seen)

    def _mark(self, place: int) -> None:
        """Tell in the stream of printed text that what follows belongs to another check."""
        for stream in self._streams:
            try:
                stream.flush()
            except BaseException:  # a program may close or replace what it prints to
                continue
        self._write(1, mark(place))


def keep_last(tree: ast.Module) -> None:
    """Bind the value of the last expression to `LAST`."""
    if tree.body and isinstance(last := tree.body[-1], ast.Expr):
        target = ast.Name(id="LAST", ctx=ast.Store())
        tree.body[-1] = ast.fix_missing_locations(ast.copy_location(ast.Assign([target], last.value), last))


_REHEARSAL = Job(
    setup="import math",
    source="""
def normalize(x, dim):
    e = (x - x.max(dim=dim, keepdim=True).values).exp()
    return e / e.sum(dim=dim, keepdim=True)
""",
    probes=(
        ProbeJob(kind="call", spec="normalize(torch.randn(4, 5), dim=1)"),
        ProbeJob(
            kind="observe", spec="x = torch.randn(2, 3)\nreturn {'y': (x @ x.T).sum(), 'n': [1, 2.5, None, True]}"
        ),
    ),
    runs=(Planned(0, 0), Planned(1, 0)),
    device="cpu",
)


def rehearse() -> None:
    """Run a small job whose records go nowhere, so that the pages it touches are this process's own already."""
    job = msgspec.json.decode(msgspec.json.encode(_REHEARSAL), type=Job)
    Worker(job, write=lambda descriptor, data: len(data)).work()
    sys.modules.pop("submission", None)
    linecache.cache.pop("<setup>", None)
    linecache.cache.pop(SUBMISSION, None)


def serve(confine: Callable[[], None], limit: Callable[[Job], None]) -> None:
    """Be a child: confine, rehearse, wait for a job, run it, end."""
    confine()
    open_standard_streams()
    rehearse()
    send({"type": "ready", "resident_kb": _usage(_SELF).ru_maxrss})
    job = receive_as(Job)
    limit(job)
    if job.threads != 1:
        torch.set_num_threads(job.threads)
    if job.device != "cpu":
        torch.set_default_device(job.device)
    gc.enable()
    Worker(job).work()
