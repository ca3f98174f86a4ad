"""What the screens work with: banks, the folder of sessions, the judge; each made when it is first needed."""

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from interview.errors import BankError
from interview.places import sessions_folder

if TYPE_CHECKING:
    from interview.bank import Problem
    from interview.models.question import Bank
    from interview.models.settings import Settings
    from interview.session import Sitting
    from interview.transcript.index import OnProgress
    from interview.transcript.summary import SessionSummary


class Services:
    """The collaborators of the screens."""

    def __init__(self, *, banks: Iterable[Path] = (), sessions: Path | None = None) -> None:
        self.sessions = sessions_folder(sessions)
        self._paths = tuple(banks)
        self._banks: list[Bank] | None = None
        self.left_out: list[Problem] = []
        """Why banks that were found are not drawn from."""
        self._reading = threading.Lock()

    def banks(self) -> "list[Bank]":
        """Return every bank that can be used; `left_out` says why others cannot.

        Raises:
            BankError: None can be used, or one that was asked for does not exist.
        """
        from interview.bank import find_banks, load_all

        with self._reading:
            if self._banks is None:
                self.left_out = []
                self._banks = load_all(find_banks(self._paths), say=self.left_out.append)
            if not self._banks:
                reason = str(self.left_out[0]) if self.left_out else "no question bank was found"
                raise BankError(
                    reason, do="Put one in ./banks; if it is there, `interview validate` shows what is wrong with it."
                )
            return self._banks

    def past_sessions(self, on_progress: "OnProgress | None" = None) -> "list[SessionSummary]":
        """Return the past sessions, newest first; where there is none, what reads them is not even loaded."""
        if not any(self.sessions.glob("*.jsonl")):
            return []
        from interview.transcript.folder import list_sessions

        return list_sessions(self.sessions, on_progress)[0]

    def start(self, settings: "Settings", seed: int | None = None) -> "Sitting":
        """Draw questions and begin a session.

        Raises:
            InterviewError: Nothing can be drawn, or the transcript cannot be written.
        """
        from interview.draw import draw, new_seed
        from interview.progress import history
        from interview.session import Sitting

        banks = self.banks()
        chosen = new_seed() if seed is None else seed
        drawn = draw(banks, settings.request, chosen, history(self.sessions, banks))
        return Sitting.start(self.sessions, settings, drawn)
