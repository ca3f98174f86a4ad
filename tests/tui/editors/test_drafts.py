"""Folding what an editor says over its first text gives the text it holds; no key is swallowed and nothing is lost."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Button, TextArea

from interview.transcript.events import Edit
from interview.tui.widgets.code_editor import CodeEditor
from interview.tui.widgets.fast_text_area import FastTextArea
from interview.tui.widgets.prose_editor import ProseEditor
from interview.tui.widgets.text_changes import difference, plain_text
from tests.tui.editors.stage import Stage, wait_until


@given(st.text("ab\n注", max_size=30), st.text("ab\n注", max_size=30))
def test_the_difference_turns_one_text_into_the_other_and_is_minimal(before: str, after: str) -> None:
    edit = difference(before, after)
    if edit is None:
        assert before == after
        return
    assert edit.apply(before) == after
    assert edit.removed[:1] != edit.inserted[:1] or not edit.removed or not edit.inserted
    assert edit.removed[-1:] != edit.inserted[-1:] or not edit.removed or not edit.inserted


@given(st.text(max_size=40))
def test_an_editor_holds_no_character_that_steers_a_terminal(text: str) -> None:
    held = TextArea(plain_text(text)).text
    assert held == plain_text(text)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in held if character not in "\n\t")


def test_every_kind_of_line_break_becomes_a_newline() -> None:
    assert plain_text("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h\x1ci\tj") == "a\nb\nc\nd\ne\nf\ng\nh\ni\tj"


def test_escape_sequences_are_defused() -> None:
    assert plain_text("\x1b[2J\x9b31mred\x07\x00") == "[2J31mred"


async def test_deleting_the_last_line_can_be_undone_exactly() -> None:
    editor = ProseEditor("one\ntwo")
    async with Stage(editor).run_test() as pilot:
        editor.move_cursor((1, 1))
        await pilot.press("ctrl+shift+k")
        assert editor.text == "one\n"
        await pilot.press("ctrl+z")
        assert editor.text == "one\ntwo"


class Desk(App[None]):
    """An editor between two buttons, and the keys that a screen wants."""

    BINDINGS = [Binding(key, f"note('{key}')") for key in ("ctrl+s", "ctrl+j", "ctrl+r", "ctrl+p", "ctrl+q", "escape")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, editor: FastTextArea) -> None:
        super().__init__()
        self.editor = editor
        self.heard: list[object] = []

    def compose(self) -> ComposeResult:
        yield Button("Before")
        yield self.editor
        yield Button("After", id="after")

    def on_mount(self) -> None:
        self.editor.focus()

    def action_note(self, key: str) -> None:
        self.heard.append(key)

    def on_draft_area_edited(self, event: FastTextArea.Edited) -> None:
        self.heard.extend(event.edits)


EDITORS = pytest.mark.parametrize("build", [ProseEditor, CodeEditor])


@EDITORS
@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+j", "ctrl+r", "ctrl+p", "ctrl+q", "escape"])
async def test_the_keys_of_the_screen_pass_through(build: Callable[[str], FastTextArea], key: str) -> None:
    app = Desk(build("kept"))
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert app.heard == [key]
        assert (app.editor.text, app.editor.has_focus) == ("kept", True)


@EDITORS
async def test_what_was_typed_before_submit_is_said_before_submit(build: Callable[[], FastTextArea]) -> None:
    app = Desk(build())
    async with app.run_test() as pilot:
        for key in ("a", "b", "ctrl+s", "c"):
            app.simulate_key(key)
        await wait_until(pilot, lambda: len(app.heard) == 4, "all four keys are heard")
        assert app.heard == [Edit(0, "", "a"), Edit(1, "", "b"), "ctrl+s", Edit(2, "", "c")]


async def test_tab_leads_out_of_prose_and_indents_code() -> None:
    prose, code = Desk(ProseEditor("words")), Desk(CodeEditor("pass"))
    async with prose.run_test() as pilot:
        await pilot.press("tab")
        assert (prose.editor.text, prose.editor.has_focus) == ("words", False)
    async with code.run_test() as pilot:
        await pilot.press("tab")
        assert (code.editor.text, code.editor.has_focus) == ("    pass", True)


async def test_locked_code_lets_tab_lead_on_and_changes_nothing() -> None:
    app = Desk(CodeEditor("pass"))
    async with app.run_test() as pilot:
        app.editor.read_only = True
        await pilot.press("x", "enter", "backspace", "ctrl+underscore", "shift+tab")
        app.editor.focus()
        await pilot.press("tab")
        assert (app.editor.text, app.editor.has_focus, app.heard) == ("pass", False, [])
