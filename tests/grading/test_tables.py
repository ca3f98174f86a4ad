"""The word tables are consistent, and the grader needs nothing else."""

import subprocess
import sys
from collections import Counter

import pytest

from interview.grading import lexicon
from interview.grading.patterns import compiled, search, unsafe


def test_the_table_of_stems_is_made_from_the_other_tables() -> None:
    assert "\n".join(lexicon.stem_table().splitlines()[1:]).split() == [
        w for line in lexicon.lines("stems") for w in line.split()
    ]


def test_no_short_form_and_no_irregular_form_is_listed_twice() -> None:
    for table in ("abbreviations", "irregular", "contractions"):
        forms = Counter(line.split()[0] for line in lexicon.lines(table))
        assert [form for form, count in forms.items() if count > 1] == []


def test_no_two_words_are_both_synonyms_and_plain_opposites_of_function_words() -> None:
    assert not {word for group in lexicon.SYNONYM_GROUPS for word in group} & {"not", "no", "never"}


def test_grading_loads_neither_torch_nor_numpy_nor_a_screen() -> None:
    program = (
        "import sys, interview.grading; print([m for m in ('torch', 'numpy', 'textual', 'yaml') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert shown.stdout.strip() == "[]"


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?:x*)*", r"(\w+\s?)*end", r"((ab)+c)+", "("])
def test_a_pattern_that_might_never_end_or_does_not_compile_is_refused(pattern: str) -> None:
    assert unsafe(pattern)
    assert compiled(pattern) is None


@pytest.mark.parametrize(
    "pattern", [r"h\s*\(\s*p\s*\)", r"\b6[ ,.]?000\b|\bsix thousand\b", r"(?:only|just)[^.]{0,30}numpy"]
)
def test_ordinary_patterns_are_safe(pattern: str) -> None:
    assert unsafe(pattern) == ""


def test_a_pattern_is_found_far_into_a_long_text() -> None:
    pattern = compiled(r"x \+ f\(x\)")
    assert pattern
    text = "word " * 300 + "x + f(x)"
    assert (1500, 1508) in search(pattern, text)
