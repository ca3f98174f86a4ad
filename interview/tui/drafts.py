"""Keeping what is typed: changes wait for less than a second, and never longer than the next command."""

from collections.abc import Callable

from textual.timer import Timer
from textual.widget import Widget

from interview.errors import InterviewError
from interview.session import Sitting
from interview.session.commands import EditDraft
from interview.transcript.events import Edit

GATHER_SECONDS = 0.8
"""How long a change may wait: a SIGKILL loses no more than that."""


class DraftKeeper:
    """The changes of one session's drafts on their way into its transcript."""

    def __init__(self, owner: Widget, sitting: Sitting, on_error: Callable[[InterviewError], None]) -> None:
        self._owner = owner
        self._sitting = sitting
        self._on_error = on_error
        self._waiting: dict[str, list[Edit]] = {}
        self._timer: Timer | None = None

    def add(self, part: str, edits: tuple[Edit, ...]) -> None:
        """Take changes of `prose` or `code`."""
        waiting = self._waiting.setdefault(part, [])
        for edit in edits:
            if waiting and _continues(waiting[-1], edit):
                waiting[-1] = Edit(waiting[-1].at, waiting[-1].removed, waiting[-1].inserted + edit.inserted)
            else:
                waiting.append(edit)
        if self._timer is None:
            self._timer = self._owner.set_timer(GATHER_SECONDS, self.flush)

    def flush(self) -> None:
        """Write everything down now."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        waiting, self._waiting = self._waiting, {}
        for part, edits in waiting.items():
            try:
                self._sitting.do(EditDraft(part=part, edits=tuple(edits)))
            except InterviewError as error:
                self._on_error(error)


def _continues(before: Edit, edit: Edit) -> bool:
    """Whether a change only types on where the one before it ended, within a word."""
    return not edit.removed and edit.at == before.at + len(before.inserted) and not before.inserted[-1:].isspace()
