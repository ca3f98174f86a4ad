"""Deriving small faults from a reference, to find those that no check of its question notices."""

import ast
import random
from collections.abc import Iterator
from typing import NamedTuple

TINY = 1e-3
"""The size below which a number added to something is there to avoid a division by zero."""
_SWAPPED = {
    "min": "max", "amin": "amax", "argmin": "argmax", "minimum": "maximum", "clamp_min": "clamp_max",
    "mean": "sum", "zeros": "ones", "zeros_like": "ones_like", "triu": "tril",
}  # fmt: skip
SWAPPED = {**_SWAPPED, **{value: key for key, value in _SWAPPED.items()}}
"""Names that are mistaken for each other."""
_DROPPED = frozenset(("detach", "sqrt", "contiguous", "clone"))
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
}  # fmt: skip
_IN_PLACE: dict[type[ast.operator], str] = {ast.Add: "add_", ast.Sub: "sub_", ast.Mult: "mul_", ast.Div: "div_"}
_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
}  # fmt: skip


class Change(NamedTuple):
    """A reference with one small fault."""

    source: str
    """The whole program."""
    line: int
    """The line that was changed, counted from 1."""
    what: str
    """What was done, in words."""
    before: str
    """The line as it stood."""
    after: str
    """The line as it is now."""


def changes(reference: str, most: int, seed: str = "") -> list[Change]:
    """Return different small faults of a program, at most so many; the same ones each time."""
    found: dict[str, Change] = {}
    tree = ast.parse(reference)
    arguments = {argument.arg for node in ast.walk(tree) if isinstance(node, ast.arguments) for argument in node.args}
    for node in ast.walk(tree):
        for what, replacement in _faults(node, arguments):
            change = _applied(reference, node, what, replacement)
            if change is not None and change.source != reference:
                found.setdefault(change.source, change)
    every = list(found.values())
    chosen = every if len(every) <= most else random.Random(seed).sample(every, most)
    return sorted(chosen, key=lambda change: change.line)


def _faults(node: ast.AST, arguments: set[str]) -> Iterator[tuple[str, str]]:
    """Return what could be wrong with one part of a program: in words, and as source."""
    match node:
        case ast.BinOp():
            yield from _arithmetic_faults(node, arguments)
        case ast.Call():
            yield from _call_faults(node)
        case ast.Attribute(value=value, attr=attr) if attr in SWAPPED:
            yield f"{attr} for {SWAPPED[attr]}", f"{ast.unparse(value)}.{SWAPPED[attr]}"
        case ast.Compare(left=left, ops=[operator], comparators=[right]) if type(operator) in _COMPARISONS:
            other = ast.Compare(left=left, ops=[_COMPARISONS[type(operator)]()], comparators=[right])
            yield "another comparison", ast.unparse(other)
        case ast.Subscript(value=value, slice=ast.Slice(lower, upper, step)):
            for name, bound in (("lower", lower), ("upper", upper)):
                if isinstance(bound, ast.Constant | ast.Name | ast.BinOp):
                    moved = {"lower": lower, "upper": upper, name: _plus_one(bound)}
                    part = ast.Slice(moved["lower"], moved["upper"], step)
                    yield "one off", ast.unparse(ast.Subscript(value=value, slice=part, ctx=ast.Load()))
        case ast.Return(value=ast.expr() as value):
            yield "detached", f"return ({ast.unparse(value)}).detach()"


def _arithmetic_faults(node: ast.BinOp, arguments: set[str]) -> Iterator[tuple[str, str]]:
    left, right, operator = ast.unparse(node.left), ast.unparse(node.right), type(node.op)
    if operator in (ast.Add, ast.Sub) and _is_tiny(node.right):
        yield f"without {right}", f"({left})"
    if operator in _OPERATORS:
        other = ast.BinOp(left=node.left, op=_OPERATORS[operator](), right=node.right)
        yield "another operator", ast.unparse(other)
    if operator in _IN_PLACE and isinstance(node.left, ast.Name) and node.left.id in arguments:
        yield "in place", f"{left}.{_IN_PLACE[operator]}({right})"
    if isinstance(node.right, ast.Constant) and type(node.right.value) is int:
        yield "one off", ast.unparse(ast.BinOp(left=node.left, op=node.op, right=_plus_one(node.right)))


def _call_faults(node: ast.Call) -> Iterator[tuple[str, str]]:
    function = node.func
    if isinstance(function, ast.Attribute) and function.attr in _DROPPED and not node.args and not node.keywords:
        yield f"without {function.attr}", f"({ast.unparse(function.value)})"
    for place, keyword in enumerate(node.keywords):
        for what, value in _keyword_faults(keyword):
            keywords = [*node.keywords[:place], *([value] if value else []), *node.keywords[place + 1 :]]
            yield what, ast.unparse(ast.Call(func=function, args=node.args, keywords=keywords))
    if isinstance(function, ast.Attribute) and function.attr == "permute" and len(node.args) > 1:
        yield "swapped dimensions", ast.unparse(ast.Call(func=function, args=node.args[::-1], keywords=node.keywords))
    if isinstance(function, ast.Attribute) and function.attr in ("transpose", "swapaxes"):
        yield f"without {function.attr}", f"({ast.unparse(function.value)})"
    if isinstance(function, ast.Name) and function.id == "range" and node.args:
        args = [*node.args[:-1], _plus_one(node.args[-1])]
        yield "one off", ast.unparse(ast.Call(func=function, args=args, keywords=[]))


def _keyword_faults(keyword: ast.keyword) -> Iterator[tuple[str, ast.keyword | None]]:
    value = keyword.value
    constant = value.value if isinstance(value, ast.Constant) else None
    if isinstance(constant, bool):
        if keyword.arg == "keepdim":
            yield "without keepdim", None
        else:
            yield f"{keyword.arg} turned", ast.keyword(arg=keyword.arg, value=ast.Constant(value=not constant))
    elif keyword.arg in ("dim", "axis", "dims"):
        other = 1 if constant == 0 else 0
        yield f"dim {other}", ast.keyword(arg=keyword.arg, value=ast.Constant(value=other))
    elif isinstance(constant, int):
        yield "one off", ast.keyword(arg=keyword.arg, value=ast.Constant(value=constant + 1))


def _plus_one(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return ast.Constant(value=node.value + 1)
    return ast.BinOp(left=node, op=ast.Add(), right=ast.Constant(value=1))


def _is_tiny(node: ast.expr) -> bool:
    """Whether an expression is an epsilon, by its name or its size."""
    match node:
        case ast.Constant(value=float() as value):
            return 0 < value < TINY
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return "eps" in name.lower()
    return False


def _applied(reference: str, node: ast.AST, what: str, replacement: str) -> Change | None:
    """Return the program with one node replaced, if it is still Python."""
    if not isinstance(node, ast.expr | ast.stmt) or node.end_lineno is None or node.end_col_offset is None:
        return None
    lines = [line.encode() for line in reference.splitlines(keepends=True)]
    start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
    end = sum(map(len, lines[: node.end_lineno - 1])) + node.end_col_offset
    whole = reference.encode()
    source = (whole[:start] + replacement.encode() + whole[end:]).decode()
    try:
        ast.parse(source)
    except SyntaxError:
        return None
    before, after = reference.splitlines()[node.lineno - 1].strip(), source.splitlines()[node.lineno - 1].strip()
    return Change(source, node.lineno, what, before, after)
