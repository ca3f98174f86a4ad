"""The schema for editors takes what the program takes, and flags what an editor can know to be wrong."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from interview.bank import read
from interview.bank.building import Building, anything
from interview.bank.composing import Refused, compose
from interview.bank.finding import shipped_folder
from interview.bank.schema import bank_schema

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
SHIPPED = sorted(shipped_folder().rglob("*.yaml"))
VALIDATOR = Draft7Validator(bank_schema())
KNOWN_TO_AN_EDITOR = {"unknown-key", "missing-key", "wrong-type", "unknown-value", "wrong-length", "one-probe"}
"""What a bank's own structure is about, as against its programs, its wordings and what its parts owe each other."""
BY_ANOTHER_KEY = {"imported-without-source", "raises-without-class"}
"""Banks whose fault only shows when two keys are read together."""


def plain(text: str) -> Any:
    """Return a file as lists, maps and scalars, read by the rules of the loader."""
    root = compose(text)
    return None if root is None else anything(root, Building("", text), depth=0)


def faults(text: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(plain(text))]


def test_the_schema_is_a_schema() -> None:
    Draft7Validator.check_schema(bank_schema())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_bank_fits_the_schema(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_what_the_program_takes_fits_and_a_fault_of_structure_does_not(path: Path) -> None:
    try:
        found = faults(path.read_text(encoding="utf-8"))
    except Refused:
        return
    errors = {problem.code for problem in read(path).errors}
    if not errors:
        assert found == []
    elif errors & KNOWN_TO_AN_EDITOR and path.stem not in BY_ANOTHER_KEY:
        assert found


QUESTION = """
schema: 1
bank: {id: mine}
questions:
  - id: mean
    kind: code
    prompt: Write `mean`.
    code:
      entry: mean
      reference: "mean = sum"
      checks:
        - {id: value, call: "mean([1])"}
"""


def test_a_plain_question_fits() -> None:
    assert faults(QUESTION) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("prompt:", "promt:"),
        ("entry:", "entri:"),
        ("kind: code", "kind: coding"),
        ("{id: value, call:", "{id: value, cal:"),
        ('call: "mean([1])"', 'dtype: {inputs: {x: "1"}, dtypes: [float33]}'),
        ('call: "mean([1])"', 'raises: {call: "mean()", eror: TypeError}'),
        ("entry: mean", "entry: mean\n      loops: forbidden"),
        ("id: mean", "id: Mean!"),
        ("prompt: Write `mean`.", "prompt: 5"),
        ("bank: {id: mine}", "bank: {id: mine, defaults: {limits: 5}}"),
        ("schema: 1", "schema: 2"),
    ],
)
def test_a_slip_is_flagged(right: str, wrong: str) -> None:
    assert right in QUESTION
    assert faults(QUESTION.replace(right, wrong, 1))


def test_an_author_s_own_keys_are_let_be() -> None:
    assert faults(QUESTION.replace("prompt:", "x-reviewer: 3\n    prompt:")) == []


def test_the_kind_may_come_from_the_bank_s_defaults() -> None:
    moved = QUESTION.replace("    kind: code\n", "").replace("{id: mine}", "{id: mine, defaults: {kind: code}}")
    assert faults(moved) == []
    assert faults(moved.replace("entry:", "entri:"))


def test_an_editor_is_told_what_each_key_means() -> None:
    keys = bank_schema()["definitions"]["Theory"]["properties"]
    assert all(keys[key].get("description") for key in keys)
