"""A fast editor shows exactly what a bare TextArea shows, and sends a small part of it."""

import asyncio
from collections.abc import Callable
from functools import reduce

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.screen import ModalScreen

from interview.tui.widgets.code_editor import CodeEditor
from interview.tui.widgets.fast_text_area import FastTextArea
from interview.tui.widgets.prose_editor import ProseEditor
from tests.tui.editors.stage import Picture, Stage, bare_picture, differences, settle, text_of

PROSE = "Attention weighs values by how well\ntheir keys fit (the query).\n\n注意力 is 🔥, \tisn't it?\n" + "word " * 30
CODE = '''class Attention(Module):
    """Weighs values
    by their keys."""

    def forward(self, q: Tensor, k, v) -> Tensor:
        scores = q @ k.mT / k.size(-1) ** 0.5  # 尺度
        if self.mask is not None:
            scores.masked_fill_(self.mask, float("-inf"))
        return softmax(scores, dim=-1) @ v


@property
def heads(x=[1, {"a": (2, 3)}]):
    print(f"{x!r}: {len(x)}")
'''
WORDS = st.text(st.sampled_from("ab (){}[]:#'\"\n\t.=,é注🔥") | st.characters(codec="utf-8"), max_size=12)
MOTIONS = [
    "up",
    "down",
    "left",
    "right",
    "home",
    "end",
    "pageup",
    "pagedown",
    "ctrl+left",
    "ctrl+right",
    "shift+up",
    "shift+down",
    "shift+left",
    "shift+right",
    "ctrl+shift+right",
    "shift+end",
    "f6",
    "f7",
]
CHANGES = [
    "enter",
    "backspace",
    "delete",
    "ctrl+w",
    "ctrl+u",
    "ctrl+k",
    "ctrl+x",
    "ctrl+v",
    "ctrl+z",
    "ctrl+y",
    "ctrl+shift+k",
    "x",
    "(",
    "space",
    "#",
    "'",
]
THEMES = ["textual-dark", "textual-light", "ansi-dark", "ansi-light", "nord"]
OPERATIONS = st.lists(
    st.one_of(
        st.tuples(st.just("press"), st.sampled_from(MOTIONS)),
        st.tuples(st.just("press"), st.sampled_from(CHANGES)),
        st.tuples(st.just("press"), st.sampled_from(["ctrl+z", "ctrl+y"])),
        st.tuples(st.just("paste"), WORDS),
        st.tuples(st.just("paste"), st.integers(1, 120).map(lambda lines: "pasted (line)\n" * lines)),
        st.tuples(st.just("load"), WORDS),
        st.tuples(st.just("drag"), st.tuples(*[st.integers(0, 30), st.integers(0, 9)] * 2)),
        st.tuples(st.just("scroll"), st.tuples(st.integers(0, 20), st.integers(0, 120))),
        st.tuples(st.just("resize"), st.tuples(st.integers(12, 60), st.integers(5, 20))),
        st.tuples(st.just("theme"), st.sampled_from(THEMES)),
        st.tuples(st.just("lock"), st.booleans()),
        st.tuples(st.just("title"), st.sampled_from(["Answer", "Other"])),
        st.tuples(st.just("placeholder"), st.sampled_from(["", "Type your answer"])),
    ),
    min_size=1,
    max_size=10,
)


async def perform(pilot: Pilot[None], stage: Stage, operation: tuple[str, object]) -> None:
    """Do to the editor what a user or a screen does."""
    editor = stage.editor
    match operation:
        case ("press", str(key)):
            await pilot.press(key)
        case ("paste", str(text)):
            stage.post_message(events.Paste(text))
        case ("load", str(text)):
            editor.load_text(text)
        case ("drag", (int(x1), int(y1), int(x2), int(y2))):
            room = editor.scrollable_content_region.size  # the mouse leaves a scrollbar in another colour
            start, end = (room.clamp_offset(Offset(x, y)) + editor.content_offset for x, y in ((x1, y1), (x2, y2)))
            await pilot.mouse_down(editor, offset=start)
            await pilot.hover(editor, offset=end)
            await pilot.mouse_up(editor, offset=end)
        case ("scroll", (int(x), int(y))):
            editor.scroll_to(x, y, animate=False)
        case ("resize", (int(width), int(height))):
            await pilot.resize_terminal(width, height)
        case ("theme", str(theme)):
            stage.theme = theme
        case ("lock", bool(read_only)):
            editor.read_only = read_only
        case ("title", str(title)):
            editor.border_title = title
        case ("placeholder", str(placeholder)):
            editor.placeholder = placeholder
        case _:
            raise AssertionError(operation)


async def act(editor: FastTextArea, operations: list[tuple[str, object]]) -> tuple[str, Stage, Picture, Picture]:
    """Return the first text, the stage, what its terminal shows painted bit by bit, and what a bare TextArea shows."""
    stage = Stage(editor)
    async with stage.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        first = editor.text
        for operation in operations:
            await perform(pilot, stage, operation)
            await settle(pilot)
        return first, stage, stage.picture(), await bare_picture(pilot, stage)


@pytest.mark.slow
@pytest.mark.parametrize("build", [lambda: ProseEditor(PROSE), lambda: CodeEditor(CODE)], ids=["prose", "code"])
@given(operations=OPERATIONS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_after_any_operations_the_terminal_shows_the_text_as_a_bare_editor_does_and_the_edits_fold_to_it(
    build: Callable[[], FastTextArea], operations: list[tuple[str, object]]
) -> None:
    first, stage, fast, bare = asyncio.run(act(build(), operations))
    assert text_of(fast) == text_of(bare)
    assert not differences(fast, bare)
    assert reduce(lambda text, edit: edit.apply(text), stage.edits, first) == stage.editor.text
    assert all(edit.removed != edit.inserted for edit in stage.edits)


@pytest.mark.parametrize("build", [lambda: ProseEditor(PROSE), lambda: CodeEditor(CODE)], ids=["prose", "code"])
async def test_a_key_sends_a_tenth_of_what_a_bare_editor_sends(build: Callable[[], FastTextArea]) -> None:
    stage = Stage(build(), 100, 30)
    async with stage.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        sent_at_start = stage.bytes_sent
        for key in "tensor":
            await pilot.press(key)
            await settle(pilot)
        for_six_keys = stage.bytes_sent - sent_at_start
        stage.editor.refresh()
        await settle(pilot)
        assert 0 < for_six_keys / 6 < (stage.bytes_sent - sent_at_start - for_six_keys) / 10


async def test_a_growing_gutter_repaints_all_numbers() -> None:
    editor = CodeEditor("\n" * 8)
    stage = Stage(editor)
    async with stage.run_test(size=(40, 14)) as pilot:
        editor.move_cursor((8, 0))
        await pilot.press("enter")
        await settle(pilot)
        assert " 1 " in text_of(stage.picture())
        assert "10 " in text_of(stage.picture())
        assert not differences(stage.picture(), await bare_picture(pilot, stage))


async def test_a_wider_window_wraps_the_text_anew() -> None:
    stage = Stage(ProseEditor(PROSE))
    async with stage.run_test(size=(40, 12)) as pilot:
        await pilot.resize_terminal(56, 12)
        await settle(pilot)
        assert not differences(stage.picture(), await bare_picture(pilot, stage))


@pytest.mark.parametrize("lines", [100, 500])
@pytest.mark.parametrize("build", [lambda: ProseEditor(PROSE), lambda: CodeEditor(CODE)], ids=["prose", "code"])
async def test_a_long_paste_and_its_undo_show_what_a_bare_editor_shows(
    build: Callable[[], FastTextArea], lines: int
) -> None:
    stage = Stage(build())
    async with stage.run_test(size=(40, 12)) as pilot:
        before = stage.editor.text
        stage.post_message(events.Paste("".join(f"line {number} = [{number}]\n" for number in range(lines))))
        await settle(pilot)
        assert f"line {lines - 1} = [{lines - 1}]" in text_of(stage.picture())
        assert not differences(stage.picture(), await bare_picture(pilot, stage))
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert stage.editor.text == before
        assert not differences(stage.picture(), await bare_picture(pilot, stage))


@pytest.mark.parametrize("theme", THEMES)
async def test_an_empty_editor_shows_its_placeholder(theme: str) -> None:
    stage = Stage(CodeEditor("x"))
    async with stage.run_test(size=(40, 12)) as pilot:
        stage.theme = theme
        stage.editor.placeholder = "Type your answer"
        await settle(pilot)
        assert "Type your answer" not in text_of(stage.picture())
        await pilot.press("delete")
        await settle(pilot)
        assert "Type your answer" in text_of(stage.picture())
        assert not differences(stage.picture(), await bare_picture(pilot, stage))
        await pilot.press("y")
        await settle(pilot)
        assert not differences(stage.picture(), await bare_picture(pilot, stage))


async def test_edits_under_a_dialog_are_there_when_it_closes() -> None:
    editor = ProseEditor("before")
    stage = Stage(editor)
    async with stage.run_test(size=(40, 12)) as pilot:
        await stage.push_screen(ModalScreen())
        await settle(pilot)
        editor.load_text("after")
        await settle(pilot)
        stage.pop_screen()
        await settle(pilot)
        assert "after" in text_of(stage.picture())


async def test_the_cursor_blinks() -> None:
    editor = ProseEditor("x")
    stage = Stage(editor)
    async with stage.run_test(size=(40, 12)) as pilot:
        editor.cursor_blink = True
        await settle(pilot)
        shown = stage.picture()
        editor._toggle_cursor_blink_visible()
        await settle(pilot)
        assert differences(stage.picture(), shown)
        editor._toggle_cursor_blink_visible()
        await settle(pilot)
        assert not differences(stage.picture(), shown)
