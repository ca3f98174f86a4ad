"""What the interviewer asks beside the question: follow-ups, and questions in their own words."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static


class Voice(VerticalScroll):
    """The latest is at the end, and in view."""

    DEFAULT_CSS = """
    Voice { height: auto; max-height: 40%; padding: 0 1; background: $surface; display: none; }
    Voice.-speaking { display: block; }
    """
    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._said: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    async def show(self, follow_ups: tuple[str, ...], put: tuple[str, ...]) -> None:
        """Show what was asked; nothing is done where it is shown already."""
        if (follow_ups, put) == self._said:
            return
        self._said = (follow_ups, put)
        self.set_class(bool(follow_ups or put), "-speaking")
        await self.recompose()
        self.call_after_refresh(self.scroll_end, animate=False)

    def compose(self) -> ComposeResult:
        follow_ups, put = self._said
        for text in follow_ups:
            yield Static("Follow-up", classes="section")
            yield Markdown(text.strip())
        for text in put:
            yield Static("The interviewer asks", classes="section")
            yield Static(text, markup=False)
