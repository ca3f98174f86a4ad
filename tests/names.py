"""Every name that a package defines, so that documents can be held to it."""

import ast
from pathlib import Path


class Names:
    """The modules, classes, members and functions of a package."""

    def __init__(self, package: Path) -> None:
        self._root = package.parent
        self._functions: set[str] = set()
        self._members: dict[str, set[str]] = {}
        self._bases: dict[str, set[str]] = {}
        for path in package.rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    self._members.setdefault(node.name, set()).update(_members(node))
                    self._bases.setdefault(node.name, set()).update(map(_last, node.bases))
                elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    self._functions.add(node.name)

    def __contains__(self, name: str) -> bool:
        """Whether there is something of this name: `Name`, `Name.name`, `name()`, a path or a module."""
        if "/" in name:
            return (self._root / name).exists()
        if name.endswith("()"):
            return name.removesuffix("()") in self._functions
        first, *rest = name.split(".")
        if first == "interview":
            path = self._root.joinpath(first, *rest)
            return path.is_dir() or path.with_suffix(".py").is_file()
        return first in self._members and all(one in self._all_members(first) for one in rest)

    def _all_members(self, cls: str) -> set[str]:
        found = set(self._members.get(cls, ()))
        for base in self._bases.get(cls, set()) - {cls}:
            found |= self._all_members(base)
        return found


def _members(node: ast.ClassDef) -> set[str]:
    found = {part.name for part in node.body if isinstance(part, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)}
    return found | {
        part.target.id for part in node.body if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)
    }


def _last(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=value):
            return _last(value)
    return ""
