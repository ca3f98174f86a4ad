"""Loading many banks, and keeping what came of unchanged files for the next time; the files stay the truth."""

import contextlib
import hashlib
import os
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec
from msgspec.structs import replace
from platformdirs import user_cache_path

import interview
from interview.bank.files import broken, bytes_of, collector_paused, content_hash
from interview.bank.finding import Say, find_banks, shadowed
from interview.bank.problems import Problem
from interview.errors import BankError
from interview.models.question import Bank

_HEAD_BYTES = 36


def load_all(paths: Iterable[Path | str] | None = None, *, say: Say | None = None) -> list[Bank]:
    """Return the banks of files, unchanged ones from the cache.

    Args:
        paths: The files; those that `find_banks` finds where none are given.
        say: Is told why a bank is left out. Without it the first bank that cannot be used raises.

    Raises:
        BankError: `say` is not given, and a bank cannot be read, has errors, or has the id of an earlier one.
    """
    banks: dict[str, Bank] = {}
    with collector_paused():
        for path in find_banks(say=say) if paths is None else paths:
            bank = _load(path, say)
            if bank is None:
                continue
            nearer = banks.setdefault(bank.id, bank)
            if nearer is not bank:
                problem = shadowed(path, nearer.path, bank.id)
                if say is None:
                    raise broken(str(path), [problem])
                say(problem)
    return list(banks.values())


def _load(path: Path | str, say: Say | None) -> Bank | None:
    """Return the bank of a file; nothing where it cannot be used and `say` was told why."""
    try:
        data = bytes_of(path)
    except BankError as error:
        if say is None:
            raise
        say(Problem(path=str(path), line=1, column=1, code="unreadable", what=error.what, do=error.do))
        return None
    cache_file, key = _cache_file(path), content_hash(data)
    bank = _from_cache(cache_file, key, str(path))
    if bank is None:
        from interview.bank.reading import read_bytes  # all that parses and checks: not needed for unchanged files

        file = read_bytes(data, str(path))
        bank = file.bank
        if bank is not None:
            _to_cache(cache_file, key, bank)
        elif say is None:
            raise broken(file.path, file.errors)
        else:
            for problem in file.errors:
                say(problem)
    return bank


def _from_cache(cache_file: Path, key: str, path: str) -> Bank | None:
    """Return what a cache file holds, if it was made from this content by this program and is whole."""
    try:
        data = cache_file.read_bytes()
    except OSError:
        return None
    head, payload = data[:_HEAD_BYTES], memoryview(data)[_HEAD_BYTES:]
    if head != _head(key, payload):
        return None
    try:
        bank = _decoder().decode(payload)
    except msgspec.DecodeError:
        return None
    return bank if bank.path == path else replace(bank, path=path)


def _to_cache(cache_file: Path, key: str, bank: Bank) -> None:
    """Write a cache file in one step; without room, or a folder that can be written, there is none."""
    try:
        payload = msgspec.msgpack.encode(bank)
    except (OverflowError, TypeError):  # a number beyond 64 bits: such a bank is read anew each time
        return
    temporary = cache_file.with_name(f"{cache_file.name}.{os.getpid()}")
    try:
        cache_file.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(_head(key, payload) + payload)
        temporary.replace(cache_file)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _head(key: str, payload: bytes | memoryview) -> bytes:
    """Return what a cache file begins with: content and program it was made from, and a checksum of the rest."""
    made_from = hashlib.sha256(f"{key} {_program()}".encode()).digest()
    return made_from + zlib.crc32(payload).to_bytes(4, "big")


def _cache_file(path: Path | str) -> Path:
    """Return where the bank of a file is kept, so that each file has one place however often it changes."""
    name = hashlib.sha256(os.path.abspath(path).encode()).hexdigest()[:32]
    return user_cache_path("interview") / "banks" / f"{name}.msgpack"


@cache
def _program() -> str:
    """Return what stands for this program: its version, and when the modules that read banks were last changed."""
    package = Path(interview.__file__).parent
    modules = sorted(path for folder in ("bank", "models") for path in (package / folder).glob("**/*.py"))
    changes = [(status.st_size, status.st_mtime_ns) for status in map(Path.stat, modules)]
    return f"{interview.__version__} {changes}"


@cache
def _decoder() -> msgspec.msgpack.Decoder[Bank]:
    return msgspec.msgpack.Decoder(Bank)
