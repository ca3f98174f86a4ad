"""Observing results for unusual inputs, gradients, and what a call does to its arguments."""

from collections.abc import Callable
from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from interview.judge.child.probes.code import Scene, changed, floating, own_clone, tensors_in


def _scales(x: Tensor) -> Tensor:
    if x.ndim == 0:
        return x
    powers = torch.linspace(-3, 4, x.shape[0], dtype=torch.float64)
    return x * (10**powers).to(x.dtype).reshape(-1, *[1] * (x.ndim - 1))


def _neg_inf(x: Tensor) -> Tensor:
    if x.ndim == 0 or x.shape[-1] < 2:
        return x
    x = x.clone()
    x[..., 0] = -torch.inf
    return x


EXTREMES: dict[str, Callable[[Tensor], Tensor]] = {
    "large": lambda x: x * 1e4,
    "tiny": lambda x: x * 1e-4,
    "equal": lambda x: torch.full_like(x, float(x.flatten()[0]) if x.numel() else 0.0),
    "zeros": torch.zeros_like,
    "scales": _scales,
    "neg_inf": _neg_inf,
}


def _transposed(x: Tensor) -> Tensor:
    return x.mT.contiguous().mT if x.ndim >= 2 else x


def _strided(x: Tensor) -> Tensor:
    if x.ndim == 0:
        return x
    wide = torch.full((*x.shape[:-1], 2 * x.shape[-1]), 7.0, dtype=x.dtype)
    wide[..., ::2] = x
    return wide[..., ::2]


def _expanded(x: Tensor) -> Tensor:
    return x[:1].expand_as(x) if x.ndim >= 1 and x.shape[0] else x


LAYOUTS: dict[str, Callable[[Tensor], Tensor]] = {
    "transposed": _transposed,
    "strided": _strided,
    "expanded": _expanded,
}


def _variants(scene: Scene, changes: dict[str, Callable[[Tensor], Tensor]]) -> dict[str, Any]:
    chosen = scene.spec.get("only") or list(changes)
    return {name: scene.guarded(changed(scene.inputs(), changes[name], scene.spec.get("of"))) for name in chosen}


def extreme(scene: Scene) -> object:
    """Return the result for each extreme variant of the inputs."""
    return _variants(scene, EXTREMES)


def noncontiguous(scene: Scene) -> object:
    """Return the result for each layout of the inputs in memory."""
    return _variants(scene, LAYOUTS)


def dtype(scene: Scene) -> object:
    """Return the result for other element types."""
    seen = {}
    for name in scene.spec.get("dtypes", ("float64", "bfloat16")):
        kind = getattr(torch, str(name).removeprefix("torch."))
        inputs = changed(scene.inputs(), partial(_cast, kind=kind), scene.spec.get("of"))
        for value in inputs.values():
            if isinstance(value, nn.Module):
                value.to(kind)
        seen[str(name)] = scene.guarded(inputs)
    return seen


def _cast(x: Tensor, kind: torch.dtype) -> Tensor:
    return x.to(kind)


def grad(scene: Scene) -> object:
    """Return gradients of inputs and parameters under a non-constant cotangent, in float64."""
    inputs = changed(scene.inputs(), lambda x: x.detach().double().requires_grad_())
    sources: dict[str, Tensor] = {}
    for name, value in inputs.items():
        if floating(value):
            sources[name] = value
        elif isinstance(value, nn.Module):
            value.double()
            sources |= {f"{name}.{part}": parameter for part, parameter in value.named_parameters()}
    if wanted := scene.spec.get("wrt"):
        names = [wanted] if isinstance(wanted, str) else wanted
        sources = {name: source for name, source in sources.items() if name in names or name.partition(".")[0] in names}
    outputs = [tensor for tensor in tensors_in(scene.call(inputs)) if tensor.requires_grad]
    if not outputs or not sources:
        return dict.fromkeys(sources)
    cotangents = [_cotangent(output) for output in outputs]
    grads = torch.autograd.grad(outputs, list(sources.values()), cotangents, allow_unused=True)
    return dict(zip(sources, grads, strict=True))


def _cotangent(output: Tensor) -> Tensor:
    row = torch.cos(torch.arange(1, output.numel() + 1, dtype=torch.float64))
    return row.to(output.dtype).reshape(output.shape)


def no_mutation(scene: Scene) -> object:
    """Return the arguments after the call, and the names of those whose memory the result shares."""
    inputs = scene.inputs()
    results = tensors_in(scene.call(inputs))
    places = {result.untyped_storage().data_ptr() for result in results if result.numel()}
    shared = [
        name
        for name, value in inputs.items()
        if any(tensor.untyped_storage().data_ptr() in places for tensor in tensors_in(value) if tensor.numel())
    ]
    kept = {name: own_clone(value) for name, value in inputs.items() if tensors_in(value)}
    return {"after": kept, "shares": shared}
