"""No mark of an answer that a person has marked changes unseen: what is won elsewhere hides nothing that is lost."""

import difflib

import pytest

from tests.grading.marks import TABLE, lines

pytestmark = pytest.mark.xdist_group("marked answers")  # they are marked once for all tests that ask for their marks


def test_every_mark_is_the_one_in_the_table() -> None:
    kept = TABLE.read_text(encoding="utf-8").splitlines()
    changed = list(difflib.unified_diff(kept, lines(), TABLE.name, "marked now", lineterm="", n=0))
    assert not changed, "\n".join(
        ["marks have changed; if that is meant, `python -m tests.grading.marks` writes the table anew:", *changed]
    )
