"""The scorecard as a document: machine's marks, interviewer's marks and self-confidence side by side, never summed."""

import html
from collections.abc import Iterable

from interview.transcript.private.scales import dimensions_of, points_of
from interview.transcript.private.state import PrivateState, was_reached
from interview.transcript.state import QuestionState, SessionState
from interview.words import PHASES, clock, confidence, duration, percent

HEADINGS = ("", "question", "asked", "time", "machine", "interviewer", "heard", "self", "hints")
"""The columns of the table of questions."""


def rows(state: SessionState, private: PrivateState) -> list[tuple[str, ...]]:
    """Return the table of questions; a mark that nobody gave is a dash."""
    return [_row(number, one, private) for number, one in enumerate(state.questions, start=1)]


def _row(number: int, one: QuestionState, private: PrivateState) -> tuple[str, ...]:
    opinion = private.opinion(one.question.key)
    if not was_reached(one, opinion):
        return (str(number), one.question.title or one.question.id, "did not get to", "", "–", "–", "", "", "")
    points = points_of(one.question)
    heard = sum(point in opinion.said for point, _ in points)
    return (
        str(number),
        one.question.title or one.question.id,
        PHASES[one.phase].word,
        clock(one.seconds),
        percent(one.machine_mark),
        percent(opinion.mark),
        f"{heard} of {len(points)}" if points else "",
        confidence(one.confidence),
        str(one.hints) if one.hints else "",
    )


def _facts(state: SessionState) -> str:
    who = f"{state.candidate} · " if state.candidate else ""
    return (
        f"{who}{state.started_at:%Y-%m-%d %H:%M} UTC · {duration(state.active)} of active time · seed {state.seed} · "
        f"session {state.session}"
    )


def as_markdown_card(state: SessionState, private: PrivateState, *, notes: bool = True) -> str:
    """Return the card as Markdown; without its notes it can be handed on."""
    lines = [f"# Scorecard: {_plain(state.settings.title)}", "", _plain(_facts(state)), ""]
    lines += [f"**Recommendation: {private.recommendation or 'none yet'}**", ""]
    if private.summary:
        lines += [_plain(private.summary), ""]
    lines += ["| dimension | score | evidence |", "|---|---|---|"]
    for dimension in dimensions_of(state.settings):
        score = private.scores.get(dimension.id)
        value = "–" if score is None or score.score is None else f"{score.score} of 4"
        lines.append(f"| {_plain(dimension.title)} | {value} | {_plain(score.evidence if score else '')} |")
    lines += ["", f"| {' | '.join(HEADINGS)} |", "|" + "---|" * len(HEADINGS)]
    lines += [f"| {' | '.join(map(_plain, row))} |" for row in rows(state, private)]
    lines += ["", "Marks of machine and interviewer stand side by side and are not summed.", ""]
    if notes and private.notes:
        lines += ["## Notes", "", *(f"- {clock(note.active)} {_plain(note.text)}" for note in private.notes), ""]
    return "\n".join(lines)


def as_html_card(state: SessionState, private: PrivateState, *, notes: bool = True) -> str:
    """Return the card as one HTML page that fetches nothing."""
    dimensions = []
    for dimension in dimensions_of(state.settings):
        score = private.scores.get(dimension.id)
        value = score.score if score is not None and score.score is not None else None
        anchor = dimension.anchors[value - 1] if value else ""
        dimensions.append((dimension.title, str(value or "–"), score.evidence if score else "", anchor))
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>Scorecard: {html.escape(state.settings.title)}</title>",
        f"<style>{_STYLE}</style></head><body>",
        f"<h1>Scorecard: {html.escape(state.settings.title)}</h1>",
        f"<p>{html.escape(_facts(state))}</p>",
        f"<p><strong>Recommendation: {html.escape(private.recommendation or 'none yet')}</strong></p>",
        f"<p>{html.escape(private.summary)}</p>" if private.summary else "",
        _table(("dimension", "score of 4", "evidence", "what that score means"), dimensions),
        _table(HEADINGS, rows(state, private)),
        "<p>Marks of machine and interviewer stand side by side and are not summed.</p>",
    ]
    if notes and private.notes:
        items = "".join(f"<li>{clock(note.active)} {html.escape(note.text)}</li>" for note in private.notes)
        parts.append(f"<h2>Notes</h2><ul>{items}</ul>")
    return "\n".join(part for part in [*parts, "</body></html>", ""] if part) + "\n"


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;margin:1rem 0}td,th{border:1px solid #8888;padding:.3rem .6rem;text-align:left}"
)


def _table(headings: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    head = "".join(f"<th>{html.escape(heading)}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in line) + "</tr>" for line in lines)
    return f"<table><tr>{head}</tr>{body}</table>"


def _plain(text: str) -> str:
    """Return text that a Markdown table or line takes as it is."""
    flat = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in flat)
