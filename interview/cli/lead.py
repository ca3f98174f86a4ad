"""`interview lead`: the window that candidate and interviewer both see, and nothing that only one of them may see."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from interview.cli.choosing import banks_of, folder_of
from interview.draw import draw, new_seed
from interview.errors import UsageError
from interview.led.planning import draw_plan, load_plan, settings_of_plan
from interview.models.settings import Feedback, SessionMode, Settings
from interview.presets import preset
from interview.session import Sitting
from interview.transcript.folder import find_session

if TYPE_CHECKING:
    from interview.tui.led_window import LedWindow


def lead(options: argparse.Namespace) -> int:
    """Open the shared window of a new led session, or of one that was cut off."""
    from interview.cli.window import is_in_browser, needs_terminal, open_led

    needs_terminal()
    sitting = resumed(options) if options.resume else started(options)
    return open_led(options, shared_window(sitting, steers=options.one_terminal and not is_in_browser()))


def shared_window(sitting: Sitting, *, steers: bool) -> "Callable[[LedWindow], Any]":
    """Return what makes the first screen: the lobby, until the candidate has agreed."""

    def make(app: "LedWindow") -> Any:
        if sitting.state.consented:
            from interview.tui.screens.shared import SharedScreen

            return SharedScreen(sitting, app.desk, steers=steers)
        from interview.tui.screens.lobby import LobbyScreen

        return LobbyScreen(sitting, steers=steers)

    return make


def started(options: argparse.Namespace) -> Sitting:
    """Draw the questions of a plan or of a preset, and begin the session that asks them.

    Raises:
        InterviewError: The plan cannot be used, nothing can be drawn, or the transcript cannot be written.
    """
    banks = banks_of(options)
    if options.plan is not None and (chosen := preset(options.plan)) is None:
        plan = load_plan(Path(options.plan), banks)
        settings = settings_of_plan(plan)
        seed = _seed(options, plan.seed)
        drawn = draw_plan(plan, banks, seed)
    else:
        chosen = preset(options.plan) if options.plan is not None else preset("mock")
        assert chosen is not None
        settings = led(chosen.settings)
        drawn = draw(banks, settings.request, _seed(options, None))
    for note in drawn.notes:
        print(note, file=sys.stderr)
    return Sitting.start(folder_of(options), settings, drawn)


def led(settings: Settings) -> Settings:
    """Return a preset's settings for a session that somebody leads."""
    return msgspec.structs.replace(settings, mode=SessionMode.LED, feedback=Feedback.MOCK, live_points=False)


def resumed(options: argparse.Namespace) -> Sitting:
    """Take up a led session that was cut off.

    Raises:
        InterviewError: There is none of this name, it is over, or another window holds it.
    """
    path = find_session(folder_of(options), options.resume)
    sitting, _ = Sitting.resume(path)
    if sitting.state.settings.mode is not SessionMode.LED:
        sitting.close()
        raise UsageError(
            "this is not a led session",
            where=options.resume,
            do="Resume a practice session from the home screen of `interview`.",
        )
    return sitting


def _seed(options: argparse.Namespace, planned: int | None) -> int:
    """Return the seed that the call gives, else the plan's, else a new one."""
    if options.seed is not None:
        return int(options.seed)
    return new_seed() if planned is None else planned
