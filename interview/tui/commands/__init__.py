"""Every command of the screens, by the place at which it can be given."""

from interview.tui.commands.command import Command, Scope, readable
from interview.tui.commands.led import CONSOLE, CURTAIN, LED_SCOPES, LOBBY, SCORECARD, SHARED, STORY
from interview.tui.commands.practice import BANKS, EVERYWHERE, HOME, INTERVIEW, REPORT, SETUP, SUMMARY
from interview.tui.commands.review import COMPARE, PROGRESS, REPLAY, REVIEW, SESSIONS

__all__ = [
    "BANKS",
    "COMPARE",
    "CONSOLE",
    "CURTAIN",
    "EVERYWHERE",
    "HOME",
    "INTERVIEW",
    "LED_SCOPES",
    "LOBBY",
    "PROGRESS",
    "REPLAY",
    "REPORT",
    "REVIEW",
    "SCOPES",
    "SCORECARD",
    "SESSIONS",
    "SETUP",
    "SHARED",
    "STORY",
    "SUMMARY",
    "Command",
    "Scope",
    "readable",
]

SCOPES = (EVERYWHERE, HOME, SETUP, BANKS, INTERVIEW, REPORT, SUMMARY, SESSIONS, REVIEW, REPLAY, COMPARE, PROGRESS)
"""Every place of whoever works alone, in the order of help."""
