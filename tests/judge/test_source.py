"""What a question rules out is found by the syntax tree."""

import pytest

from interview.judge.child.source import problems

FOUND: list[tuple[str, str, str, str]] = [
    ("the plain name", "torch.softmax", "y = torch.softmax(x, 0)", "line 1"),
    ("an alias of the module", "torch.softmax", "import torch as t\ny = t.softmax(x, 0)", "line 2"),
    ("imported by name", "torch.softmax", "from torch import softmax as s\ny = s(x, 0)", "line 1"),
    ("bound to another name", "torch.softmax", "f = torch.softmax\ny = f(x)", "line 1"),
    ("by getattr", "torch.softmax", "y = getattr(torch, 'softmax')(x)", "line 1"),
    ("inside a forbidden module", "torch.nn.functional", "y = F.relu(x)", "line 1"),
    ("a method", "torch.Tensor.softmax", "y = x.softmax(0)", "line 1"),
    ("any attribute of a name", ".item", "y = x.item()", "line 1"),
    ("a builtin", "sorted", "y = sorted(x)", "line 1"),
]
CLEAN: list[tuple[str, str, str]] = [
    ("a name that only begins the same", "torch.softmax", "y = torch.softmax_mine(x)"),
    ("in a string", "torch.softmax", "y = 'torch.softmax'"),
    ("in a comment", "torch.softmax", "# torch.softmax\ny = 1"),
    ("an attribute of something else", "torch.softmax", "y = model.softmax(x)"),
]


@pytest.mark.parametrize(("banned", "source", "where"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND])
def test_a_forbidden_name_is_found(banned: str, source: str, where: str) -> None:
    assert f"line {problems(source, forbid=[banned])[0].line}" == where


@pytest.mark.parametrize(("banned", "source"), [row[1:] for row in CLEAN], ids=[row[0] for row in CLEAN])
def test_what_is_not_used_is_not_found(banned: str, source: str) -> None:
    assert problems(source, forbid=[banned]) == []


def test_what_leads_round_a_forbidden_name_is_forbidden_with_it() -> None:
    source = "y = torch.ops.aten.softmax(x, 0)"
    assert problems(source, forbid=["torch.softmax"])[0].text == "uses torch.ops, which this question forbids"
    assert problems(source) == []


@pytest.mark.parametrize(
    "loop", ["for i in x: pass", "while x: pass", "[i for i in x]", "{i: 1 for i in x}", "sum(i for i in x)"]
)
def test_every_sort_of_loop_is_found(loop: str) -> None:
    assert [problem.line for problem in problems(f"x = 1\n{loop}", loops="forbid")] == [2]


def test_a_required_name_that_is_not_used_is_missed() -> None:
    assert problems("y = torch.einsum('ij->ji', x)", require=["torch.einsum"]) == []
    assert (
        problems("y = x.T", require=["torch.einsum"])[0].text
        == "does not use torch.einsum, which this question asks for"
    )


def test_names_imported_by_the_setup_are_known() -> None:
    assert problems(
        "y = fn.softmax(x)", setup="import torch.nn.functional as fn", forbid=["torch.nn.functional.softmax"]
    )
