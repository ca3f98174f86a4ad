"""`interview story`: both sides of a led session, by time."""

import argparse

from interview.cli.choosing import folder_of
from interview.cli.output import print_json
from interview.led.merging import story
from interview.led.sessions import led_session
from interview.words import clock


def show_story(options: argparse.Namespace) -> int:
    """Print both streams of a session by time."""
    moments = story(led_session(folder_of(options), options.session), drafts=options.drafts)
    if options.json:
        print_json(moments)
        return 0
    for moment in moments:
        print(f"{moment.at.astimezone():%H:%M:%S}  {clock(moment.active):>6}  {moment.who:11}  {moment.text}")
    return 0
