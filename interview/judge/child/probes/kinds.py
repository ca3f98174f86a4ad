"""Choosing the code that makes the observation of each kind of probe."""

from collections.abc import Callable
from typing import Any

from interview.judge.child.probes import counts, modules, relations, values
from interview.judge.child.probes.code import Names, Scene, compiled

KINDS: dict[str, Callable[[Scene], object]] = {
    "extreme": values.extreme,
    "grad": values.grad,
    "no_mutation": values.no_mutation,
    "dtype": values.dtype,
    "noncontiguous": values.noncontiguous,
    "metamorphic": relations.metamorphic,
    "equivalence": relations.equivalence,
    "mode": modules.mode,
    "registered": modules.registered,
    "stat": counts.stat,
    "resource": counts.resource,
}
"""The kinds that share the shape of `inputs` and `call`."""


def prepare(kind: str, spec: Any, names: Names, entry: str) -> Callable[[], object]:
    """Return the function that makes the observation of a probe.

    Args:
        kind: The probe's name.
        spec: What the bank says under it.
        names: What the probe's code finds defined.
        entry: The name that the question asks for.
    """
    if kind in KINDS:
        scene, observe = Scene(spec, names, entry), KINDS[kind]
        return lambda: observe(scene)
    text = spec["call"] if isinstance(spec, dict) else spec
    run = compiled(str(text))
    return lambda: run(names)
