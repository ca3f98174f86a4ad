"""Small banks that are right, to be broken in one place each."""

from pathlib import Path
from typing import Any

from interview.validation import Report, validate

THEORY = """\
schema: 1
bank: {id: small}
questions:
  - id: momentum
    kind: theory
    topic: optim
    tags: [optimizer]
    prompt: What does momentum do in gradient descent?
    answer: |
      Momentum keeps a running average of past gradients and steps along that average, so directions that agree build
      up speed while oscillations across a ravine cancel out.
    key_points:
      - id: average
        text: It keeps a running average of past gradients.
        any_of:
          - keeps a running average of past gradients
          - accumulates a velocity from earlier gradients
      - id: damping
        text: Oscillations cancel out.
        any_of:
          - oscillations across a ravine cancel out
          - the swings from side to side average out
    must_not:
      - id: rate
        text: It raises the learning rate.
        any_of:
          - it increases the learning rate at every epoch
        truth: The learning rate stays; the direction is averaged.
    samples:
      - answer: |
          It accumulates a velocity from earlier gradients and uses it for the step. The swings from side to side
          average out, and consistent directions build up.
        expect: {points: [average, damping], min: 0.8}
      - answer: It increases the learning rate at every epoch.
        expect: {must_not: [rate], max: 0.3}
"""

CODE = """\
schema: 1
bank: {id: small}
questions:
  - id: double
    kind: code
    prompt: Write double(x), which leaves its argument alone.
    code:
      entry: double
      limits: {seconds: 20}
      starter: |
        def double(x):
            raise NotImplementedError
      reference: |
        def double(x):
            return 2 * x
      accepted:
        sum: |
          def double(x):
              return x + x
      checks:
        - id: value
          call: double(torch.arange(4.0))
        - id: kept
          observe: |
            x = torch.ones(3)
            double(x)
            return x
      mutants:
        - id: triples
          why: It takes three times the value.
          must_fail: [value]
          must_pass: [kept]
          replace: ["2 * x", "3 * x"]
        - id: in-place
          why: It changes its argument.
          must_fail: [kept]
          must_pass: [value]
          replace: ["2 * x", "x.mul_(2)"]
        - id: undone
          why: It does nothing.
          must_fail: [value, kept]
          from: starter
  - id: mean-and-sum
    kind: bug
    prompt: Find what is wrong with center_and_total(x).
    bugs:
      - id: dimension
        text: The mean is taken over rows.
        any_of: [the mean is taken over rows instead of columns]
        lines: [2]
        fix: ["x.mean(1, keepdim=True)", "x.mean(0, keepdim=True)"]
      - id: total
        text: The total is a mean.
        any_of: [the total is computed as a mean instead of a sum]
        lines: [3]
        fix: ["return c, x.mean()", "return c, x.sum()"]
    code:
      entry: f
      starter: |
        def f(x):
            c = x - x.mean(1, keepdim=True)
            return c, x.mean()
      reference: |
        def f(x):
            return x - x.mean(0, keepdim=True), x.sum()
      checks:
        - id: centred
          call: f(torch.randn(4, 3))[0]
        - id: total
          call: f(torch.randn(4, 3))[1]
  - id: shape
    kind: predict
    prompt: What is printed?
    snippet: |
      import torch
      print(torch.zeros(2, 3).sum(1).shape)
    answer: torch.Size([2])
  - id: raises
    kind: predict
    prompt: Which exception is raised?
    compare: raises
    snippet: |
      import torch
      torch.zeros(2) + torch.zeros(3)
    answer: RuntimeError
"""

CHOICE = """\
schema: 1
bank: {id: small}
questions:
  - id: pick
    kind: choice
    prompt: Which one pools?
    choices:
      - text: nn.Linear
      - text: nn.MaxPool2d
        correct: true
"""


def validated(folder: Path, text: str, *changes: tuple[str, str], **options: Any) -> Report:
    """Return the report on a bank in which each first text is replaced by the second."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the bank"
        text = text.replace(old, new)
    path = folder / "small.yaml"
    path.write_text(text)
    return validate([path], jobs=1, **options)


def said(report: Report) -> list[str]:
    """Return all problems without the path."""
    return [str(problem).partition(".yaml:")[2] for problem in report.problems]
