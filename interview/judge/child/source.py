"""The uses of what a question rules out, found in a program's syntax tree.

Advice, not a wall: a determined person gets round it, and only the values decide. Nothing is run.
"""

import ast
from collections.abc import Iterator, Sequence

from interview.judge.wire.records import Problem

KNOWN = {"torch": "torch", "nn": "torch.nn", "F": "torch.nn.functional", "np": "numpy", "math": "math"}
"""Names that every program finds defined."""
SIDE_DOORS = ("torch.ops", "torch._C", "torch._VF", "torch._refs", "torch._decomp", "torch._prims")
"""Where every operation of PyTorch is found again: ruled out with the first of them."""
_LOOPS = (ast.For, ast.AsyncFor, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def problems(
    source: str, *, setup: str = "", forbid: Sequence[str] = (), require: Sequence[str] = (), loops: str = "allow"
) -> list[Problem]:
    """Return every use of a forbidden name or a loop, and every required name that is not used.

    Args:
        source: The program; it must parse.
        setup: What runs before it: names imported there are known, too.
        forbid: Dotted names; `torch.nn` rules out all that is inside it, `.item` every use of that attribute, and any
            of them what leads round all of them (`SIDE_DOORS`).
        require: Dotted names of which each must be used at least once.
        loops: `forbid` rules out Python loops and comprehensions.
    """
    tree = ast.parse(source)
    aliases = dict(KNOWN)
    if setup:
        _collect(ast.parse(setup), aliases)
    _collect(tree, aliases)
    used = list(_used(tree, aliases))
    ruled_out = (*forbid, *SIDE_DOORS) if forbid else ()
    found = [
        Problem(line=line, text=f"uses {name.removeprefix('.')}, which this question forbids")
        for line, name in used
        if any(_within(name, banned) for banned in ruled_out)
    ]
    if loops == "forbid":
        found += [
            Problem(line=node.lineno, text="loops in Python, which this question forbids")
            for node in ast.walk(tree)
            if isinstance(node, _LOOPS)
        ]
    names = [name for _, name in used]
    for wanted in require:
        if not any(_within(name, wanted) for name in names):
            found.append(Problem(line=0, text=f"does not use {wanted}, which this question asks for"))
    return sorted(set(found), key=lambda problem: (problem.line, problem.text))


def _within(name: str, banned: str) -> bool:
    """Return whether a used name is a listed one or stands inside it."""
    if banned.startswith("."):
        return name.endswith(banned)
    for prefix in ("torch.Tensor.", "Tensor."):
        if banned.startswith(prefix) and name == f".{banned.removeprefix(prefix)}":
            return True
    return name == banned or name.startswith(f"{banned}.")


def _collect(tree: ast.AST, aliases: dict[str, str]) -> None:
    """Learn what imported and plainly assigned names stand for."""
    for node in ast.walk(tree):
        match node:
            case ast.Import():
                for name in node.names:
                    bound = name.asname or name.name.partition(".")[0]
                    aliases[bound] = name.name if name.asname else bound
            case ast.ImportFrom(module=str(module), level=0):
                for name in node.names:
                    aliases[name.asname or name.name] = f"{module}.{name.name}"
            case ast.Assign(targets=[ast.Name(id=target)]):
                if (named := _dotted(node.value, aliases)) and not named.startswith("."):
                    aliases[target] = named


def _used(tree: ast.AST, aliases: dict[str, str]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Attribute() | ast.Call(func=ast.Name(id="getattr")):
                if name := _dotted(node, aliases):
                    yield node.lineno, name
            case ast.Name(id=name, ctx=ast.Load()) if name in aliases:
                yield node.lineno, aliases[name]
            case ast.Name(id=name, ctx=ast.Load()):
                yield node.lineno, name
            case ast.ImportFrom(module=str(module), level=0):
                for alias in node.names:
                    yield node.lineno, f"{module}.{alias.name}"


def _dotted(node: ast.AST, aliases: dict[str, str]) -> str:
    """Return the dotted name of an expression: `.name` where its base is no known module, empty where it has none."""
    match node:
        case ast.Name(id=name):
            return aliases.get(name, "")
        case ast.Attribute(value=value, attr=attr):
            return f"{_dotted(value, aliases)}.{attr}" if _is_module(value, aliases) else f".{attr}"
        case ast.Call(func=ast.Name(id="getattr"), args=[base, ast.Constant(value=str(attr)), *_]):
            return f"{_dotted(base, aliases)}.{attr}" if _is_module(base, aliases) else f".{attr}"
    return ""


def _is_module(node: ast.AST, aliases: dict[str, str]) -> bool:
    name = _dotted(node, aliases)
    return bool(name) and not name.startswith(".")
