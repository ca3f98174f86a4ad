"""Errors that a user sees: what is wrong, where, and what to do about it."""


class InterviewError(Exception):
    """Base of every error that is shown to the user as a sentence instead of a traceback."""

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        """Keep the three parts of the message apart, so that a screen can lay them out.

        Args:
            what: What is wrong, as one sentence without its full stop.
            where: The file, the line or the name that it concerns.
            do: What the user can do about it, as one sentence.
        """
        super().__init__(what)
        self.what = what
        self.where = where
        self.do = do

    def __str__(self) -> str:
        """Return the message as one line: `where: what. do`."""
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.do}" if self.do else ""
        return f"{place}{self.what.rstrip('.')}.{advice}"


class UsageError(InterviewError):
    """The call itself is wrong; the command line ends with exit code 2."""


class BankError(InterviewError):
    """A bank cannot be read or used."""


class DrawError(InterviewError):
    """No set of questions can be drawn."""


class PlanError(InterviewError):
    """A plan for a led session cannot be read or used."""


class TranscriptError(InterviewError):
    """A transcript cannot be read, written or owned."""


class CommandRefusedError(InterviewError):
    """The session is not in a state in which a command makes sense."""


class JudgeError(InterviewError):
    """The judge cannot be started."""
