"""Choosing the colours of Python code for a dark, a light and a terminal's own theme."""

from collections.abc import Mapping

from rich.style import Style
from textual.theme import Theme
from textual.widgets.text_area import TextAreaTheme

_ROLES = {
    "keyword": (
        *("keyword", "keyword.function", "keyword.return", "keyword.operator"),
        *("conditional", "repeat", "exception", "include"),
    ),
    "string": ("string",),
    "comment": ("comment",),
    "number": ("number", "float", "boolean", "constant.builtin"),
    "function": ("function", "function.call", "method", "method.call"),
    "type": ("type", "type.class", "type.builtin"),
}
"""What the highlight query names, by what a reader tells apart."""

_DARK = {
    "keyword": "#cdb6ff",
    "string": "#a8d68a",
    "comment": "#b4bacb",
    "number": "#f0b27a",
    "function": "#93c4ff",
    "type": "#7adbd4",
}
_LIGHT = {
    "keyword": "#7a1fa2",
    "string": "#1e5c22",
    "comment": "#555555",
    "number": "#8a3c00",
    "function": "#0b4f9e",
    "type": "#0a5f63",
}
_TERMINAL = {
    "keyword": "magenta",
    "string": "green",
    "comment": "default",
    "number": "cyan",
    "function": "blue",
    "type": "cyan",
}


def _theme(name: str, colours: Mapping[str, str]) -> TextAreaTheme:
    """Return a theme that colours the code alone and leaves the rest to the stylesheet."""
    styles = {
        capture: Style(color=colours[role], italic=role == "comment" or None)
        for role, captures in _ROLES.items()
        for capture in captures
    }
    return TextAreaTheme(name, syntax_styles=styles)


def code_themes() -> tuple[TextAreaTheme, ...]:
    """Return the themes that an editor has to know."""
    return _theme("code-dark", _DARK), _theme("code-light", _LIGHT), _theme("code-terminal", _TERMINAL)


def code_theme_for(app_theme: Theme) -> str:
    """Return the name of the code theme that fits the program's theme."""
    if app_theme.ansi:
        return "code-terminal"
    return "code-dark" if app_theme.dark else "code-light"
