"""Choosing the colours of Python code for a dark, a light and a terminal's own theme."""

from rich.style import Style
from textual.theme import Theme
from textual.widgets.text_area import TextAreaTheme

_KEYWORDS = ("keyword", "keyword.function", "keyword.return", "keyword.operator", "conditional", "repeat")
_TERMINAL_COLOURS = {
    "magenta": (*_KEYWORDS, "exception", "include"),
    "green": ("string", "string.documentation"),
    "blue": ("function", "function.call", "method", "method.call"),
    "cyan": ("class", "type", "type.class", "type.builtin", "number", "float", "boolean", "constant.builtin"),
}


def _syntax_of(builtin: str) -> dict[str, Style]:
    theme = TextAreaTheme.get_builtin_theme(builtin)
    return dict(theme.syntax_styles) if theme else {}


def code_themes() -> tuple[TextAreaTheme, ...]:
    """Return the themes to register; they colour the code alone and leave the rest to the stylesheet."""
    terminal = {name: Style(color=colour) for colour, names in _TERMINAL_COLOURS.items() for name in names}
    return (
        TextAreaTheme("code-dark", syntax_styles=_syntax_of("vscode_dark")),
        TextAreaTheme("code-light", syntax_styles=_syntax_of("github_light")),
        TextAreaTheme("code-terminal", syntax_styles={**terminal, "comment": Style(italic=True, dim=True)}),
    )


def code_theme_for(app_theme: Theme) -> str:
    """Return the name of the code theme that fits the program's theme."""
    if app_theme.ansi:
        return "code-terminal"
    return "code-dark" if app_theme.dark else "code-light"
