"""Turning what a bank says under a probe's name into code that returns an observation."""

import ast
from collections.abc import Callable
from typing import Any

Names = dict[str, Any]
Run = Callable[[], object]


def expression(text: str, names: Names) -> Run:
    """Return a function that evaluates an expression anew each time."""
    code = compile(text.strip(), "<probe>", "eval", dont_inherit=True)
    return lambda: eval(code, names)


def statements(text: str, names: Names) -> Run:
    """Return a function whose body is the given statements; its value is what they return."""
    tree = ast.parse("def probe(): pass")
    body = ast.parse(text).body
    function = tree.body[0]
    assert isinstance(function, ast.FunctionDef)
    function.body = body or function.body
    scope = dict(names)
    exec(compile(tree, "<probe>", "exec", dont_inherit=True), scope)
    run: Run = scope["probe"]
    return run


def _call(spec: Any, names: Names, entry: str) -> Run:
    return expression(spec, names)


def _observe(spec: Any, names: Names, entry: str) -> Run:
    return statements(spec, names)


KINDS: dict[str, Callable[[Any, Names, str], Run]] = {
    "call": _call,
    "observe": _observe,
    "raises": _call,
}


def prepare(kind: str, spec: Any, names: Names, entry: str) -> Run:
    """Return the function that makes the observation of a probe.

    Args:
        kind: The probe's name.
        spec: What the bank says under it.
        names: What the probe's code finds defined.
        entry: The name that the question asks for.
    """
    return KINDS[kind](spec, names, entry)
