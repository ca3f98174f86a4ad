"""An app that keeps what a terminal would show, and a bare TextArea to hold against it."""

import asyncio
from collections.abc import Callable
from io import StringIO
from itertools import islice
from typing import ClassVar

import pyte
from rich.console import Console, RenderableType
from textual import on
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import TextArea
from textual.widgets.text_area import Selection, SyntaxAwareDocument

from interview.transcript.events import Edit
from interview.tui.widgets.code_colours import code_theme_for, code_themes
from interview.tui.widgets.code_document import CodeDocument
from interview.tui.widgets.code_editor import CodeEditor
from interview.tui.widgets.fast_text_area import FastTextArea

Picture = list[list[object]]


class BareTextArea(TextArea):
    """Textual's own editor; overlapping highlights in the order of the query instead of that of the document."""

    def _build_highlight_map(self) -> None:
        super()._build_highlight_map()
        query = self._highlight_query
        if query is not None:
            order = {query.capture_name(index): index for index in range(query.capture_count)}  # type: ignore[call-overload]
            for highlights in self._highlights.values():
                highlights.sort(key=lambda highlight: order[highlight[2]])


class BareScreen(Screen[None]):
    """A bare TextArea in the state of a fast one."""

    def __init__(self, original: FastTextArea) -> None:
        super().__init__()
        self.original = original

    def compose(self) -> ComposeResult:
        original = self.original
        is_code = isinstance(original, CodeEditor)
        self.bare = BareTextArea(
            original.text,
            language=original.language,
            soft_wrap=original.soft_wrap,
            show_line_numbers=original.show_line_numbers,
            placeholder=original.placeholder,
        )
        self.bare.cursor_blink = False
        self.bare.border_title = original.border_title
        if is_code:
            for theme in code_themes():
                self.bare.register_theme(theme)
            self.bare.theme = code_theme_for(self.app.current_theme)
        yield self.bare


class Stage(App[None]):
    """Shows one editor and remembers each cell that was sent to the terminal."""

    AUTO_FOCUS: ClassVar[str | None] = "TextArea"

    def __init__(self, editor: FastTextArea, width: int = 40, height: int = 12) -> None:
        super().__init__()
        self.editor = editor
        self.editor.cursor_blink = False
        self.terminal = pyte.Screen(width, height)
        self.stream = pyte.Stream(self.terminal)
        self.colours = Console(color_system="truecolor", force_terminal=True, file=StringIO())
        self.edits: list[Edit] = []
        self.bytes_sent = 0

    def compose(self) -> ComposeResult:
        yield self.editor

    @on(FastTextArea.Edited)
    def note_edits(self, event: FastTextArea.Edited) -> None:
        assert event.control is self.editor
        self.edits.extend(event.edits)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if isinstance(renderable, CompositorUpdate):
            if (self.terminal.columns, self.terminal.lines) != self.size:
                self.terminal.resize(self.size.height, self.size.width)
            sequence = renderable.render_segments(self.colours)
            self.bytes_sent += len(sequence.encode())
            self.stream.feed(sequence)
        super()._display(screen, renderable)

    def picture(self) -> Picture:
        """Return every cell of the terminal: character, colours and attributes."""
        return [[self.terminal.buffer[y][x] for x in range(self.size.width)] for y in range(self.size.height)]


async def settle(pilot: Pilot[None]) -> None:
    """Wait until everything asked for has been painted: two frames in a row bring nothing new."""
    stage = pilot.app
    assert isinstance(stage, Stage)
    still = 0
    while still < 2:
        sent = stage.bytes_sent
        await pilot.pause()
        painted = asyncio.Event()
        stage.screen.call_after_refresh(painted.set)
        async with asyncio.timeout(30):  # an app that has crashed paints no more
            await painted.wait()
        still = still + 1 if stage.bytes_sent == sent else 0


async def bare_picture(pilot: Pilot[None], stage: Stage) -> Picture:
    """Return what a fresh bare TextArea shows in the state of the stage's editor."""
    editor = stage.editor
    screen = BareScreen(editor)
    await stage.push_screen(screen)
    await settle(pilot)
    screen.bare.read_only = editor.read_only
    if isinstance(editor.document, CodeDocument) and isinstance(screen.bare.document, SyntaxAwareDocument):
        screen.bare.document._syntax_tree = editor.document._syntax_tree  # broken code has more than one parse
        screen.bare._build_highlight_map()
    screen.bare.selection = Selection(*editor.selection)
    screen.bare.scroll_to(*editor.scroll_offset, animate=False, force=True)
    await settle(pilot)
    picture = stage.picture()
    stage.pop_screen()
    await settle(pilot)
    return picture


def differences(one: Picture, other: Picture) -> list[tuple[int, int, object, object]]:
    """Return the first cells that two pictures do not share, with their row and column."""
    cells = (
        (y, x, this, that)
        for y, rows in enumerate(zip(one, other, strict=True))
        for x, (this, that) in enumerate(zip(*rows, strict=True))
        if this != that
    )
    return list(islice(cells, 3))


def text_of(picture: Picture) -> str:
    """Return the characters of a picture, for a readable failure."""
    return "\n".join("".join(getattr(cell, "data", "?") for cell in row).rstrip() for row in picture)


async def wait_until(pilot: Pilot[None], condition: Callable[[], bool], what: str) -> None:
    """Wait for a condition, and fail with its description."""
    for _ in range(200):
        if condition():
            return
        await pilot.pause()
    raise AssertionError(f"waited in vain until {what}")
