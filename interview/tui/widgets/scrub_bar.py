"""The time of a session as a bar to be scrubbed, with signs where something happened."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from interview.review.replay import SIGNS, Mark, MarkKind
from interview.words import clock

_STYLES = {
    MarkKind.SUBMIT: "bold $text-success",
    MarkKind.RUN: "$text-accent",
    MarkKind.VERDICT: "$text-accent",
    MarkKind.HINT: "bold $text-warning",
    MarkKind.PASTE: "$text-error",
    MarkKind.PAUSE: "$text-muted",
    MarkKind.RESTART: "$text-warning",
    MarkKind.SKIP: "$text-warning",
    MarkKind.QUESTION: "$text-primary",
}


class ScrubBar(Widget):
    """Where in a session one is, and what lies before and after."""

    DEFAULT_CSS = "ScrubBar { height: 2; padding: 0 1; }"

    @dataclass
    class Scrubbed(Message):
        """Somebody wants to be at another instant."""

        bar: "ScrubBar"
        seconds: float
        """The instant, in active seconds."""

        @property
        def control(self) -> "ScrubBar":
            """The bar."""
            return self.bar

    def __init__(self, marks: Sequence[Mark], seconds: float, *, id: str | None = None) -> None:  # noqa: A002
        """Show the marks of a session that lasts some seconds."""
        super().__init__(id=id)
        self._marks = [mark for mark in marks if mark.kind in SIGNS]
        self._seconds = max(seconds, 1e-9)
        self._at = 0.0
        self._signs: tuple[int, Content] = (0, Content(""))

    def show(self, at: float) -> None:
        """Show an instant."""
        if self._column(at) != self._column(self._at):
            self.refresh()
        self._at = at

    def render(self) -> Content:
        width = max(2, self.content_size.width)
        if self._signs[0] != width:
            self._signs = width, self._draw_signs(width)
        here = self._column(self._at)
        bar = Content.assemble(
            ("━" * here, "$text-primary"), ("●", "bold $text-primary"), ("─" * (width - here - 1), "$text-muted")
        )
        return Content("\n").join([self._signs[1], bar])

    def _draw_signs(self, width: int) -> Content:
        strength = {kind: place for place, kind in enumerate(SIGNS)}  # where two fall together, the first is shown
        columns: dict[int, MarkKind] = {}
        for mark in self._marks:
            column = self._column(mark.at, width)
            if column not in columns or strength[mark.kind] < strength[columns[column]]:
                columns[column] = mark.kind
        kinds = [columns.get(place) for place in range(width)]
        return Content.assemble(*((SIGNS[kind], _STYLES[kind]) if kind else " " for kind in kinds))

    def _column(self, at: float, width: int | None = None) -> int:
        last = (width or max(2, self.content_size.width)) - 1
        return min(last, max(0, round(at / self._seconds * last)))

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self.capture_mouse()
        self._scrub(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.app.mouse_captured is self:
            self._scrub(event)
        else:
            column = event.x - self.gutter.left
            here = [mark for mark in self._marks if self._column(mark.at) == column]
            self.tooltip = Content("\n".join(f"{clock(mark.at)} {mark.text}" for mark in here)) if here else None

    def on_mouse_up(self) -> None:
        self.release_mouse()

    def _scrub(self, event: events.MouseEvent) -> None:
        last = max(1, self.content_size.width - 1)
        share = min(1.0, max(0.0, (event.x - self.gutter.left) / last))
        self.post_message(self.Scrubbed(self, share * self._seconds))
