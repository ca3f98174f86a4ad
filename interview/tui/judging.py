"""The judge as the screens use it: programs are judged and written down whatever screen is shown meanwhile."""

import contextlib
from typing import Any

from textual.app import App
from textual.signal import Signal

from interview.errors import InterviewError
from interview.judge import Judge
from interview.session import Sitting
from interview.session.verdicts import Ask, Case, Verdicts


class JudgeDesk:
    """One desk for the whole program, so that only its first run has to wait."""

    def __init__(self, app: App[Any], ask: Ask, judge: Judge | None = None) -> None:
        """Open the desk; `ask` is asked before the first run where the confinement is loose."""
        self.judged: Signal[Case] = Signal(app, "judged")
        """Published when a verdict is in the transcript."""
        self._app = app
        self._judge = judge or Judge()
        self._verdicts = Verdicts(self._judge, ask)
        self._cases: list[Case] = []
        self._leaving: list[Sitting] = []

    def get_ready(self) -> None:
        """Start the judge in the background, before it is needed."""
        self._app.run_worker(self._start(), group="judge", exit_on_error=False)

    def judge(self, sitting: Sitting) -> None:
        """Have every program of a session judged that waits for its verdict and is not here yet."""
        for submission in sitting.pending_runs():
            if self.case(sitting, submission.question.question.key) is None:
                case = Case(sitting, submission)
                self._cases.append(case)
                self._app.run_worker(self._carry(case), group="judge", exit_on_error=False)

    def case(self, sitting: Sitting, key: str) -> Case | None:
        """Return the program of a question that is being judged."""
        return next((case for case in self._of(sitting) if case.key == key), None)

    def cancel(self, sitting: Sitting, key: str) -> None:
        """Stop the program of a question."""
        case = self.case(sitting, key)
        if case is not None:
            case.cancel()

    def cancel_trials(self, sitting: Sitting) -> None:
        """Stop every program of a session that is not an answer."""
        for case in self._of(sitting):
            if not case.submission.run.final:
                case.cancel()

    def release(self, sitting: Sitting) -> None:
        """Close a session: now, or where it has ended, when its last verdict is in."""
        if sitting.state.ended and self._of(sitting):
            self._leaving.append(sitting)
            return
        for case in self._of(sitting):
            self._cases.remove(case)
            case.withdraw()
        sitting.close()

    async def close(self) -> None:
        """Leave nothing behind: no process, no open transcript."""
        for case in self._cases:
            case.withdraw()
        self._cases.clear()
        for sitting in self._leaving:
            sitting.close()
        self._leaving.clear()
        await self._judge.close()

    def _of(self, sitting: Sitting) -> list[Case]:
        return [case for case in self._cases if case.sitting is sitting]

    async def _start(self) -> None:
        with contextlib.suppress(InterviewError):  # the first run finds the same fault and says it
            await self._judge.start()

    async def _carry(self, case: Case) -> None:
        try:
            await self._verdicts.bring(case)
        except InterviewError as error:
            self._app.notify(str(error), severity="error", markup=False)
        if case.is_withdrawn:
            return
        self._cases.remove(case)
        self.judged.publish(case)
        if case.sitting in self._leaving and not self._of(case.sitting):
            self._leaving.remove(case.sitting)
            case.sitting.close()
