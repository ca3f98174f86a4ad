"""What commands print: JSON for programs, and files read with a sentence when they cannot be."""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from interview.errors import UsageError


def print_json(value: Any) -> None:
    """Print a value as indented JSON."""
    print(json.dumps(msgspec.to_builtins(value), indent=2, ensure_ascii=False))


def read_text(path: Path | None) -> str:
    """Return a file's text, or standard input's.

    Raises:
        UsageError: The file cannot be read as UTF-8.
    """
    if path is None:
        return sys.stdin.read()
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"the file cannot be read ({error.strerror})", where=str(path)) from None
    except UnicodeDecodeError as error:
        raise UsageError(
            f"the file is not UTF-8 (byte {error.start})", where=str(path), do="Save it as UTF-8."
        ) from None
