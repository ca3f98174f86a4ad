"""Finding names that a program uses although its question forbids them, by reading it."""

import ast
from collections.abc import Iterator, Sequence

_LOOPS = (ast.For, ast.AsyncFor, ast.While)


def banned_uses(tree: ast.AST, setup: ast.AST, forbidden: Sequence[str], *, loops: bool) -> Iterator[tuple[int, str]]:
    """Return the line and the name of each forbidden thing that a program uses."""
    aliases = {**_aliases(setup), **_aliases(tree)}
    for node in ast.walk(tree) if forbidden or loops else ():
        if loops and isinstance(node, _LOOPS):
            yield node.lineno, "a loop"
        if isinstance(node, ast.Attribute | ast.Name):
            name = dotted(node, aliases)
            if name in forbidden:
                yield node.lineno, name


def _aliases(tree: ast.AST) -> dict[str, str]:
    """Return what imported names stand for."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return found


def dotted(node: ast.expr, aliases: dict[str, str]) -> str:
    """Return the dotted name that an expression spells, imports resolved; empty where it spells none."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join((aliases.get(node.id, node.id), *reversed(parts)))
