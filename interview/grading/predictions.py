"""Comparing a predicted output with the real one, without running anything."""

import math
import re
from collections.abc import Callable

from interview.models.grade import Grade
from interview.models.question import Compare, Predict

_DTYPES = {
    "float": "float32", "double": "float64", "half": "float16", "long": "int64", "int": "int32", "short": "int16",
    "char": "int8", "byte": "uint8", "cfloat": "complex64", "cdouble": "complex128",
}  # fmt: skip
_NUMBER = re.compile(
    r"[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?|[-+]?\b(?:inf|nan)\b|\b(?:true|false)\b", re.IGNORECASE
)
_EXCEPTION = re.compile(r"\b[A-Za-z_]\w*(?:Error|Exception|Warning|Interrupt|Iteration|Exit)\b")
_MAX_LENGTH = 100_000


def mark_prediction(question: Predict, answer: str) -> Grade:
    """Return 1 for the right output and 0 for any other, with what is known about a common wrong one."""
    answer = answer[:_MAX_LENGTH]
    if not answer.strip():
        return Grade(mark=0.0)
    if any(matches(question, right, answer) for right in (question.answer, *question.accept)):
        return Grade(mark=1.0)
    said = [message for wrong, message in question.common_wrong.items() if matches(question, wrong, answer)]
    return Grade(mark=0.0, notes=tuple(dict.fromkeys(said)))


def matches(question: Predict, expected: str, answer: str) -> bool:
    """Return whether a prediction is the same output by the question's rule."""
    if question.compare is not Compare.EXACT and _stripped(expected) == _stripped(answer):
        return True
    return _RULES[question.compare](expected, answer, question.tol)


def _stripped(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _same_text(expected: str, answer: str, tol: float) -> bool:
    return _stripped(expected) == _stripped(answer)


def _exact(expected: str, answer: str, tol: float) -> bool:
    return expected.removesuffix("\n") == answer.removesuffix("\n")


def _numbers(text: str) -> list[float]:
    found = []
    for token in _NUMBER.findall(text):
        lowered = token.lower().replace("_", "")
        found.append(float(lowered == "true") if lowered in ("true", "false") else float(lowered))
    return found


def _close(expected: list[float], given: list[float], tol: float) -> bool:
    if len(expected) != len(given):
        return False
    return all(
        a == b or (math.isnan(a) and math.isnan(b)) or abs(a - b) <= tol * (1 + 1e-9)
        for a, b in zip(expected, given, strict=True)
    )


def _same_numbers(expected: str, answer: str, tol: float) -> bool:
    wanted = _numbers(expected)
    return bool(wanted) and _close(wanted, _numbers(answer), tol)


def _shape(text: str) -> list[int] | None:
    """Return the sizes that a text names: "(2, 3)", "torch.Size([2, 3])", "2 x 3", "scalar"."""
    plain = re.sub(r"torch\.size|tuple|shape|list", " ", text.strip().lower())
    if re.fullmatch(r"[\s()\[\]=:]*|\s*(?:a )?scalar\s*", plain):
        return []
    if not re.fullmatch(r"[\s()\[\],x×*=:\d]*", plain):
        return None
    return [int(size) for size in re.findall(r"\d+", plain)]


def _same_shape(expected: str, answer: str, tol: float) -> bool:
    wanted = _shape(expected)
    return wanted is not None and wanted == _shape(answer)


def _dtype(text: str) -> str:
    name = text.strip().strip("`'\".").lower().removeprefix("dtype=").removeprefix("torch.")
    return _DTYPES.get(name, name)


def _same_dtype(expected: str, answer: str, tol: float) -> bool:
    return _dtype(expected) == _dtype(answer)


def _tensor(text: str) -> tuple[list[float], str, str]:
    """Return the numbers, the brackets and the dtype that a printed tensor shows."""
    dtype = re.search(r"dtype\s*=\s*(?:torch\.)?(\w+)", text)
    body = re.sub(r",?\s*(?:dtype|device|requires_grad|grad_fn)\s*=\s*(?:<[^>]*>|'[^']*'|[\w.]+)", "", text)
    body = re.sub(r"\b(?:torch\.)?tensor\b|\barray\b", "", body)
    brackets = re.sub(r"[^\[\]]", "", body)
    return _numbers(body), brackets, _dtype(dtype.group(1)) if dtype else ""


def _same_tensor(expected: str, answer: str, tol: float) -> bool:
    numbers, brackets, dtype = _tensor(expected)
    given_numbers, given_brackets, given_dtype = _tensor(answer)
    if given_dtype and dtype and given_dtype != dtype:
        return False
    return brackets == given_brackets and _close(numbers, given_numbers, tol)


def _same_exception(expected: str, answer: str, tol: float) -> bool:
    wanted = _EXCEPTION.findall(expected)[:1] or [expected.strip().rpartition(".")[2]]
    named = set(_EXCEPTION.findall(answer.partition(":")[0])) or set(_EXCEPTION.findall(answer))
    return named == set(wanted)


_RULES: dict[Compare, Callable[[str, str, float], bool]] = {
    Compare.STRIPPED: _same_text,
    Compare.EXACT: _exact,
    Compare.NUMBER: _same_numbers,
    Compare.SHAPE: _same_shape,
    Compare.DTYPE: _same_dtype,
    Compare.TENSOR: _same_tensor,
    Compare.RAISES: _same_exception,
}
