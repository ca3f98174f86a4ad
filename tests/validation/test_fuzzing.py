"""Small faults of a reference are different, are Python, and are the same each time."""

import ast

from interview.validation.fuzzing import changes

REFERENCE = '''\
import torch


def normalised(x, weight, dim=-1, eps=1e-5):
    """Scale: größer."""
    mean = x.mean(dim=1, keepdim=True)
    centred = x - mean
    variance = centred.square().amax(dim=0)
    for row in range(len(x)):
        pass
    y = centred / (variance + eps).sqrt()
    return y.detach()[1:] if row < 3 else y.permute(0, 1)
'''


def test_each_kind_of_fault_is_derived() -> None:
    made = {change.what for change in changes(REFERENCE, 1000)}
    assert made >= {
        "without keepdim", "dim 0", "dim 1", "without eps", "one off", "detached", "in place", "amax for amin",
        "mean for sum", "another operator",
        "another comparison", "without detach", "without sqrt", "swapped dimensions",
    }  # fmt: skip


def test_every_fault_is_another_program_that_parses() -> None:
    found = changes(REFERENCE, 1000)
    sources = {change.source for change in found}
    assert len(sources) == len(found)
    assert REFERENCE not in sources
    for change in found:
        ast.parse(change.source)
        assert "größer" in change.source
        assert REFERENCE.splitlines()[change.line - 1].strip() == change.before


def test_a_sample_of_the_faults_is_the_same_each_time() -> None:
    assert changes(REFERENCE, 5, "seed") == changes(REFERENCE, 5, "seed")
    assert len(changes(REFERENCE, 5, "seed")) == 5
