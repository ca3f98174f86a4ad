"""Plain scalars stand for what the core rules of YAML 1.2 say, through the whole loader."""

import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.bank.building import Building, anything
from interview.bank.composing import compose
from interview.bank.scalars import is_text, resolve

AS_TEXT = [
    "no", "Yes", "off", "2024-01-01", "1:30", "0o17", "0755", "0x1f", "1_000", "1e", ".", "-", "+.", "1.2.3", "nan",
    "inf", "TrUe", "nulls", "--1", "１２",
]  # fmt: skip
AS_VALUES: list[tuple[str, Any]] = [
    ("true", True), ("False", False), ("~", None), ("null", None), ("", None), ("12", 12), ("-0", 0), ("+7", 7),
    ("1e-5", 1e-5), ("1E3", 1000.0), (".5", 0.5), ("3.", 3.0), ("-1.5e+2", -150.0),
    (".inf", math.inf), ("-.Inf", -math.inf),
]  # fmt: skip


def read_value(text: str) -> Any:
    root = compose(text)
    assert root is not None
    return anything(root, Building("x", text))


@pytest.mark.parametrize("written", AS_TEXT)
def test_what_other_readers_convert_stays_text(written: str) -> None:
    assert read_value(f"[{written}]") == [written]


@pytest.mark.parametrize(("written", "value"), AS_VALUES)
def test_numbers_and_truth_values_are_read(written: str, value: object) -> None:
    found = resolve(written)
    assert (type(found), found) == (type(value), value)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_written_by_python_is_read_back(value: float) -> None:
    assert read_value(f"[{value!r}]") == [value]


@given(st.integers(-(10**30), 10**30))
def test_an_integer_is_read_back(value: int) -> None:
    found = read_value(f"[{value}]")[0]
    assert type(found) is int
    assert found == value


@given(st.text())
def test_a_scalar_is_text_exactly_when_it_resolves_to_itself(written: str) -> None:
    assert is_text(written) == (resolve(written) == written)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=3), max_leaves=8
    )
)
def test_json_is_read_as_json(value: object) -> None:
    text = json.dumps([value])
    if "\\u00" not in text and "\\ud" not in text:
        assert read_value(text) == [value]


def test_where_libyaml_is_missing_the_same_nodes_come_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from interview.bank.plain_parser import PlainParser

    class Composer(PlainParser):
        def resolve(self, kind: object, value: object, implicit: object) -> None: ...
        def descend_resolver(self, parent: object, index: object) -> None: ...
        def ascend_resolver(self) -> None: ...

    path = Path(__file__).parent / "broken" / "cost-out-of-range.yaml"
    text = path.read_text()
    in_python, in_c = Composer(text).get_single_node(), compose(text)
    assert anything(in_python, Building("x", text)) == anything(in_c, Building("x", text))  # type: ignore[arg-type]
    assert str(in_python.end_mark.index) == str(in_c.end_mark.index)  # type: ignore[union-attr]
