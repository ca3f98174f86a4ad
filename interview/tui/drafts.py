"""Keeping what is typed: changes wait for less than a second, and never longer than the next command."""

from collections.abc import Callable

from textual.timer import Timer
from textual.widget import Widget

from interview.errors import InterviewError
from interview.session import Sitting
from interview.session.commands import EditDraft
from interview.tui.widgets.answer_area import AnswerArea

GATHER_SECONDS = 0.8
"""How long a change may wait: a SIGKILL loses no more than that."""


class DraftKeeper:
    """The changes of one session's drafts on their way from the editors into its transcript."""

    def __init__(
        self, owner: Widget, area: AnswerArea, sitting: Sitting, on_error: Callable[[InterviewError], None]
    ) -> None:
        self._owner = owner
        self._area = area
        self._sitting = sitting
        self._on_error = on_error
        self._timer: Timer | None = None

    def expect(self) -> None:
        """Write down soon what an editor has just told."""
        if self._timer is None:
            self._timer = self._owner.set_timer(GATHER_SECONDS, self.flush)

    async def catch_up(self) -> None:
        """Write down every key that was pressed so far, also those that still wait for their editor."""
        await self._area.caught_up()
        self.flush()

    def flush(self) -> None:
        """Write down everything that the editors have told."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        now = self._sitting.state.now
        for part, edits in self._area.take_edits().items():
            if now is None or now.done or self._sitting.state.ended:
                continue  # typed in the moment after the answer was handed in
            try:
                self._sitting.do(EditDraft(part=part, edits=edits))
            except InterviewError as error:
                self._on_error(error)
