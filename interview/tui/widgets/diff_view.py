"""Two texts side by side, line by line, with what differs in colour and with a sign."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from interview.review.compare import Change, DiffLine

_SIGNS = {Change.SAME: " ", Change.CHANGED: "~", Change.REMOVED: "-", Change.ADDED: "+"}
_LEFT = {Change.CHANGED: "$text-error", Change.REMOVED: "$text-error"}
_RIGHT = {Change.CHANGED: "$text-success", Change.ADDED: "$text-success"}
_NUMBER = 4


class DiffView(Widget):
    """A diff; long lines are wrapped within their half."""

    DEFAULT_CSS = "DiffView { height: auto; background: $surface; }"

    def __init__(self, lines: Sequence[DiffLine]) -> None:
        super().__init__()
        self._lines = lines
        self._drawn: tuple[int, Content] = (0, Content(""))

    def render(self) -> Content:
        return self._draw(self.size.width)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return self._draw(width).plain.count("\n") + 1

    def _draw(self, width: int) -> Content:
        if self._drawn[0] != width:
            half = max(8, (width - 3) // 2 - _NUMBER)
            rows = [row for line in self._lines for row in _rows(line, half)]
            self._drawn = width, Content("\n").join(rows)
        return self._drawn[1]


def _rows(line: DiffLine, half: int) -> list[Content]:
    """Return one line of the diff as as many rows as its longer half needs."""
    lefts, rights = _chunks(line.left, half), _chunks(line.right, half)
    rows: list[Content] = []
    for place in range(max(len(lefts), len(rights))):
        left = lefts[place] if place < len(lefts) else ""
        right = rights[place] if place < len(rights) else ""
        rows.append(
            Content.assemble(
                (_number(line.left_number, place), "$text-muted"),
                (f"{left:{half}}", _LEFT.get(line.change, "")),
                (f" {_SIGNS[line.change]} ", "bold"),
                (_number(line.right_number, place), "$text-muted"),
                (right, _RIGHT.get(line.change, "")),
            )
        )
    return rows


def _number(number: int | None, place: int) -> str:
    return f"{number:{_NUMBER - 1}} " if number is not None and place == 0 else " " * _NUMBER


def _chunks(text: str, size: int) -> list[str]:
    text = text.expandtabs(4)
    return [text[start : start + size] for start in range(0, len(text), size)] or [""]
