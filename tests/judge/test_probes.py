"""Each kind of probe passes a right submission and catches the fault it is there for."""

from typing import Any, NamedTuple

import pytest

from interview.judge import Judge
from interview.models.task import Check
from interview.models.verdict import CheckState
from tests.judge.asking import ask, check

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.judge]

REFERENCE = """
def softmax(x, dim=-1):
    e = (x - x.max(dim=dim, keepdim=True).values).exp()
    return e / e.sum(dim=dim, keepdim=True)

class Layer(nn.Module):
    def __init__(self, n, m):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(m, n))
        self.register_buffer("calls", torch.zeros(1))

    def forward(self, x):
        if self.training:
            self.calls += 1
        return F.dropout(x @ self.weight.T, 0.5, self.training)

def drop(x, p=0.5):
    return x * (torch.rand_like(x) > p) / (1 - p)

def attend(x):
    scores = x @ x.mT
    later = torch.triu(torch.ones(x.shape[1], x.shape[1], dtype=torch.bool), 1)
    return scores.masked_fill(later, -torch.inf).softmax(-1) @ x

def pooled(x, keep):
    return (x * keep[..., None]).sum(1) / keep.sum(1, keepdim=True)
"""
X = {"x": "torch.randn(3, 4)"}
SERIES = {"x": "torch.randn(2, 5, 4)"}
MASKED = {**SERIES, "keep": "torch.ones(2, 5, dtype=torch.bool)"}


class Fault(NamedTuple):
    """A probe, a fault put into the reference, and words of what is told."""

    probe: dict[str, Any]
    old: str
    new: str
    words: str


_MAX = "(x - x.max(dim=dim, keepdim=True).values)"
_DROP = "F.dropout(x @ self.weight.T, 0.5, self.training)"
FAULTS: dict[str, Fault] = {
    "extreme": Fault({"extreme": {"inputs": X}}, _MAX, "x", "['large']"),
    "extreme, chosen": Fault(
        {"extreme": {"inputs": X, "only": ["neg_inf"]}}, "return e /", "return e.nan_to_num() + 0 * x /", "nan"
    ),
    "grad": Fault(
        {"grad": {"inputs": X}}, "e.sum(dim=dim, keepdim=True)", "e.sum(dim=dim, keepdim=True).detach()", "['x']"
    ),
    "grad of parameters": Fault(
        {"grad": {"inputs": {**X, "layer": "Layer(4, 2).eval()"}, "call": "layer(x)", "wrt": ["layer"]}},
        "x @ self.weight.T, 0.5",
        "x @ self.weight.detach().T, 0.5",
        "got None",
    ),
    "no_mutation": Fault(
        {"no_mutation": {"inputs": X}}, f"e = {_MAX}.exp()", "e = x.exp_()", "The call changes the argument x"
    ),
    "no_mutation, sharing": Fault(
        {"no_mutation": {"inputs": SERIES, "call": "attend(x)"}},
        "    scores =",
        "    return x[:, :]\n    scores =",
        "shares its memory",
    ),
    "dtype": Fault({"dtype": {"inputs": X}}, _MAX, f"{_MAX}.float()", "Expected dtype float64"),
    "noncontiguous": Fault(
        {"noncontiguous": {"inputs": X}}, f"e = {_MAX}", f"e = x.view(12).view(3, 4) * 0 + {_MAX}", "RuntimeError"
    ),
    "permute": Fault(
        {"metamorphic": {"inputs": X, "permute": {"of": "x", "dim": 0}}},
        "return e /",
        "return torch.arange(3)[:, None] * e /",
        "must agree",
    ),
    "permute, invariant": Fault(
        {
            "metamorphic": {
                "inputs": MASKED,
                "call": "pooled(x, keep)",
                "permute": {"of": ["x", "keep"], "dim": 1, "out": None},
            }
        },
        "(x * keep",
        "(x * torch.arange(5)[:, None] * keep",
        "must agree",
    ),
    "shift": Fault({"metamorphic": {"inputs": X, "shift": "x"}}, f"e = {_MAX}.exp()", "e = x.square()", "must agree"),
    "scale": Fault(
        {"metamorphic": {"inputs": MASKED, "call": "pooled(x, keep)", "scale": {"of": "x", "out": 1}}},
        "(x * keep",
        "(x * x * keep",
        "must agree",
    ),
    "batch": Fault(
        {"metamorphic": {"inputs": X, "batch": "x"}}, "e.sum(dim=dim, keepdim=True)", "e.sum()", "must agree"
    ),
    "causal": Fault(
        {"metamorphic": {"inputs": SERIES, "call": "attend(x)", "causal": "x"}},
        "-torch.inf",
        "0.0",
        "(comparison 1 of 3)",
    ),
    "padding": Fault(
        {
            "metamorphic": {
                "inputs": MASKED,
                "call": "pooled(x, keep)",
                "padding": {"of": "x", "mask": "keep", "out": None},
            }
        },
        "keep.sum(1, keepdim=True)",
        "x.shape[1]",
        "must agree",
    ),
    "mode, evaluation": Fault(
        {"mode": {"module": "Layer(4, 2)", "inputs": X}}, _DROP, "F.dropout(x @ self.weight.T)", "in evaluation differ"
    ),
    "mode, training": Fault(
        {"mode": {"module": "Layer(4, 2)", "inputs": X}}, _DROP, "x @ self.weight.T", "in training give the same"
    ),
    "mode, buffers": Fault({"mode": {"module": "Layer(4, 2)", "inputs": X}}, "self.calls += 1", "pass", "buffers"),
    "registered, missing": Fault(
        {"registered": "Layer(4, 2)"},
        "nn.Parameter(torch.randn(m, n))",
        "torch.randn(m, n)",
        "The key 'weight' is missing",
    ),
    "registered, buffer": Fault(
        {"registered": "Layer(4, 2)"},
        'self.register_buffer("calls", torch.zeros(1))',
        "self.calls = torch.zeros(1)",
        "In buffers",
    ),
    "registered, nameless": Fault(
        {"registered": {"module": "Layer(4, 2)", "names": False}}, "torch.randn(m, n)", "torch.randn(n, m)", "shape"
    ),
    "stat": Fault(
        {"stat": {"draw": "drop(torch.ones(16))", "times": 1000}}, "/ (1 - p)", "", "Over 1000 draws the mean"
    ),
    "stat, frozen": Fault(
        {"stat": {"draw": "drop(torch.ones(16))", "times": 200, "of": []}},
        "torch.rand_like(x)",
        "torch.arange(16) / 16",
        "Two draws are the same",
    ),
    "resource, loop": Fault(
        {"resource": {"inputs": {"x": "torch.randn(n, 4)"}}},
        f"e = {_MAX}.exp()",
        f"e = torch.stack([row.exp() for row in {_MAX}])",
        "operators",
    ),
    "resource, memory": Fault(
        {"resource": {"inputs": {"x": "torch.randn(n, 4)"}, "of": ["largest"]}},
        "return e /",
        "return (x @ x.T).sum() * 0 + e /",
        "elements in one tensor",
    ),
    "equivalence": Fault(
        {"equivalence": {"inputs": X, "paths": ["softmax(x, 1)", "torch.stack([softmax(row, 0) for row in x])"]}},
        "e.sum(dim=dim, keepdim=True)",
        "e.sum()",
        "must agree",
    ),
    "raises": Fault(
        {"raises": "softmax(torch.ones(2), dim=7)"}, "dim=dim", "dim=-1", "Expected IndexError to be raised"
    ),
    "raises, named": Fault(
        {"raises": {"call": "softmax(torch.ones(2), dim=7)", "error": "IndexError"}},
        "dim=dim",
        "dim=-1",
        "Expected IndexError",
    ),
    "expect raises": Fault(
        {"call": "softmax(torch.ones(2), dim=7)", "expect": {"raises": "IndexError"}},
        "dim=dim",
        "dim=-1",
        "Expected IndexError",
    ),
    "expect finite": Fault(
        {"call": "softmax(torch.ones(2) * 1e5)", "expect": {"finite": True}},
        _MAX,
        "x",
        "Expected finite numbers, got nan among 2.",
    ),
    "expect range": Fault(
        {"call": "softmax(torch.randn(5))", "expect": {"min": 0, "max": 1}}, "return e /", "return 9 * e /", "at most 1"
    ),
    "expect shape": Fault(
        {"call": "softmax(torch.randn(5, 2))", "expect": {"shape": [5, 2]}},
        "return e /",
        "return (e / 1)[:3] /",
        "must match",
    ),
    "expect literal": Fault(
        {"call": "softmax(torch.ones(2))", "expect": [0.5, 0.5]}, "return e /", "return 2 * e /", "Expected [0.5, 0.5]"
    ),
    "observe": Fault(
        {"observe": "y = softmax(torch.randn(3, 4), 1)\nreturn {'sum': y.sum(1)}"},
        "dim=dim, keepdim=True)\n\nclass",
        "dim=0, keepdim=True)\n\nclass",
        "['sum'][0]",
    ),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
async def test_a_probe_passes_what_is_right_and_catches_its_fault(judge: Judge, fault: Fault) -> None:
    assert REFERENCE.count(fault.old) >= 1
    question = ask(REFERENCE, check(**fault.probe), entry="softmax", seeds=(0, 1))
    right, faulty = judge.submit(question, REFERENCE), judge.submit(question, REFERENCE.replace(fault.old, fault.new))
    verdict = await right.verdict()
    assert verdict.passed, verdict.checks[0].sentence
    caught = (await faulty.verdict()).checks[0]
    assert caught.state in (CheckState.FAILED, CheckState.ERROR)
    assert fault.words in caught.sentence


async def test_every_kind_of_probe_is_known_to_the_child(judge: Judge) -> None:
    covered = {name for fault in FAULTS.values() for name in fault.probe} | {"call", "cases"}
    assert set(Check.PROBES) <= covered
