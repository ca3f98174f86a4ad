"""Observing what a module registers, and how it behaves in training and in evaluation."""

import copy
from typing import Any

import torch
from torch import nn

from interview.judge.child.probes.code import Scene, compiled, own_clone, seed_all


def _build(scene: Scene, seed: int) -> nn.Module:
    text = scene.spec.get("module") or scene.spec["call"]
    seed_all(seed)
    module = compiled(str(text))(scene.names)
    if not isinstance(module, nn.Module):
        raise TypeError(f"{text} is not a module but {type(module).__name__}")
    return module


def mode(scene: Scene) -> object:
    """Return two calls in training and two in evaluation, and the buffers before and after each."""
    module = _build(scene, scene.seed)
    inputs = scene.inputs(module=module)
    if "call" not in scene.spec:
        arguments = ", ".join(name for name in inputs if name != "module")
        scene._call = compiled(f"module({arguments})")
    seed_all(scene.seed)
    buffers = {"before": own_clone(dict(module.named_buffers()))}
    module.train()
    train = [own_clone(scene.draw(inputs)) for _ in range(2)]
    buffers["after training"] = own_clone(dict(module.named_buffers()))
    module.eval()
    evaluated = [own_clone(scene.draw(inputs)) for _ in range(2)]
    buffers["after evaluation"] = own_clone(dict(module.named_buffers()))
    return {"train": train, "eval": evaluated, "buffers": buffers}


def registered(scene: Scene) -> object:
    """Return what is registered, and the two sides of a round trip and of a deep copy."""
    module, other = _build(scene, scene.seed), _build(scene, scene.seed + 1)
    parameters = {name: _looks(value) for name, value in module.named_parameters()}
    buffers = {name: _looks(value) for name, value in module.named_buffers()}
    state = own_clone(dict(module.state_dict()))
    other.load_state_dict(module.state_dict())
    loaded = own_clone(dict(other.state_dict()))
    twin = copy.deepcopy(module)
    with torch.no_grad():
        for value in twin.parameters():
            value.add_(1)
    after = own_clone(dict(module.state_dict()))
    double = {name: value.dtype for name, value in module.double().state_dict().items()}
    return {
        "parameters": parameters,
        "buffers": buffers,
        "double": double,
        "pairs": [{"left": state, "right": loaded}, {"left": state, "right": after}],
    }


def _looks(value: torch.Tensor) -> dict[str, Any]:
    return {"shape": tuple(value.shape), "dtype": value.dtype, "requires_grad": value.requires_grad}
