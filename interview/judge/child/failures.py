"""An exception taken apart inside the child: its class, its words, and the submission's own lines."""

import errno
from collections.abc import Iterator
from types import FrameType, TracebackType
from typing import Any

SUBMISSION = "<submission>"
"""The file name that the submission is compiled under."""
MAX_MESSAGE = 1_000
MAX_LINES = 30
_MEMORY = ("can't allocate memory", "not enough memory", "cannot allocate memory", "std::bad_alloc")
_REASONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("torch.compile", ("torch/_inductor", "torch/_dynamo")),
    ("sockets, which asyncio needs", ("asyncio",)),
    ("the network", ("socket.py", "urllib", "http/client", "ssl.py", "torch/distributed", "torch/hub.py")),
    (
        "starting other processes",
        ("subprocess.py", "multiprocessing", "concurrent/futures/process", "torch/utils/data"),
    ),
)
"""What is not available, by the files through which the exception came."""


class ForbiddenNameError(Exception):
    """A name that the question rules out was used while the program ran."""


def describe(error: BaseException) -> dict[str, Any]:
    """Return what an exception says, as the fields of a `Failure` record."""
    mro = type.__dict__["__mro__"].__get__(type(error))
    names = [type.__dict__["__name__"].__get__(base)[:100] for base in mro]
    described: dict[str, Any] = {
        "type": names[0],
        "bases": [name for name in names[1:] if name not in ("BaseException", "object")][:8],
        "message": _message(error),
        "lines": _lines(error),
        "denied": denied(error),
        "memory": _is_memory(error),
    }
    if isinstance(error, SyntaxError) and error.filename == SUBMISSION:
        described["lines"] = [[error.lineno or 1, "<module>"]]
        described["message"] = str(error.msg)[:MAX_MESSAGE]
        described["text"] = str(error.text or "")[:200]
    return described


def _message(error: BaseException) -> str:
    try:
        return str(error)[:MAX_MESSAGE]
    except BaseException:
        return "(an exception whose message cannot be read)"


def _lines(error: BaseException) -> list[list[Any]]:
    lines: list[list[Any]] = []
    for frame, line in _frames(error):
        if frame.f_code.co_filename == SUBMISSION and frame is not None:
            lines.append([line, frame.f_code.co_name[:100]])
    return lines if len(lines) <= MAX_LINES else lines[: MAX_LINES // 2] + lines[-MAX_LINES // 2 :]


def _frames(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    step: TracebackType | None = error.__traceback__
    for _ in range(20_000):
        if step is None:
            return
        yield step.tb_frame, step.tb_lineno
        step = step.tb_next


def _is_memory(error: BaseException) -> bool:
    text = _message(error).lower()
    return isinstance(error, MemoryError) or (isinstance(error, RuntimeError) and any(mark in text for mark in _MEMORY))


def denied(error: BaseException) -> str:
    """Return which thing that the judge does not allow caused an exception; empty where none did."""
    seen: BaseException | None = error
    for _ in range(8):
        if seen is None:
            return ""
        if reason := _denied_here(seen):
            return reason
        seen = seen.__cause__ or seen.__context__
    return ""


def _denied_here(error: BaseException) -> str:
    message = _message(error)
    if isinstance(error, RuntimeError) and "can't start new thread" in message:
        return "more threads"
    if isinstance(error, RuntimeError) and "Operation not permitted" in message:
        return "opening a file for writing"
    temporary = isinstance(error, FileNotFoundError) and "No usable temporary directory" in message
    codes = (errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EFBIG)
    if not temporary and not (isinstance(error, OSError) and error.errno in codes):
        return ""
    files = [frame.f_code.co_filename for frame, _ in _frames(error)]
    for reason, marks in _REASONS:
        if any(mark in file for file in files for mark in marks):
            return reason
    if temporary:
        return "temporary files"
    filename = error.filename if isinstance(error, OSError) else None
    return f"the file {filename[:200]}" if isinstance(filename, str) else "this system call"
