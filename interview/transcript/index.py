"""Knowing a folder of transcripts without reading each of them again: derived, replaceable, never the truth.

A transcript is read once and then only where its name, size or time has changed. The file may be deleted at any time,
even while it is used; where it cannot be written, the same answers come from memory, only later.
"""

import contextlib
import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

import msgspec

from interview import __version__
from interview.errors import InterviewError
from interview.transcript.private.stream import is_private, private_of, private_path
from interview.transcript.reading import read_transcript
from interview.transcript.state import fold
from interview.transcript.summary import Attempt, SessionSummary, attempts_of, summarise, words_of

NAME = ".index.sqlite"
"""The index's file in the folder of transcripts, for the owner's eyes like them."""
_VERSION = f"3 {__version__}"
_CHUNK = 40
_TABLES = """
CREATE TABLE version (version TEXT);
CREATE TABLE sessions (name TEXT PRIMARY KEY, stamp TEXT, summary BLOB, attempts BLOB, error TEXT);
CREATE TABLE words (name TEXT PRIMARY KEY, words TEXT);
"""

OnProgress = Callable[["Index", int, int], None]
"""Is told how many of how many changed transcripts were read, the newest first; the index can be asked meanwhile."""

_encode = msgspec.msgpack.Encoder(enc_hook=str).encode
_NOWHERE = Path()
_summary = msgspec.msgpack.Decoder(SessionSummary, dec_hook=lambda kind, value: _NOWHERE).decode
_attempts = msgspec.msgpack.Decoder(tuple[Attempt, ...]).decode


class Index:
    """What is known about the transcripts of one folder; to be closed after use."""

    def __init__(self, folder: Path, on_progress: OnProgress | None = None) -> None:
        """Bring the index up to date with the folder."""
        self.folder = folder
        self._base = _open(folder)
        try:
            self._refresh(on_progress or (lambda index, done, total: None))
        except BaseException:
            self._base.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def sessions(self) -> tuple[list[SessionSummary], list[str]]:
        """Return the folder's sessions, newest first, and a sentence for each transcript that cannot be read."""
        rows = self._base.execute("SELECT name, summary, error FROM sessions").fetchall()
        found = [
            msgspec.structs.replace(_summary(summary), path=self.folder / name) for name, summary, _ in rows if summary
        ]
        unreadable = [str(error) for _, summary, error in rows if not summary]
        return sorted(found, key=lambda one: (one.started_at, one.id), reverse=True), unreadable

    def attempts(self) -> list[Attempt]:
        """Return every question that was ever shown, oldest first."""
        rows = self._base.execute("SELECT attempts FROM sessions WHERE attempts IS NOT NULL")
        every = [attempt for (packed,) in rows for attempt in _attempts(packed)]
        return sorted(every, key=lambda one: one.at)

    def search(self, wanted: str) -> set[str]:
        """Return the files whose prompts, answers or notes hold every word, or quoted phrase, that is wanted."""
        words = [quoted or word for quoted, word in re.findall(r'"([^"]+)"|(\S+)', wanted.casefold())]
        condition = " AND ".join(["instr(words, ?)"] * len(words)) or "1"
        return {name for (name,) in self._base.execute(f"SELECT name FROM words WHERE {condition}", words)}

    def _refresh(self, on_progress: OnProgress) -> None:
        """Read what is new or changed, and forget what is gone."""
        known = dict(self._base.execute("SELECT name, stamp FROM sessions"))
        present = dict(_stamps(self.folder))
        gone = [(name,) for name in known if name not in present]
        changed = sorted((name for name, stamp in present.items() if known.get(name) != stamp), reverse=True)
        if gone:
            self._keep([("DELETE FROM sessions WHERE name = ?", gone), ("DELETE FROM words WHERE name = ?", gone)])
        for start in range(0, len(changed), _CHUNK):
            names = changed[start : start + _CHUNK]
            rows = [(_read(self.folder / name), name) for name in names]
            self._keep(
                [
                    (
                        "INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?)",
                        [(name, present[name], *row[:3]) for row, name in rows],
                    ),
                    ("INSERT OR REPLACE INTO words VALUES (?, ?)", [(name, row[3]) for row, name in rows]),
                ]
            )
            on_progress(self, start + len(names), len(changed))

    def _keep(self, changes: list[tuple[str, list[Any]]]) -> None:
        """Write changes down; where the file refuses, go on with a copy in memory."""
        try:
            with self._base:
                for statement, rows in changes:
                    self._base.executemany(statement, rows)
        except sqlite3.Error:
            memory = _in_memory()
            with contextlib.suppress(sqlite3.Error):
                self._base.backup(memory)
            self._base.close()
            self._base = memory
            with self._base:
                for statement, rows in changes:
                    self._base.executemany(statement, rows)


def _read(path: Path) -> tuple[bytes | None, bytes | None, str, str]:
    """Return a transcript's summary, attempts, the sentence that says why there are none, and its words."""
    try:
        transcript = read_transcript(path)
        state = fold(transcript.records)
    except InterviewError as error:
        return None, None, str(error), ""
    return (
        _encode(summarise(path, state, transcript.problems)),
        _encode(attempts_of(state, transcript.records)),
        "",
        f"{words_of(state)}\n{_private_words(path)}",
    )


def _private_words(path: Path) -> str:
    """Return what the interviewer wrote about a session, case folded; nothing where it cannot be read."""
    with contextlib.suppress(InterviewError):
        private = private_of(path)
        parts = [note.text for note in private.notes]
        parts += [score.evidence for score in private.scores.values()]
        return "\n".join([*parts, private.summary]).casefold()
    return ""


def _stamps(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each transcript's name with what changes when it is written to."""
    try:
        files = {
            entry.name: entry.stat()
            for entry in os.scandir(folder)
            if entry.name.endswith(".jsonl") and entry.is_file()
        }
    except OSError:
        return
    for name, stat in files.items():
        if not is_private(name):
            private = files.get(private_path(Path(name)).name)
            notes = f" {private.st_size} {private.st_mtime_ns}" if private else ""
            yield name, f"{stat.st_size} {stat.st_mtime_ns}{notes}"


def _open(folder: Path) -> sqlite3.Connection:
    """Return the folder's index; a damaged or older one is begun anew, and where none can be kept it is in memory."""
    path = folder / NAME
    for _ in range(2):
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
            base = sqlite3.connect(path, timeout=2.0)
        except (OSError, sqlite3.Error):
            break
        try:
            base.execute("PRAGMA synchronous = OFF")
            base.execute("PRAGMA secure_delete = ON")
            if not base.execute("SELECT 1 FROM sqlite_master").fetchone():
                _begin(base)
            if base.execute("SELECT version FROM version").fetchall() == [(_VERSION,)]:
                return base
        except sqlite3.Error:
            pass
        base.close()
        with contextlib.suppress(OSError):
            path.unlink()
    return _in_memory()


def _in_memory() -> sqlite3.Connection:
    """Return an index that lasts as long as it is open."""
    base = sqlite3.connect(":memory:")
    _begin(base)
    return base


def _begin(base: sqlite3.Connection) -> None:
    """Lay out an empty index."""
    base.executescript(f"BEGIN; {_TABLES} COMMIT;")
    with base:
        base.execute("INSERT INTO version VALUES (?)", (_VERSION,))
