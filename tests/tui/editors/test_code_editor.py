"""What keys do to Python, and how the line of an error is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets.text_area import Selection

from interview.tui.theme import THEMES
from interview.tui.widgets.code_colours import code_theme_for, code_themes
from interview.tui.widgets.code_document import CodeDocument, grammar
from interview.tui.widgets.code_editor import CodeEditor
from interview.tui.widgets.python_lines import comment_toggled, indented, next_indentation, outdented, spaces_for_tabs
from tests.tui.editors.stage import Stage, settle, text_of

NEXT_INDENTATIONS = [
    ("x = 1", 0),
    ("    x = 1", 4),
    ("def f():", 4),
    ("    if x:  # why: so", 8),
    ("x = {'#': 1}  # :", 0),
    ('print("a:")', 0),
    ("call(", 4),
    ("    return x", 0),
    ("        pass", 4),
    ("    raise ValueError  # no", 0),
    ("    return call(a,", 4),
    ("    returned = 1", 4),
    ("        continue", 4),
    ("        break", 4),
    ("", 0),
]


@pytest.mark.parametrize(("line", "spaces"), NEXT_INDENTATIONS)
def test_the_next_line_is_as_deep_as_the_code_asks_for(line: str, spaces: int) -> None:
    assert next_indentation(line) == " " * spaces


def test_indenting_leaves_blank_lines_and_outdenting_stops_at_the_margin() -> None:
    assert indented(["a", "", "  b"]) == ["    a", "", "      b"]
    assert outdented(["a", "      b", "    c", "\td"]) == ["a", "    b", "c", "d"]


def test_toggling_a_comment_twice_changes_nothing() -> None:
    lines = ["    if x:", "", "        y = '#'"]
    commented = comment_toggled(lines)
    assert commented == ["    # if x:", "", "    #     y = '#'"]
    assert comment_toggled(commented) == lines


def test_pasted_tabs_become_spaces_at_the_beginning_of_lines_only() -> None:
    assert spaces_for_tabs("\tif x:\n\t  y = 'a\tb'") == "    if x:\n      y = 'a\tb'"


async def typed(text: str, cursor: tuple[int, int], *keys: str) -> tuple[str, tuple[int, int]]:
    """Return the text and the cursor after some keys."""
    editor = CodeEditor(text)
    async with Stage(editor).run_test() as pilot:
        editor.move_cursor(cursor)
        await pilot.press(*keys)
        return editor.text, editor.cursor_location


KEYS = [
    ("def f():", (0, 8), ["enter", "x"], "def f():\n    x", (1, 5)),
    ("    return 1", (0, 12), ["enter"], "    return 1\n", (1, 0)),
    ("if x: y", (0, 5), ["enter"], "if x:\n    y", (1, 4)),
    ("    x", (0, 0), ["enter"], "\n    x", (1, 0)),
    ("        x", (0, 8), ["backspace"], "    x", (0, 4)),
    ("      x", (0, 6), ["backspace"], "    x", (0, 4)),
    ("a b", (0, 2), ["backspace"], "ab", (0, 1)),
    ("\nx", (1, 0), ["backspace"], "x", (0, 0)),
    ("ab", (0, 1), ["tab"], "a   b", (0, 4)),
    ("    ab", (0, 5), ["shift+tab"], "ab", (0, 1)),
    ("  x", (0, 3), ["home"], "  x", (0, 2)),
    ("  x", (0, 2), ["home"], "  x", (0, 0)),
    ("(", (0, 1), ["("], "((", (0, 2)),
    ("x", (0, 1), ["ctrl+underscore"], "# x", (0, 3)),
    ("# x", (0, 3), ["ctrl+slash"], "x", (0, 1)),
    ("def f():", (0, 8), ["enter", "ctrl+z"], "def f():", (0, 8)),
    ("    a", (0, 5), ["ctrl+underscore", "ctrl+z"], "    a", (0, 5)),
]


@pytest.mark.parametrize(("text", "cursor", "keys", "expected", "end"), KEYS)
async def test_a_key_does_to_python_what_an_editor_does(
    text: str, cursor: tuple[int, int], keys: list[str], expected: str, end: tuple[int, int]
) -> None:
    assert await typed(text, cursor, *keys) == (expected, end)


async def test_tab_moves_all_selected_lines_and_keeps_the_selection_on_them() -> None:
    editor = CodeEditor("a\nb\nc")
    async with Stage(editor).run_test() as pilot:
        editor.selection = Selection((0, 1), (2, 0))
        await pilot.press("tab")
        assert (editor.text, editor.selection) == ("    a\n    b\nc", Selection((0, 5), (2, 0)))
        await pilot.press("shift+tab")
        assert (editor.text, editor.selection) == ("a\nb\nc", Selection((0, 1), (2, 0)))
        await pilot.press("ctrl+z")
        assert editor.text == "    a\n    b\nc"


async def test_a_paste_brings_spaces_for_tabs() -> None:
    editor = CodeEditor()
    stage = Stage(editor)
    async with stage.run_test() as pilot:
        stage.post_message(events.Paste("def f():\n\treturn 1"))
        await pilot.pause()
        assert editor.text == "def f():\n    return 1"


async def test_the_error_mark_moves_with_its_line_and_goes_when_that_is_edited() -> None:
    editor = CodeEditor("a\nb\nc\nd")
    stage = Stage(editor)
    async with stage.run_test(size=(40, 12)) as pilot:
        editor.error_line = 3
        await settle(pilot)
        assert "3✗ c" in text_of(stage.picture())
        editor.insert("new\n", (0, 0))
        await settle(pilot)
        assert editor.error_line == 4
        assert "4✗ c" in text_of(stage.picture())
        assert text_of(stage.picture()).count("✗") == 1
        editor.insert("x", (4, 0))
        assert editor.error_line == 4
        editor.insert("x", (3, 1))
        await settle(pilot)
        assert editor.error_line is None
        assert "✗" not in text_of(stage.picture())


@pytest.mark.parametrize(
    ("theme", "colours"),
    [
        ("textual-dark", "code-dark"),
        ("textual-light", "code-light"),
        ("ansi-dark", "code-terminal"),
        ("ansi-light", "code-terminal"),
    ],
)
async def test_the_colours_follow_the_theme_of_the_program(theme: str, colours: str) -> None:
    editor = CodeEditor("def f(): pass")
    stage = Stage(editor)
    async with stage.run_test() as pilot:
        await settle(pilot)
        before = stage.picture()
        stage.theme = theme
        await settle(pilot)
        assert code_theme_for(stage.current_theme) == editor.theme == colours
        assert (stage.picture() == before) == (theme == "textual-dark")


READABLE_THEMES = [theme for theme in (*BUILTIN_THEMES.values(), *THEMES) if not theme.ansi]


@pytest.mark.parametrize("theme", READABLE_THEMES, ids=lambda theme: str(theme.name))
def test_code_can_be_read_on_every_theme(theme: Theme) -> None:
    surface = Color.parse(theme.to_color_system().generate()["surface"])
    colours = next(colours for colours in code_themes() if colours.name == code_theme_for(theme))
    for name, style in colours.syntax_styles.items():
        assert style.color is not None
        bright, dim = sorted((luminance(surface), luminance(Color.from_rich_color(style.color))), reverse=True)
        assert (bright + 0.05) / (dim + 0.05) >= 4.5, name


def luminance(colour: Color) -> float:
    """Return the relative luminance that WCAG defines."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_language_without_a_parser_has_no_grammar() -> None:
    assert grammar("klingon") is None
    assert grammar("python") is grammar("python")


STATEMENTS = [
    "x = 1",
    "é = f(注)  # 注",
    "class A(B): y: int = 'é'",
    'text = """one\ntwo\n"""',
    "def f(x): return x",
    "",
    "if x:\n    print(len(x))",
]


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 2), st.sampled_from(STATEMENTS), st.booleans()), max_size=9)
)
def test_colours_after_edits_are_those_of_the_text_parsed_afresh(edits: list[tuple[int, int, str, bool]]) -> None:
    python = grammar("python")
    assert python is not None
    lines = [*STATEMENTS, *STATEMENTS]
    edited = CodeDocument("\n".join(lines), python)
    for at, removed, statement, looks in edits:
        first, end = min(at, len(lines) - 1), min(at + removed, len(lines) - 1)
        row, last_row = ("\n".join([*lines[:place], ""]).count("\n") for place in (first, end))
        edited.replace_range((row, 0), (last_row, 0), f"{statement}\n")
        lines[first:end] = [statement]
        if looks:
            edited.highlights(0, edited.line_count - 1, python.precedence)
    assert edited.text == "\n".join(lines)
    fresh = CodeDocument(edited.text, python)
    last = edited.line_count - 1
    assert edited.highlights(0, last, python.precedence) == fresh.highlights(0, last, python.precedence)


async def test_without_tree_sitter_code_is_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interview.tui.widgets.fast_text_area.grammar", lambda language: None)
    editor = CodeEditor("def f(): pass")
    async with Stage(editor).run_test() as pilot:
        await pilot.press("x")
        assert (editor.text, editor.is_syntax_aware) == ("xdef f(): pass", False)
