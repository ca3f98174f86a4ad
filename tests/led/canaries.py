"""Questions whose every secret string is a canary: a word that occurs nowhere else."""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from interview.models.question import AnyQuestion, Bug, Code

CANARY = re.compile(r"Zq\d+qZ")
PUBLIC = {
    "kind", "id", "bank", "prompt", "difficulty", "status", "version", "snippet", "compare", "partial", "level",
    "after", "weight", "torch",
}  # fmt: skip
"""Fields of a question that a candidate sees, or that hold words of a closed list."""
PUBLIC_TASK = {"entry", "entry_kind", "setup", "starter", "loops", "device", "limits", "tolerance"}


class Canaries:
    """Canaries with what each stands for."""

    def __init__(self) -> None:
        self._numbers = itertools.count()
        self.meaning: dict[str, str] = {}

    def new(self, meaning: str) -> str:
        """Return the next canary."""
        name = f"Zq{next(self._numbers)}qZ"
        self.meaning[name] = meaning
        return name

    def found(self, text: str) -> set[str]:
        """Return what the canaries in a text stand for."""
        return {self.meaning[name] for name in CANARY.findall(text)}

    def guard(self, question: AnyQuestion) -> AnyQuestion:
        """Return a question whose every secret is a canary."""
        plain: dict[str, Any] = msgspec.to_builtins(question)
        guarded = {name: value if name in PUBLIC else self._guard(name, value) for name, value in plain.items()}
        return msgspec.convert(guarded, type(question))

    def _guard(self, path: str, value: Any) -> Any:
        if isinstance(value, str):
            return self.new(path) if value else value
        if isinstance(value, list | tuple):
            return [self._guard(f"{path}.{place}", part) for place, part in enumerate(value, start=1)]
        if isinstance(value, dict):
            return {name: self._guard_field(path, name, part) for name, part in value.items()}
        return value

    def _guard_field(self, path: str, name: str, part: Any) -> Any:
        if path == "code" and name in PUBLIC_TASK:
            return part
        if re.fullmatch(r"choices\.\d+", path) and name == "text":
            return part
        if name in ("id", "after", "needs") or (re.fullmatch(r"code\.checks\.\d+", path) and name == "title"):
            return part
        return self._guard(f"{path}.{name}", part)


def secret_strings(question: AnyQuestion) -> Iterator[str]:
    """Yield the real secrets of a question that do not occur in what the candidate sees anyway."""
    plain: dict[str, Any] = msgspec.to_builtins(question)
    public = " ".join(_strings({name: value for name, value in plain.items() if name in PUBLIC}))
    if isinstance(question, Code | Bug):
        public += " ".join(_strings({name: plain["code"].get(name, "") for name in PUBLIC_TASK}))
    public += " ".join(choice["text"] for choice in plain.get("choices", ()))
    flat = " ".join(public.split())
    secrets = {
        name: value for name, value in plain.items() if name not in PUBLIC | {"code", "choices", "topic", "tags"}
    }
    for text in itertools.chain(_strings(secrets), _task_secrets(question)):
        if len(text.strip()) >= 12 and " ".join(text.split()) not in flat:
            yield text.strip()


def _task_secrets(question: AnyQuestion) -> Iterator[str]:
    if isinstance(question, Code | Bug):
        task = question.code
        yield task.reference
        yield from task.accepted.values()
        for mutant in task.mutants:
            yield from (mutant.why, mutant.code)
        for check in task.checks:
            if check.hidden:
                yield from _strings(
                    {name: value for name, value in msgspec.to_builtins(check).items() if name != "title"}
                )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
