"""Both sides of a led session as one list by time: what happened on the shared screen, and beside it."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview.errors import InterviewError
from interview.led.merging import Moment, story
from interview.tui.commands import STORY, Scope
from interview.tui.theme import QUIET
from interview.tui.widgets.hanging import Hanging
from interview.tui.widgets.key_line import KeyLine
from interview.words import clock

_STYLES = {"candidate": "$foreground", "shared": "$text-primary", "interviewer": "$text-accent"}


class StoryScreen(Screen[None]):
    """Who did what when; the private side is there where it was kept."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (STORY,)
    BINDINGS: ClassVar[list[BindingType]] = [*STORY.bindings()]

    def __init__(self, transcript: Path) -> None:
        """Tell the story of a session."""
        super().__init__()
        self._transcript = transcript

    def compose(self) -> ComposeResult:
        yield Static("What happened, in order", classes="title")
        yield OptionList(id="story", classes="list", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        try:
            moments = story(self._transcript)
        except InterviewError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        menu = self.query_one("#story", OptionList)
        menu.add_options([Option(_line(moment)) for moment in moments])
        menu.focus()

    def action_leave(self) -> None:
        self.app.pop_screen()


def _line(moment: Moment) -> Hanging:
    """Return one moment: when, who, and what."""
    when = f"{moment.at.astimezone():%H:%M:%S} {clock(moment.active):>6} "
    who = Content.styled(f"{moment.who:11}", _STYLES[moment.who])
    return Hanging(Content.assemble((when, QUIET), who), Content(moment.text))
