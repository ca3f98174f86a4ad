"""Turning a bank's Markdown and anybody's Python into markup that holds nothing but what it shows."""

from functools import cache

from markdown_it import MarkdownIt
from markupsafe import Markup
from pygments.lexers.python import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType

from interview.pages.page import element, joined, plain

_CLASSES: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "c"),
    (String, "s"),
    (Number, "m"),
    (Keyword, "k"),
    (Operator.Word, "k"),
    (Name.Function, "n"),
    (Name.Class, "n"),
    (Name.Decorator, "n"),
    (Name.Builtin, "n"),
)


@cache
def _markdown() -> MarkdownIt:
    """Return a reader without raw HTML, which shows it as text, and without images, which would be fetched."""
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def markdown(source: str) -> Markup:
    """Return Markdown as markup; HTML inside it is shown, not used."""
    return Markup(_markdown().render(plain(source.strip())))  # the renderer escapes all text itself


def python(source: str) -> Markup:
    """Return a program as a block with its colours."""
    tokens = PythonLexer(stripnl=False, ensurenl=False).get_tokens(source.rstrip("\n"))
    return element("pre", element("code", joined(_coloured(kind, value) for kind, value in tokens)))


def verbatim(content: str) -> Markup:
    """Return text as a block that is shown as it stands."""
    return element("pre", content.rstrip("\n"))


def _coloured(kind: _TokenType, value: str) -> Markup:
    name = next((name for parent, name in _CLASSES if kind in parent), None)
    return element("span", value, class_=name) if name else joined([plain(value)])
