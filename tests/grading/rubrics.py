"""Small questions that tests ask."""

from interview.models.question import Theory
from interview.models.rubric import KeyPoint, Misconception, Phrase


def asked(*any_of: Phrase, prompt: str = "What does it do, and why?", **rest: object) -> Theory:
    """Return a question with one key point, `point`."""
    point = KeyPoint(id="point", text="The one idea.", any_of=any_of)
    return Theory(id="q", prompt=prompt, key_points=(point,), **rest)  # type: ignore[arg-type]


def point(name: str, *any_of: Phrase, weight: float = 1.0, optional: bool = False, role: str = "") -> KeyPoint:
    """Return a key point."""
    return KeyPoint(id=name, text=f"The idea of {name}.", any_of=any_of, weight=weight, optional=optional, role=role)


BATCH_NORM = Theory(
    id="batch-norm",
    prompt="How does batch normalisation behave in training and in evaluation?",
    key_points=(
        point(
            "batch",
            "uses the mean and variance of the current batch",
            "normalizes by batch statistics",
            role="training",
        ),
        point("update", "updates the running averages", "keeps moving averages of the statistics", role="training"),
        point(
            "stored", "uses the stored running averages", "normalizes with the running statistics", role="evaluation"
        ),
    ),
    must_not=(
        Misconception(
            id="gradients",
            text="eval() turns off gradients.",
            any_of=("eval mode disables gradients",),
            unless=("no_grad",),
            truth="eval() changes how layers behave; torch.no_grad() stops gradients.",
        ),
    ),
)
GOOD_ANSWER = (
    "In training it uses the mean and variance of the current batch and updates the running averages. "
    "In evaluation it uses the stored running averages."
)
