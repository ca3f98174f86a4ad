"""Small questions of every kind, to build sessions from."""

from interview.models.question import AnyQuestion, Choice, Code, FollowUp, Hint, MultipleChoice, Predict, Theory
from interview.models.rubric import KeyPoint, Misconception
from interview.models.settings import Draw, DrawnQuestion
from interview.models.task import Check, Task


def theory(name: str = "stride", **fields: object) -> Theory:
    """Return a small theory question."""
    given: dict[str, object] = {
        "id": name,
        "bank": "small",
        "title": "Stride",
        "prompt": "What does the stride of a convolution set?",
        "topic": "cnn",
        "answer": "It sets how many positions the kernel moves at each step; a larger stride shrinks the output map.",
        "key_points": (
            KeyPoint(
                id="step",
                text="It is how far the kernel moves at each step.",
                any_of=("how many positions the kernel moves", "the step size of the sliding filter"),
            ),
            KeyPoint(
                id="size",
                text="A larger stride gives a smaller output.",
                any_of=("a larger stride shrinks the output map", "bigger strides make the feature map smaller"),
            ),
        ),
        "must_not": (
            Misconception(
                id="kernel-size",
                text="It is the size of the kernel.",
                any_of=("the width and height of the kernel",),
                truth="The stride is how far the kernel moves; its size is kernel_size.",
            ),
        ),
        "hints": (Hint(text="Think of sliding."), Hint(text="Two things change with it.", cost=0.2)),
        "follow_ups": (FollowUp(text="And the dilation?", answer="It spreads the taps of the kernel apart."),),
    }
    return Theory(**(given | fields))  # type: ignore[arg-type]


def predict(name: str = "shape") -> Predict:
    """Return a small predict question."""
    return Predict(
        id=name, bank="small", title="A shape", prompt="What is printed?", topic="tensors",
        snippet="print(torch.zeros(2, 3).shape)", answer="torch.Size([2, 3])",
    )  # fmt: skip


def choice(name: str = "pick") -> MultipleChoice:
    """Return a small choice question."""
    return MultipleChoice(
        id=name, bank="small", title="Pick one", prompt="Which one pools?", topic="cnn",
        choices=(Choice(text="nn.Linear", feedback="It is dense."), Choice(text="nn.MaxPool2d", correct=True)),
    )  # fmt: skip


def code(name: str = "double", **fields: object) -> Code:
    """Return a small coding question."""
    given: dict[str, object] = {
        "id": name,
        "bank": "small",
        "title": "Double a tensor",
        "prompt": "Write `double(x)`, which returns a new tensor of twice the values.",
        "topic": "tensors",
        "hints": (Hint(text="Two times."),),
        "code": Task(
            entry="double",
            starter="def double(x):\n    ...\n",
            reference="def double(x):\n    return 2 * x\n",
            checks=(
                Check(id="value", title="the values", sample=True, call="double(torch.arange(4.0))"),
                Check(id="negative", title="negative values", hidden=True, call="double(-torch.ones(2, 3))"),
            ),
        ),
    }
    return Code(**(given | fields))  # type: ignore[arg-type]


def drawn(*questions: AnyQuestion, seed: int = 7) -> Draw:
    """Return a draw of exactly these questions."""
    return Draw(
        questions=tuple(DrawnQuestion(question=question, why="new") for question in questions),
        seed=seed,
        inputs_hash="0" * 16,
    )
