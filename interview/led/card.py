"""The scorecard as a document: machine's marks, interviewer's marks and self-confidence side by side, never summed."""

from collections.abc import Iterator

from interview.pages.page import element, page, table
from interview.transcript.private.scales import dimensions_of, points_of
from interview.transcript.private.state import PrivateState, Score, was_reached
from interview.transcript.state import QuestionState, SessionState
from interview.words import PHASES, clock, confidence, duration, percent

HEADINGS = ("", "question", "asked", "time", "machine", "interviewer", "heard", "self", "hints")
"""The columns of the table of questions."""
SIDE_BY_SIDE = "The machine's and the interviewer's marks are shown side by side and are not combined."
"""What is said below the table."""


def rows(state: SessionState, private: PrivateState) -> list[tuple[str, ...]]:
    """Return the table of questions; a mark that nobody gave is a dash."""
    return [_row(number, one, private) for number, one in enumerate(state.questions, start=1)]


def _row(number: int, one: QuestionState, private: PrivateState) -> tuple[str, ...]:
    opinion = private.opinion(one.question.key)
    if not was_reached(one, opinion):
        return (str(number), one.question.title or one.question.id, "not reached", "", "–", "–", "", "", "")
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
    for dimension, score, evidence, _ in _scores(state, private):
        value = score if score == "–" else f"{score} of 4"
        lines.append(f"| {_plain(dimension)} | {value} | {_plain(evidence)} |")
    lines += ["", f"| {' | '.join(HEADINGS)} |", "|" + "---|" * len(HEADINGS)]
    lines += [f"| {' | '.join(map(_plain, row))} |" for row in rows(state, private)]
    lines += ["", SIDE_BY_SIDE, ""]
    if notes and private.notes:
        lines += ["## Notes", "", *(f"- {clock(note.active)} {_plain(note.text)}" for note in private.notes), ""]
    return "\n".join(lines)


def as_html_card(state: SessionState, private: PrivateState, *, notes: bool = True) -> str:
    """Return the card as a page that needs nothing but itself; without its notes it can be handed on."""
    title = f"Scorecard: {state.settings.title}"
    advice = element("strong", f"Recommendation: {private.recommendation or 'none yet'}")
    head = [element("h1", title), element("p", _facts(state), class_="meta"), element("p", advice)]
    if private.summary:
        head.append(element("p", private.summary))
    parts = [
        element("header", *head),
        table(("Dimension", "Score out of 4", "Evidence", "What that score means"), _scores(state, private)),
        table((heading.capitalize() for heading in HEADINGS), rows(state, private), numbers=(3, 4, 5)),
        element("p", SIDE_BY_SIDE, class_="meta"),
    ]
    if notes and private.notes:
        items = (element("li", f"{clock(note.active)} {note.text}") for note in private.notes)
        parts += [element("h2", "Notes"), element("ul", *items)]
    return page(title, parts)


def _scores(state: SessionState, private: PrivateState) -> Iterator[tuple[str, str, str, str]]:
    """Yield each dimension with its score, its evidence, and what somebody does who earns that score."""
    for dimension in dimensions_of(state.settings):
        score = private.scores.get(dimension.id, Score())
        anchor = dimension.anchors[score.score - 1] if score.score else ""
        yield dimension.title, str(score.score or "–"), score.evidence, anchor


def _plain(text: str) -> str:
    """Return text that a Markdown table or line takes as it is."""
    flat = " ".join(text.split())
    return "".join(f"\\{char}" if char in "\\`*_[]<>|#" else char for char in flat)
