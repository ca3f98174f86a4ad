"""What a snippet does when it is run: what it prints, what it raises, what its last line is worth."""

from msgspec import Struct

from interview.judge.values import Value


class SnippetResult(Struct, frozen=True, kw_only=True):
    """A snippet after it has been run under confinement."""

    stdout: str
    """What it printed."""
    exception: str = ""
    """The class of the exception that ended it; empty where none did."""
    message: str = ""
    """What the exception said."""
    observation: str = ""
    """The value of its last expression as text; empty where it has none."""
    value: Value | None = None
    """The value of its last expression."""
    problem: str = ""
    """Why it could not be run to its end (a limit, a crash), as one sentence; empty where it could."""
