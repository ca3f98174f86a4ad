"""Text beside a sign, wrapped under itself and not under the sign."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """A sign, and a text with its own left edge."""

    def __init__(self, sign: Content, text: Content) -> None:
        self._sign = sign
        self._text = text
        self._indent = sign.cell_length + 1

    @property
    def plain(self) -> str:
        """The words alone."""
        return f"{self._sign.plain} {self._text.plain}"

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._indent + self._text.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        return self._indent + self._text.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._text.get_height(rules, max(1, width - self._indent))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        lines = self._text.render_strips(max(1, width - self._indent), height, style, options)
        sign = self._sign.render_strips(self._indent, 1, style, options)[0]
        sign = sign.adjust_cell_length(self._indent, style.rich_style)
        blank = Strip.blank(self._indent, style.rich_style)
        return [Strip.join([blank if number else sign, line]) for number, line in enumerate(lines)]
