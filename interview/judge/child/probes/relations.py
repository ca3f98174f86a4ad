"""Observing the two sides of a relation between results of the submission itself."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import torch
from torch import Tensor

from interview.judge.child.probes.code import Names, Scene, compiled, own_clone, seed_all

Pair = dict[str, Any]


def metamorphic(scene: Scene) -> object:
    """Return pairs of results of which the left and the right must agree."""
    name = next((name for name in RELATIONS if name in scene.spec), None)
    if name is None:
        raise ValueError(f"a metamorphic probe names one of {', '.join(RELATIONS)}")
    spec = scene.spec[name]
    return list(RELATIONS[name](scene, spec if isinstance(spec, dict) else {"of": spec}))


def equivalence(scene: Scene) -> object:
    """Return the result of the first path beside that of each other path."""
    paths = [compiled(str(text)) for text in scene.spec["paths"]]
    results = []
    for path in paths:
        inputs = scene.inputs()
        seed_all(scene.seed)
        results.append(own_clone(path({**scene.names, **inputs})))
    return [_pair(results[0], other) for other in results[1:]]


def _pair(left: Any, right: Any) -> Pair:
    return {"left": left, "right": right}


def _targets(spec: dict[str, Any]) -> list[str]:
    of = spec["of"]
    return [of] if isinstance(of, str) else list(of)


def _with(scene: Scene, spec: dict[str, Any], change: Callable[[Tensor], Tensor]) -> Names:
    inputs = scene.inputs()
    for name in _targets(spec):
        inputs[name] = change(inputs[name])
    return inputs


def _permute(scene: Scene, spec: dict[str, Any]) -> Iterator[Pair]:
    dim, out = spec.get("dim", 0), spec.get("out", spec.get("dim", 0))
    first = scene.inputs()[_targets(spec)[0]]
    order = torch.arange(first.shape[dim]).roll(1).flip(0)
    plain = scene.call(scene.inputs())
    moved = scene.call(_with(scene, spec, lambda x: x.index_select(dim, order)))
    yield _pair(plain if out is None else plain.index_select(out, order), moved)


def _shift(scene: Scene, spec: dict[str, Any]) -> Iterator[Pair]:
    by = float(spec.get("by", 3.0))
    yield _pair(scene.call(scene.inputs()), scene.call(_with(scene, spec, lambda x: x + by)))


def _scale(scene: Scene, spec: dict[str, Any]) -> Iterator[Pair]:
    by, power = float(spec.get("by", 2.0)), float(spec.get("out", 0.0))
    yield _pair(scene.call(scene.inputs()) * by**power, scene.call(_with(scene, spec, lambda x: x * by)))


def _batch(scene: Scene, spec: dict[str, Any]) -> Iterator[Pair]:
    dim, out = spec.get("dim", 0), spec.get("out", 0)
    together = scene.call(scene.inputs())
    for index in range(scene.inputs()[_targets(spec)[0]].shape[dim]):
        alone = scene.call(_with(scene, spec, partial(torch.narrow, dim=dim, start=index, length=1)))
        yield _pair(together.narrow(out, index, 1), alone)


def _others(x: Tensor, dim: int) -> Tensor:
    """Return other numbers of the same kind: unrelated ones, so that no normalisation undoes the change."""
    if x.dtype == torch.bool:
        return ~x
    if not x.dtype.is_floating_point:
        return x.flip(dim) + 1
    return torch.randn(x.shape, generator=torch.Generator().manual_seed(9173)).to(x.dtype)


def _causal(scene: Scene, spec: dict[str, Any]) -> Iterator[Pair]:
    dim, out = spec.get("dim", 1), spec.get("out", spec.get("dim", 1))
    plain = scene.call(scene.inputs())
    length = scene.inputs()[_targets(spec)[0]].shape[dim]

    def later_changed(x: Tensor, start: int) -> Tensor:
        kept = x.narrow(dim, 0, start)
        rest = x.narrow(dim, start, length - start)
        return torch.cat([kept, _others(rest, dim)], dim)

    for start in sorted({1, length // 2, length - 1} - {0}):
        other = scene.call(_with(scene, spec, partial(later_changed, start=start)))
        yield _pair(plain.narrow(out, 0, start), other.narrow(out, 0, start))


def _padding(scene: Scene, spec: dict[str, Any]) -> Iterator[Pair]:
    dim, by = spec.get("dim", 1), int(spec.get("by", 3))
    out = spec.get("out", dim)
    plain = scene.call(scene.inputs())
    inputs = _with(scene, spec, lambda x: _padded(x, dim, by, None))
    if mask := spec.get("mask"):
        inputs[mask] = _padded(inputs[mask], inputs[mask].ndim - 1, by, spec.get("mask_value", False))
    padded = scene.call(inputs)
    yield _pair(plain, padded if out is None else padded.narrow(out, 0, plain.shape[out]))


def _padded(x: Tensor, dim: int, by: int, value: Any) -> Tensor:
    shape = list(x.shape)
    shape[dim] = by
    if value is None:
        tail = torch.linspace(5, 50, by).reshape([by if place == dim % x.ndim else 1 for place in range(x.ndim)])
        return torch.cat([x, tail.to(x.dtype).expand(shape)], dim) if x.is_floating_point() else _padded(x, dim, by, 1)
    return torch.cat([x, torch.full(shape, value, dtype=x.dtype)], dim)


RELATIONS: dict[str, Callable[[Scene, dict[str, Any]], Iterator[Pair]]] = {
    "permute": _permute,
    "shift": _shift,
    "scale": _scale,
    "batch": _batch,
    "causal": _causal,
    "padding": _padding,
}
