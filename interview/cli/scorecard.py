"""`interview scorecard`: what an interviewer made of a led session, as a document."""

import argparse

from interview.cli.choosing import folder_of
from interview.cli.output import hand_out, print_json
from interview.led.card import as_html_card, as_markdown_card, rows
from interview.led.sessions import led_session
from interview.transcript.folder import load_session
from interview.transcript.private.scales import dimensions_of
from interview.transcript.private.state import Score
from interview.transcript.private.stream import private_of


def show_card(options: argparse.Namespace) -> int:
    """Print or write a session's scorecard."""
    path = led_session(folder_of(options), options.session)
    state, private = load_session(path)[0], private_of(path)
    if options.format == "json":
        scores = [
            {"dimension": dimension.id, "score": score.score, "evidence": score.evidence}
            for dimension in dimensions_of(state.settings)
            for score in [private.scores.get(dimension.id, Score())]
        ]
        advice = {"recommendation": private.recommendation, "summary": private.summary}
        print_json({"session": state.session, **advice, "scores": scores, "questions": rows(state, private)})
        return 0
    make = as_html_card if options.format == "html" else as_markdown_card
    card = make(state, private, notes=not options.without_notes)
    return hand_out(card, options.output)
