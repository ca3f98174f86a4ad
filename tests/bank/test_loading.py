from pathlib import Path

import pytest

from interview.bank import load, read
from interview.errors import BankError
from interview.models.question import Kind, Theory

BANK = """\
schema: 1
bank: {id: small, version: 1.10, defaults: {topic: autograd, minutes: 4}}
questions:
  - id: leaf
    kind: theory
    prompt: |
      What is a leaf tensor?

      Say when its `grad` is filled.
    answer: It was made by the user.
    key_points:
      - id: user
        text: It is not the result of an operation.
        any_of: [it was made by the user and not by an operation]
"""


@pytest.fixture
def bank_file(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    path.write_text(BANK)
    return path


def test_a_bank_becomes_typed_questions_with_its_defaults(bank_file: Path) -> None:
    bank = load(bank_file)
    question = bank.questions["leaf"]
    assert isinstance(question, Theory)
    assert question.kind is Kind.THEORY
    assert (question.key, question.topic, question.minutes) == ("small:leaf", "autograd", 4.0)
    assert question.title == "What is a leaf tensor?"
    assert bank.version == "1.10"
    assert bank.path == str(bank_file)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="cannot be read"):
        read(tmp_path / "none.yaml")


def test_a_broken_bank_raises_with_its_place(bank_file: Path) -> None:
    bank_file.write_text(BANK.replace("answer:", "anwser:"))
    with pytest.raises(BankError, match=r'small.yaml:10:5 \[leaf\]: Unknown key "anwser". Did you mean "answer"?'):
        load(bank_file)
