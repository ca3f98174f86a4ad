"""Reading what the source of a type says under each of its fields, so that documents and editors say the same."""

import ast
import inspect
from functools import cache
from textwrap import dedent


@cache
def sentences(cls: type) -> dict[str, str]:
    """Return the sentence under each field of a type and of the types that it extends; nothing without its source."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if base.__module__.startswith("interview."):
            found |= _own_sentences(base)
    return found


def _own_sentences(cls: type) -> dict[str, str]:
    try:
        tree = ast.parse(dedent(inspect.getsource(cls))).body[0]
    except OSError:
        return {}
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for field, following in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match following:
                case ast.Expr(value=ast.Constant(value=str(text))):
                    found[field.target.id] = inspect.cleandoc(text).replace("\n", " ")
    return found
