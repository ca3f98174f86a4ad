"""Banks are found in order of nearness, each once."""

from pathlib import Path

import pytest

from interview.bank import Problem, find_banks
from interview.bank.finding import id_of, shipped_folder, user_folder
from interview.errors import BankError


def write(path: Path, bank_id: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"schema: 1\n# about\nbank:\n  title: Some\n\n  # the name\n  id: {bank_id}\nquestions: []\n")
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_banks_are_found_in_every_place_nearest_first(here: Path) -> None:
    mine = write(user_folder() / "deep" / "mine.yaml", "mine")
    write(here / "banks" / "local.yml", "local")
    write(here / "banks" / ".hidden" / "hidden.yaml", "hidden")
    given = write(here / "given.yaml", "given")
    found = find_banks([given])
    assert found[:3] == [given, Path("banks/local.yml"), mine]
    assert found[3:] == sorted(shipped_folder().glob("**/*.yaml"))


def test_a_nearer_bank_hides_another_of_its_id_and_says_so(here: Path) -> None:
    write(user_folder() / "same.yaml", "same")
    write(here / "banks" / "same.yaml", "same")
    said: list[Problem] = []
    found = find_banks(say=said.append)
    assert Path("banks/same.yaml") in found
    assert user_folder() / "same.yaml" not in found
    (problem,) = said
    assert 'The bank "same" is left out: banks/same.yaml has the same id' in str(problem)


def test_a_folder_that_is_given_and_stands_here_too_is_taken_once(here: Path) -> None:
    write(here / "banks" / "local.yaml", "local")
    assert [path.name for path in find_banks(["banks"])].count("local.yaml") == 1


def test_several_files_that_cannot_be_read_are_all_kept(here: Path) -> None:
    for name in ("a", "b"):
        (here / "banks").mkdir(exist_ok=True)
        (here / "banks" / f"{name}.yaml").write_text("bank: [\n")
    assert find_banks()[:2] == [Path("banks/a.yaml"), Path("banks/b.yaml")]


def test_a_path_that_does_not_exist_is_an_error(here: Path) -> None:
    with pytest.raises(BankError, match="no such bank"):
        find_banks(["none.yaml"])


def test_the_id_is_found_behind_a_long_beginning(here: Path) -> None:
    path = here / "late.yaml"
    path.write_text(f"schema: 1\nquestions:\n{'  # more' * 3000}\nbank: {{id: late}}\n")
    assert id_of(path) == "late"
