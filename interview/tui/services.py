"""What the screens work with: banks, the folder of sessions, the judge; each made when it is first needed."""

import secrets
import threading
from collections.abc import Iterable
from pathlib import Path

import msgspec

from interview.bank import find_banks, load_all
from interview.draw import draw
from interview.models.question import Bank, Kind
from interview.models.settings import Settings
from interview.places import sessions_folder
from interview.progress import history
from interview.session import Sitting


class Services:
    """The collaborators of the screens."""

    def __init__(self, *, banks: Iterable[Path] = (), sessions: Path | None = None) -> None:
        self.sessions = sessions_folder(sessions)
        self._paths = tuple(banks)
        self._banks: list[Bank] | None = None
        self._reading = threading.Lock()

    def banks(self) -> list[Bank]:
        """Return every bank.

        Raises:
            BankError: A bank cannot be used, or there is none.
        """
        with self._reading:
            if self._banks is None:
                self._banks = load_all(find_banks(self._paths))
            return self._banks

    def start(self, settings: Settings, seed: int | None = None) -> Sitting:
        """Draw questions and begin a session.

        Raises:
            InterviewError: Nothing can be drawn, or the transcript cannot be written.
        """
        banks = self.banks()
        chosen = secrets.randbelow(10**6) if seed is None else seed
        drawn = draw(banks, self._possible(settings).request, chosen, history(self.sessions, banks))
        return Sitting.start(self.sessions, settings, drawn)

    def _possible(self, settings: Settings) -> Settings:
        """Leave quotas out for kinds that no bank has: the draw fills up with others and says so."""
        held: set[Kind] = {question.kind for bank in self.banks() for question in bank.questions.values()}
        quotas = {kind: number for kind, number in settings.request.quotas.items() if kind in held}
        request = msgspec.structs.replace(settings.request, quotas=quotas)
        return msgspec.structs.replace(settings, request=request)
