"""Parsing the code of a question without running it."""

import ast
from collections.abc import Iterator
from functools import lru_cache

from interview.bank.positions import Key
from interview.bank.rules.finding import Finding


class Unparsable(Exception):  # noqa: N818 - it is caught and becomes a finding
    """A source is not Python."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


@lru_cache(maxsize=64)
def _parse(source: str, mode: str) -> ast.AST | tuple[int, str]:
    try:
        return ast.parse(source, mode=mode)
    except SyntaxError as error:
        return error.lineno or 1, error.msg
    except (ValueError, RecursionError, MemoryError) as error:
        return 1, str(error) or "it is nested too deeply"


def parse(source: str, mode: str = "exec") -> ast.AST:
    """Return the tree of a source, or raise `Unparsable`."""
    tree = _parse(source, mode)
    if isinstance(tree, tuple):
        raise Unparsable(*tree)
    return tree


def is_python(source: str) -> bool:
    """Whether a source can be parsed."""
    return not isinstance(_parse(source, "exec"), tuple)


def syntax_rules(source: str, where: tuple[Key, ...], mode: str = "exec") -> Iterator[Finding]:
    """Hold a source to being Python; a fault is reported at its own line of the bank."""
    try:
        parse(source, mode)
    except Unparsable as fault:
        kind = "expression" if mode == "eval" else "code"
        yield Finding(
            (*where, f"line:{fault.line}"), "syntax", f"The {kind} is not valid Python: {fault.message}", "Correct it."
        )
