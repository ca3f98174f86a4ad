"""Compiling the expressions and statements of a probe once and running them over names."""

import ast
import random
import types
from collections.abc import Callable
from typing import Any

import numpy as np
import torch

Names = dict[str, Any]
_seeders: tuple[Callable[[int], object], ...] = (random.seed, np.random.seed, torch.default_generator.manual_seed)


def seed_all(seed: int) -> None:
    """Set every generator that a program may draw from."""
    for seeder in _seeders:
        seeder(seed)


def compiled(text: str) -> Callable[[Names], Any]:
    """Return a function that runs an expression, or statements with `return`, over names."""
    text = text.strip()
    try:
        expression = compile(text, "<probe>", "eval", dont_inherit=True)
    except SyntaxError:
        return _statements(text)
    return lambda names: eval(expression, names)


def _statements(text: str) -> Callable[[Names], Any]:
    tree = ast.parse("def probe(): pass")
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    function.body = ast.parse(text, "<probe>").body or function.body
    module = compile(tree, "<probe>", "exec", dont_inherit=True)
    code = next(constant for constant in module.co_consts if isinstance(constant, types.CodeType))
    return lambda names: types.FunctionType(code, names)()


class Scene:
    """The inputs of a probe and the call over them."""

    def __init__(self, spec: Any, names: Names, entry: str) -> None:
        self.spec: dict[str, Any] = spec if isinstance(spec, dict) else {"call": spec}
        self.names = names
        self.seed = int(names.get("SEED", 0))
        self._inputs = {name: compiled(str(text)) for name, text in self.spec.get("inputs", {}).items()}
        self._call = compiled(str(self.spec.get("call") or f"{entry}({', '.join(self._inputs)})"))

    def inputs(self, **known: Any) -> Names:
        """Evaluate the inputs anew, from the probe's seed; each sees those before it."""
        seed_all(self.seed)
        made: Names = dict(known)
        for name, make in self._inputs.items():
            made[name] = make({**self.names, **made})
        return made

    def call(self, inputs: Names) -> Any:
        """Make the call, from the probe's seed."""
        seed_all(self.seed)
        return self._call({**self.names, **inputs})

    def draw(self, inputs: Names) -> Any:
        """Make the call, with random numbers going on from where they are."""
        return self._call({**self.names, **inputs})

    def guarded(self, inputs: Names) -> Any:
        """Make the call; an exception is what is seen, by its class."""
        try:
            return self.call(inputs)
        except Exception as error:
            return {"raised": type(error)}


def floating(value: Any) -> bool:
    """Return whether a value is a tensor of floating-point numbers."""
    return isinstance(value, torch.Tensor) and value.is_floating_point()


def changed(inputs: Names, change: Callable[[torch.Tensor], torch.Tensor], only: Any = None) -> Names:
    """Return inputs whose floating-point tensors are changed."""
    names = [only] if isinstance(only, str) else only
    return {
        name: change(value) if floating(value) and (names is None or name in names) else value
        for name, value in inputs.items()
    }


def tensors_in(value: Any) -> list[torch.Tensor]:
    """Return the tensors of a result, in order."""
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return [tensor for item in value for tensor in tensors_in(item)]
    return []


def own_clone(value: Any) -> Any:
    """Return a copy that shares nothing with a value."""
    if isinstance(value, torch.Tensor):
        return value.detach().clone()
    if isinstance(value, dict):
        return {name: own_clone(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [own_clone(item) for item in value]
    return value
