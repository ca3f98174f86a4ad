"""The README says what the code does: keys, commands, verdicts, events, words and tree are compared with it."""

import ast
import re
from pathlib import Path
from types import ModuleType

import pytest

from interview import cli
from interview.models import grade, question, rubric, settings, task, verdict
from tests.docs import README, ROOT, SECTIONS, first_line, section

TEXT = README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SECTIONS)
def test_the_generated_parts_are_up_to_date(name: str) -> None:
    assert section(name, TEXT) == SECTIONS[name](), "run `python -m tests.docs`"


def test_every_module_says_in_its_first_line_which_rule_it_owns() -> None:
    for path in (ROOT / "interview").rglob("*.py"):
        line = first_line(path)
        assert line.endswith("."), f"{path}: {line!r}"


def test_every_option_that_the_readme_names_exists(capsys: pytest.CaptureFixture[str]) -> None:
    for command, option in re.findall(r"`interview (\w+)[^`\n]*?(--[\w-]+)", TEXT):
        with pytest.raises(SystemExit):
            cli.main([command, "--help"])
        assert option in capsys.readouterr().out, f"{command} {option}"


@pytest.mark.parametrize("module", [question, rubric, task, settings, grade, verdict])
def test_every_field_of_the_nouns_has_a_sentence(module: ModuleType) -> None:
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    for kind in (node for node in tree.body if isinstance(node, ast.ClassDef)):
        for field, following in zip(kind.body, [*kind.body[1:], None], strict=True):
            if isinstance(field, ast.AnnAssign) and "ClassVar" not in ast.dump(field.annotation):
                said = isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
                assert said, f"{kind.name}: {ast.unparse(field)}"


def test_the_pictures_of_the_readme_exist() -> None:
    for path in re.findall(r"!\[[^]]*]\(([^)]+)\)", TEXT):
        assert (ROOT / path).is_file(), path


def test_the_tree_in_the_readme_names_no_path_of_a_machine() -> None:
    assert not re.search(r"/(home|root|work|Users)/", TEXT)
