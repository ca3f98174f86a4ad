"""Every fault of a bank is said once, at its place, with what to do about it."""

from pathlib import Path

import pytest

from interview.bank import listing, load, read
from interview.bank.composing import MOST_BYTES
from interview.bank.reading import read_bytes
from interview.errors import BankError

FOLDER = Path(__file__).parent / "broken"
BROKEN = sorted(FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_fault_is_said_at_its_place_with_what_to_do(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text()
    assert "".join(str(problem).removeprefix(f"{path}:") + "\n" for problem in read(path).problems) == expected


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_bank_with_an_error_is_not_loaded_and_one_with_warnings_is(path: Path) -> None:
    file = read(path)
    assert file.problems
    if file.errors:
        assert file.bank is None
        with pytest.raises(BankError):
            load(path)
    else:
        assert load(path) == file.bank


@pytest.mark.parametrize(
    ("opening", "column"),
    [("[", 100), ("[ ", 199), ("{a: ", 397), ("- ", 199), ("? ", 199), ("[? ", 149)],
)
@pytest.mark.parametrize("times", [101, 900, 1100, 100_000])
def test_nesting_is_refused_where_it_becomes_too_deep_in_words_of_our_own(
    opening: str, column: int, times: int
) -> None:
    (problem,) = read_bytes((opening * times).encode(), "deep.yaml").problems
    assert str(problem) == (
        f"deep.yaml:1:{column}: error too-deep Values are nested more than 20 levels deep. Flatten them."
    )


def test_many_brackets_on_a_line_are_not_yet_deep() -> None:
    lists = "  x-lists: [" + "[], " * 600 + "]\n"
    (problem,) = read_bytes(f"schema: 1\nbank:\n  id: wide\n{lists}questions: []\n".encode(), "wide.yaml").problems
    assert problem.code == "empty"


def test_bytes_that_are_not_utf_8_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("schema: 1\nbank: {id: café}\n".encode("latin-1"))
    (problem,) = read(path).problems
    assert str(problem) == f"{path}:2:15: error not-utf-8 The byte 0xe9 is not UTF-8. Save the file as UTF-8."


def test_a_byte_order_mark_does_not_shift_places(tmp_path: Path) -> None:
    path = tmp_path / "marked.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + (FOLDER / "unknown-key.yaml").read_bytes())
    (problem,) = read(path).problems
    assert (problem.line, problem.column) == (7, 5)


def test_a_file_that_is_too_large_is_not_parsed(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"#" * (MOST_BYTES + 1))
    (problem,) = read(path).problems
    assert (problem.code, problem.what) == ("too-large", "The file has 2.0 MB, but at most 2 are allowed")


def test_a_listing_shows_fifty_problems_and_counts_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text("schema: 1\nbank: {id: many}\nquestions:\n" + "  - x\n" * 60)
    lines = listing(read(path).problems).splitlines()
    assert len(lines) == 51
    assert lines[-1] == "… and 10 more."


def test_a_line_of_a_block_is_found_whatever_stands_before_it() -> None:
    file = read(FOLDER / "syntax-error-in-reference.yaml")
    assert file.positions.at("double", "code", "reference", "line:2") == (14, 13)
    assert file.positions.at("double", "code", "checks", 1, "id") == (18, 15)
    assert file.positions.at("double", "code", "no such key") == (8, 7)
