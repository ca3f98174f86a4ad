"""How a predicted output is compared with the real one."""

import pytest

from interview.grading import grade
from interview.models.question import Compare, Predict


def predicted(compare: Compare, right: str, answer: str, **rest: object) -> float:
    question = Predict(id="p", prompt="What is printed?", snippet="...", answer=right, compare=compare, **rest)  # type: ignore[arg-type]
    return grade(question, answer).mark


@pytest.mark.parametrize(
    ("compare", "right", "answer"),
    [
        (Compare.STRIPPED, "a\nb\n", "  a  \nb"),
        (Compare.EXACT, "a b\n", "a b"),
        (Compare.NUMBER, "0.3333", "0.33331"),
        (Compare.NUMBER, "1e-05", "0.00001"),
        (Compare.NUMBER, "inf", "inf"),
        (Compare.NUMBER, "nan", "NaN"),
        (Compare.NUMBER, "3 4", "3, 4"),
        (Compare.SHAPE, "torch.Size([2, 3])", "(2, 3)"),
        (Compare.SHAPE, "torch.Size([2, 3])", "2x3"),
        (Compare.SHAPE, "(5,)", "[5]"),
        (Compare.SHAPE, "torch.Size([])", "scalar"),
        (Compare.DTYPE, "torch.float32", "float"),
        (Compare.DTYPE, "torch.int64", "torch.long"),
        (Compare.TENSOR, "tensor([[1., 2.],\n        [3., 4.]])", "[[1, 2], [3, 4]]"),
        (Compare.TENSOR, "tensor([1., 2.], grad_fn=<AddBackward0>)", "tensor([1., 2.])"),
        (Compare.TENSOR, "tensor([ True, False])", "[True, False]"),
        (Compare.RAISES, "RuntimeError", "RuntimeError: a leaf Variable was used in an in-place operation"),
        (Compare.RAISES, "RuntimeError", "It raises a RuntimeError."),
        (Compare.RAISES, "torch.cuda.OutOfMemoryError", "OutOfMemoryError"),
    ],
)
def test_the_same_output_written_otherwise_is_right(compare: Compare, right: str, answer: str) -> None:
    assert predicted(compare, right, answer) == 1


@pytest.mark.parametrize(
    ("compare", "right", "answer"),
    [
        (Compare.STRIPPED, "a b", "a  b"),
        (Compare.EXACT, "a b", " a b"),
        (Compare.NUMBER, "0.3333", "0.34"),
        (Compare.NUMBER, "3", "3 4"),
        (Compare.NUMBER, "3", "three"),
        (Compare.NUMBER, "inf", "nan"),
        (Compare.SHAPE, "torch.Size([2, 3])", "(3, 2)"),
        (Compare.SHAPE, "torch.Size([2, 3])", "(2, 3, 1)"),
        (Compare.SHAPE, "torch.Size([])", "(1,)"),
        (Compare.SHAPE, "(2, 3)", "maybe 2 and 3"),
        (Compare.DTYPE, "torch.float32", "float64"),
        (Compare.TENSOR, "tensor([[1., 2.]])", "[1, 2]"),
        (Compare.TENSOR, "tensor([1, 2], dtype=torch.int32)", "tensor([1, 2], dtype=torch.int64)"),
        (Compare.TENSOR, "tensor([1., 2.])", "[1, 3]"),
        (Compare.RAISES, "RuntimeError", "ValueError"),
        (Compare.RAISES, "RuntimeError", "RuntimeError or ValueError"),
        (Compare.RAISES, "RuntimeError", "an error"),
        (Compare.STRIPPED, "x", ""),
    ],
)
def test_another_output_is_wrong(compare: Compare, right: str, answer: str) -> None:
    assert predicted(compare, right, answer) == 0


def test_other_accepted_outputs_are_right() -> None:
    assert predicted(Compare.STRIPPED, "True", "1", accept=("1",)) == 1


def test_a_common_wrong_output_is_explained() -> None:
    question = Predict(
        id="p",
        prompt="Which shape?",
        snippet="...",
        answer="(2, 3)",
        compare=Compare.SHAPE,
        common_wrong={"(3, 2)": "Only the strides change."},
    )
    assert grade(question, "torch.Size([3, 2])").notes == ("Only the strides change.",)
    assert grade(question, "(9, 9)").notes == ()
