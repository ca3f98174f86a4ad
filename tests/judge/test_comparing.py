"""Equality is torch.testing.assert_close's, told in one sentence."""

from typing import Any

import numpy as np
import pytest

from interview.judge.verdict.comparison import Rules, difference
from interview.judge.verdict.expectation import literal_value
from interview.judge.wire.values import Array, Items, Opaque, Text, Value
from interview.models.task import Tolerance


def tensor(values: Any, dtype: str = "float32", kind: str = "tensor") -> Array:
    array = np.asarray(values)
    if dtype == "bfloat16":
        raw = (array.astype(np.float32).view(np.uint32) >> 16).astype(np.uint16)
    else:
        raw = array.astype(dtype)
    return Array(kind=kind, dtype=dtype, shape=array.shape, size=raw.nbytes, data=raw.tobytes())


NAN, INF = float("nan"), float("inf")
SAME: list[tuple[str, Value, Value]] = [
    ("equal", tensor([1, 2]), tensor([1, 2])),
    ("within float32's tolerance", tensor([1.0]), tensor([1.000001])),
    ("negative zero", tensor([0.0]), tensor([-0.0])),
    ("NaN and NaN", tensor([NAN]), tensor([NAN])),
    ("infinities", tensor([INF, -INF]), tensor([INF, -INF])),
    ("bfloat16", tensor([1.0, 3.0], "bfloat16"), tensor([1.0, 3.0], "bfloat16")),
    ("empty", tensor(np.zeros((0, 3))), tensor(np.zeros((0, 3)))),
    ("int and float", literal_value(1), literal_value(1.0)),
    ("list and tuple", Items("list", (Text("a", 1),)), Items("tuple", (Text("a", 1),))),
    ("dicts in another order", literal_value({"a": 1, "b": 2}), literal_value({"b": 2, "a": 1})),
    ("float64 NaN", literal_value(NAN), literal_value(NAN)),
]
DIFFERENT: list[tuple[str, Value, Value, str]] = [
    ("beyond float32's tolerance", tensor([1.0]), tensor([1.0001]), "Expected 1 at [0], got 1.0001."),
    ("beyond float64's tolerance", tensor([1.0], "float64"), tensor([1.000001], "float64"), "Expected 1 at [0]"),
    (
        "NaN for a number",
        tensor([1.0, 2.0]),
        tensor([1.0, NAN]),
        "Expected 2 at [1], got nan (1 of 2 elements differ).",
    ),
    ("a number for NaN", tensor([NAN]), tensor([0.0]), "Expected nan at [0], got 0."),
    ("infinity for a number", tensor([1e30]), tensor([INF]), "Expected 1e+30 at [0], got inf."),
    ("another sign of infinity", tensor([INF]), tensor([-INF]), "Expected inf at [0], got -inf."),
    ("shape", tensor([[1, 2]]), tensor([1, 2]), "Expected shape (1, 2), got (2,)."),
    ("dtype", tensor([1.0]), tensor([1.0], "float64"), "Expected dtype float32, got float64."),
    (
        "array for a tensor",
        tensor([1.0]),
        tensor([1.0], kind="ndarray"),
        "Expected a tensor of shape (1,), got an array",
    ),
    ("number for a tensor", tensor(1.0), literal_value(1.0), "Expected a tensor of shape (), got 1.0."),
    ("bool for an int", literal_value(1), literal_value(True), "Expected 1, got True."),
    ("None", literal_value(1), literal_value(None), "Expected 1, got None."),
    ("length", literal_value([1, 2]), literal_value([1]), "Expected 2 items, got 1."),
    ("inside", literal_value({"a": [1, 2]}), literal_value({"a": [1, 3]}), "Expected 2 at ['a'][1], got 3."),
    ("missing key", literal_value({"a": 1}), literal_value({}), "The key 'a' is missing."),
    ("surplus key", literal_value({}), literal_value({"a": 1}), "The key 'a' is not expected."),
    ("object", literal_value(1), Opaque("Yes"), "Expected 1, got an object of type Yes."),
    ("two objects", Opaque("Yes"), Opaque("Yes"), "got an object of type Yes."),
    ("int64", tensor([2**53], "int64"), tensor([2**53 + 1], "int64"), "Expected 9007199254740992"),
    ("large ints", literal_value(10**400), literal_value(1.0), "got 1.0."),
]


@pytest.mark.parametrize(("left", "right"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_these_are_equal(left: Value, right: Value) -> None:
    assert difference(left, right, Rules()) == ""


@pytest.mark.parametrize(("left", "right", "words"), [row[1:] for row in DIFFERENT], ids=[row[0] for row in DIFFERENT])
def test_these_differ_and_it_is_said_how(left: Value, right: Value, words: str) -> None:
    assert words in difference(left, right, Rules())


def test_a_stated_tolerance_goes_before_that_of_the_dtype() -> None:
    near, far = tensor([1.0]), tensor([1.05])
    assert difference(near, far, Rules(fixed=Tolerance(rtol=0.1, atol=0))) == ""
    assert difference(near, far, Rules(by_dtype={"float32": Tolerance(rtol=0.1, atol=0)})) == ""
    assert difference(near, far, Rules(by_dtype={"float64": Tolerance(rtol=0.1, atol=0)}))


def test_bfloat16_is_widened_and_compared_with_its_own_tolerance() -> None:
    assert difference(tensor([100.0], "bfloat16"), tensor([101.0], "bfloat16"), Rules()) == ""
    assert difference(tensor([100.0], "bfloat16"), tensor([104.0], "bfloat16"), Rules())
