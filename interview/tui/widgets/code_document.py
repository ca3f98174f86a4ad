"""Parsing code when its colours are asked for, which is once for each frame, and not on each key."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from textual._tree_sitter import get_language
from textual.widgets import TextArea
from textual.widgets.text_area import Document, EditResult, Highlight, Location, SyntaxAwareDocument

if TYPE_CHECKING:
    from tree_sitter import Language, Query


@dataclass(frozen=True)
class Grammar:
    """What is known of a language."""

    language: "Language"
    """How to parse it."""

    query: "Query"
    """Which parts of it have names that a theme may colour."""

    precedence: Mapping[str, int]
    """The order in which names are painted over one another: that of the query."""


@cache
def grammar(name: str) -> Grammar | None:
    """Return what is known of a language, None where its parser is not installed."""
    language = get_language(name)
    if language is None:
        return None
    from tree_sitter import Query

    query = Query(language, TextArea._get_builtin_highlight_query(name))
    count: int = query.capture_count  # type: ignore[assignment]  # a property that the stubs call a method
    return Grammar(language, query, {query.capture_name(index): index for index in range(count)})


class CodeDocument(SyntaxAwareDocument):
    """A text whose syntax tree is told of every edit and brought up to date when somebody looks at it."""

    def __init__(self, text: str, its_grammar: Grammar) -> None:
        self._grammar = its_grammar
        self._is_parsed = True
        super().__init__(text, its_grammar.language)

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace a range and note for the next parse what changed."""
        top, bottom = sorted((start, end))
        start_byte = self._location_to_byte_offset(top)
        start_point, old_end_point = self._location_to_point(top), self._location_to_point(bottom)
        old_end_byte = start_byte + len(self.get_text_range(top, bottom).encode())
        result = Document.replace_range(self, start, end, text)
        inserted = self.get_text_range(top, result.end_location)
        self._syntax_tree.edit(
            start_byte=start_byte,
            old_end_byte=old_end_byte,
            new_end_byte=start_byte + len(inserted.encode()),
            start_point=start_point,
            old_end_point=old_end_point,
            new_end_point=self._location_to_point(result.end_location),
        )
        self._is_parsed = False
        return result

    def highlights(self, first: int, last: int, names: Collection[str]) -> dict[int, list[Highlight]]:
        """Return the highlights of the lines from `first` to `last` in the order in which they are painted."""
        if not self._is_parsed:
            self._syntax_tree = self._parser.parse(self._read_callable, self._syntax_tree)
            self._is_parsed = True
        found: dict[int, list[Highlight]] = defaultdict(list)
        captures = self.query_syntax_tree(self._grammar.query, (first, 0), (last + 1, 0))
        for name in sorted(captures.keys() & names, key=self._grammar.precedence.__getitem__):
            for node in sorted(captures[name], key=attrgetter("start_byte")):  # they come in no stable order
                (top, left), (bottom, right) = node.start_point, node.end_point
                for row in range(max(top, first), min(bottom, last) + 1):
                    found[row].append((left if row == top else 0, right if row == bottom else None, name))
        return found
