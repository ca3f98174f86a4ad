"""What a child runs for a question: which probes, with which seeds, in which order."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET

from interview.judge.wire.records import Job, Planned, ProbeJob
from interview.models.task import Check, Task


class Part(NamedTuple):
    """One probe of a check; `cases` has several, every other check one."""

    check: int
    """The check's place in the question."""
    probe: ProbeJob
    """What the child runs."""
    given: str
    """What a candidate is shown of it."""


class Step(NamedTuple):
    """One run of one part."""

    part: int
    """The part's place in the plan."""
    seed: int
    """The seed it runs with."""


class Plan(NamedTuple):
    """All parts of all checks, and the runs of the chosen ones: check by check, so that a check is complete early."""

    checks: tuple[Check, ...]
    """Every check of the question."""
    chosen: tuple[int, ...]
    """The places of those that run."""
    parts: tuple[Part, ...]
    """The parts of all checks."""
    steps: tuple[Step, ...]
    """The runs, in order."""

    def check_of(self, step: Step) -> int:
        """Return the place of the check that a run belongs to."""
        return self.parts[step.part].check


def lay_out(task: Task, seeds: Sequence[int], *, samples_only: bool = False) -> Plan:
    """Return the plan of a question; part numbers do not depend on which checks are chosen."""
    parts: list[Part] = []
    for index, check in enumerate(task.checks):
        parts += [Part(index, probe, given) for probe, given in _probes(check, task.entry)]
    chosen = _chosen(task, samples_only)
    steps = []
    for index in chosen:
        own = [place for place, part in enumerate(parts) if part.check == index]
        steps += [Step(place, seed) for seed in dict.fromkeys(seeds) for place in own]
    return Plan(task.checks, chosen, tuple(parts), tuple(steps))


def _probes(check: Check, entry: str) -> list[tuple[ProbeJob, str]]:
    kind = check.probe
    spec = getattr(check, kind) if kind else UNSET
    if kind == "cases" and isinstance(spec, list | tuple):
        return [(ProbeJob(kind="call", spec=text), text.strip()) for text in spec]
    given = shown(kind, spec, entry)
    if kind == "raises" and isinstance(spec, Mapping):
        spec = spec["call"]  # which exception is expected stays here
    return [(ProbeJob(kind=kind, spec=spec), given)]


def shown(kind: str, spec: Any, entry: str) -> str:
    """Return what a candidate is shown of a probe."""
    if not isinstance(spec, Mapping):
        return str(spec).strip()
    inputs = spec.get("inputs") or {}
    call = spec.get("call") or spec.get("draw") or spec.get("module") or f"{entry}({', '.join(inputs)})"
    if paths := spec.get("paths"):
        call = " = ".join(str(path).strip() for path in paths)
    given = ", ".join(f"{name} = {text}" for name, text in inputs.items())
    return f"{str(call).strip()} with {given}" if given else str(call).strip()


def _chosen(task: Task, samples_only: bool) -> tuple[int, ...]:
    """Return the places of the checks of a run: all, or the samples; where none is a sample, what is not hidden."""
    every = range(len(task.checks))
    if not samples_only:
        return tuple(every)
    samples = tuple(index for index in every if task.checks[index].sample)
    return samples or tuple(index for index in every if not task.checks[index].hidden)


def job_of(task: Task, source: str, plan: Plan, steps: Sequence[Step], *, bans: bool) -> Job:
    """Return what the child is told; the bans of a question hold for a submission, not for the reference."""
    limits = task.limits
    return Job(
        source=source,
        setup=task.setup,
        entry="" if task.entry_kind == "script" else task.entry,
        probes=tuple(part.probe for part in plan.parts),
        runs=tuple(Planned(step.part, step.seed) for step in steps),
        forbid=task.forbid if bans else (),
        require=task.require if bans else (),
        loops=task.loops if bans else "allow",
        device=task.device,
        threads=limits.threads,
        cpu_seconds=max(1, int(limits.seconds * max(1, limits.threads)) + 1),
        memory_bytes=limits.memory_mb << 20,
    )


def fingerprint(task: Task) -> str:
    """Return what tells two versions of a coding part apart."""
    return hashlib.sha256(msgspec.msgpack.encode(task)).hexdigest()
