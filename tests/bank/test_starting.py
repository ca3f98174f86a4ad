"""A new bank is whole: it validates, its programs prove themselves, and it replaces nothing."""

from pathlib import Path

import pytest

from interview import cli
from interview.bank import load, read
from interview.bank.starting import id_for
from interview.models.question import Kind


@pytest.mark.parametrize("kind", list(Kind))
def test_a_new_bank_of_each_kind_has_nothing_to_mend(kind: Kind, tmp_path: Path) -> None:
    file = tmp_path / "my-bank.yaml"
    assert cli.main(["bank", "new", str(file), "--kind", kind]) == 0
    assert read(file).problems == ()
    assert [question.kind for question in load(file).questions.values()] == [kind]


@pytest.mark.judge
@pytest.mark.slow
def test_a_new_bank_of_every_kind_proves_itself_in_the_judge(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.yaml"
    cli.main(["bank", "new", str(file), *(part for kind in Kind for part in ("--kind", kind))])
    assert cli.main(["validate", "--strict", "--run", str(file)]) == 0, capsys.readouterr().out
    assert "5 questions: 0 errors, 0 warnings" in capsys.readouterr().out


def test_without_a_kind_it_holds_a_theory_and_a_code_question(tmp_path: Path) -> None:
    file = tmp_path / "my-bank.yaml"
    cli.main(["bank", "new", str(file)])
    assert [question.kind for question in load(file).questions.values()] == [Kind.THEORY, Kind.CODE]


def test_a_file_that_exists_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("mine")
    assert cli.main(["bank", "new", str(file)]) == 2
    assert file.read_text() == "mine"
    assert "the file already exists" in capsys.readouterr().err


def test_a_folder_that_is_missing_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bank", "new", str(tmp_path / "nowhere" / "mine.yaml")]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "expected"),
    [("My Bank (2).yaml", "my-bank-2"), ("x.yaml", "bank-x"), ("Fragen über Torch.yaml", "fragen-ber-torch"),
     ("日本.yaml", "bank"), ("a" * 60 + ".yaml", "a" * 40)],
)  # fmt: skip
def test_the_id_follows_from_the_name_of_the_file(name: str, expected: str) -> None:
    assert id_for(Path(name)) == expected
