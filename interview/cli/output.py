"""What commands print, write and read: JSON for programs, and a sentence where a file cannot be had."""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

from interview.errors import UsageError


def print_json(value: Any) -> None:
    """Print a value as indented JSON; what the output cannot hold is escaped, as JSON has it."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(msgspec.to_builtins(value), indent=2, ensure_ascii=not is_unicode))


def hand_out(document: str, output: Path | None) -> int:
    """Print a document, or write it to a file; return the exit code.

    Raises:
        UsageError: The file cannot be written.
    """
    if output is None:
        sys.stdout.write(document)
        return 0
    try:
        output.write_text(document, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"the file cannot be written ({error.strerror})", where=str(output)) from None
    return 0


def read_text(path: Path | None) -> str:
    """Return a file's text, or standard input's.

    Raises:
        UsageError: The file cannot be read as UTF-8.
    """
    try:
        return sys.stdin.read() if path is None else path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"the file cannot be read ({error.strerror})", where=str(path)) from None
    except UnicodeDecodeError as error:
        where = "standard input" if path is None else str(path)
        raise UsageError(f"the text is not UTF-8 (byte {error.start})", where=where, do="Save it as UTF-8.") from None
