"""Observing statistics of many draws, and what a call uses of the machine."""

from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode

from interview.judge.child.probes.code import Scene, tensors_in

SIZES = (32, 128)
TIMES = 1000


def stat(scene: Scene) -> object:
    """Return mean and variance over many draws of each element, of all elements together and of their squares."""
    if "draw" in scene.spec:
        scene = Scene({**scene.spec, "call": scene.spec["draw"]}, scene.names, "")
    inputs = scene.inputs()
    times = int(scene.spec.get("times", TIMES))
    draws = torch.stack([torch.as_tensor(scene.draw(inputs)).detach().to(torch.float64) for _ in range(times)])
    flat = draws.reshape(times, -1)
    return {
        "times": times,
        "element": _moments(draws),
        "whole": _moments(flat.mean(1)),
        "square": _moments((flat**2).mean(1)),
        "draws": [draws[0], draws[1]],
    }


def _moments(series: torch.Tensor) -> list[torch.Tensor]:
    return [series.mean(0), series.var(0, correction=0)]


class _Counter(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Counts operators and the tensors that they make."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.operators = 0
        self.largest = 0
        self.total = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        result = func(*args, **(kwargs or {}))
        self.operators += 1
        held = {tensor.untyped_storage().data_ptr() for tensor in tensors_in([*args])}
        for tensor in tensors_in(result):
            if tensor.untyped_storage().data_ptr() not in held:
                self.largest = max(self.largest, tensor.numel())
                self.total += tensor.untyped_storage().nbytes()
        return result


def resource(scene: Scene) -> object:
    """Return operators run, elements of the largest new tensor and bytes allocated, at each size `n`."""
    seen: dict[str, list[int]] = {"sizes": [], "operators": [], "largest": [], "total": []}
    for size in scene.spec.get("sizes", SIZES):
        inputs = scene.inputs(n=int(size))
        counter = _Counter()
        with counter:
            scene.call(inputs)
        seen["sizes"].append(int(size))
        seen["operators"].append(counter.operators)
        seen["largest"].append(counter.largest)
        seen["total"].append(counter.total)
    return seen
