"""A session as one page: marks, time line, and every question with the evidence for its mark."""

from collections.abc import Sequence
from statistics import fmean

from markupsafe import Markup

from interview.pages.page import element, in_tone, page, table
from interview.pages.svg import Bar, Dot, Judged, bars, calibration, strip
from interview.review.html_question import note_list, question_article, question_title
from interview.review.opinion import lines_on_question, lines_on_session
from interview.review.replay import LEGEND, SIGNS, Mark, MarkKind
from interview.transcript.private.state import NOTHING, PrivateState
from interview.transcript.state import Phase, QuestionState, SessionState
from interview.words import CONFIDENCE, PHASES, clock, confidence, duration, percent, tone_of


def as_html(
    state: SessionState, marks: Sequence[Mark] = (), private: PrivateState = NOTHING, *, marked: bool = True
) -> str:
    """Return the session as a page that needs nothing but itself; `marked` is off where no mark belongs into it."""
    articles = (
        question_article(number, one, lines_on_question(one, private), marked=marked)
        for number, one in enumerate(state.questions, start=1)
    )
    title = f"{state.settings.title}, {state.started_at:%Y-%m-%d %H:%M} UTC"
    return page(
        title,
        [
            _header(state, marked),
            element("section", _overview(state, marked)),
            element("section", *_plots(state, marks, marked)),
            *note_list(lines_on_session(state, private)),
            *articles,
        ],
    )


def _header(state: SessionState, marked: bool) -> Markup:
    details = [
        f"{state.started_at:%d %B %Y, %H:%M} UTC",
        f"{duration(state.active)} of active time"
        + (f", planned {clock(state.limit_seconds)}" if state.limit_seconds else ""),
        state.ended or "not finished",
        f"seed {state.seed}",
        state.session,
    ]
    lead = element("div", percent(state.score), class_=f"score {tone_of(state.score)}") if marked else Markup("")
    return element(
        "header",
        element("h1", state.settings.title),
        element("p", " · ".join(details), class_="meta"),
        element("div", lead, element("div", _answered(state)), class_="lead"),
    )


def _answered(state: SessionState) -> str:
    answered = sum(one.phase is Phase.ANSWERED for one in state.questions)
    return f"{answered} of {len(state.questions)} questions answered"


def _overview(state: SessionState, marked: bool) -> Markup:
    head = ["", "Question", "Kind", "Topic", *(["Mark"] if marked else []), "Time", "Sure", "Hints"]
    rows: list[list[Markup | str]] = []
    for number, one in enumerate(state.questions, start=1):
        link = element("a", question_title(one), href=f"#q{number}")
        shown = percent(one.mark) if one.phase in (Phase.ANSWERED, Phase.SKIPPED) else PHASES[one.phase].word
        mark = [in_tone(tone_of(one.mark), shown)] if marked else []
        sure = confidence(one.confidence)
        hints = str(one.hints) if one.hints else ""
        rows.append([str(number), link, one.question.kind, one.question.topic, *mark, clock(one.seconds), sure, hints])
    last = len(head) - 1
    return table(head, rows, numbers=(*((4,) if marked else ()), last - 2, last))


def _plots(state: SessionState, marks: Sequence[Mark], marked: bool) -> list[Markup]:
    seen = [(number, one) for number, one in enumerate(state.questions, 1) if one.phase is not Phase.UNSEEN]
    plots: list[Markup] = []
    if marks and state.active:
        plots.append(_time_line(state, marks))
    if marked and any(one.mark is not None for _, one in seen):
        plots.append(
            bars(
                "Marks",
                [
                    Bar(
                        label=f"{number}. {question_title(one)}", value=one.mark, text=percent(one.mark),
                        style=tone_of(one.mark),
                    )
                    for number, one in seen
                    if one.mark is not None
                ],
                full=1.0,
            )
        )  # fmt: skip
    if seen:
        plots.append(
            bars("Time taken, against the time allowed", [_time_bar(state, number, one) for number, one in seen])
        )
    judged = _judged([one for _, one in seen])
    if marked and len(judged) > 1:
        plots.append(calibration(judged))
    return plots


def _judged(questions: Sequence[QuestionState]) -> list[Judged]:
    """Return the mean mark at each confidence that was given."""
    levels = [
        (level, [one.mark for one in questions if one.confidence == level and one.mark is not None])
        for level in CONFIDENCE
    ]
    return [Judged(level, fmean(marks), len(marks)) for level, marks in levels if marks]


def _time_bar(state: SessionState, number: int, one: QuestionState) -> Bar:
    limit = state.question_limit_seconds(number - 1)
    return Bar(
        label=f"{number}. {question_title(one)}",
        value=one.seconds,
        text=clock(one.seconds) + (f" of {clock(limit)}" if limit else ""),
        style="bad" if limit and one.seconds > limit else "plain",
        limit=limit,
    )


def _time_line(state: SessionState, marks: Sequence[Mark]) -> Markup:
    places = {one.question.key: (number, question_title(one)) for number, one in enumerate(state.questions, start=1)}
    turns = [mark for mark in marks if mark.kind is MarkKind.QUESTION and mark.question in places]
    ends = [turn.at for turn in turns[1:]] + [state.active]
    spans = [_span(*places[turn.question], turn.at, end) for turn, end in zip(turns, ends, strict=False)]
    signs = [
        Dot(at=mark.at, value=0.0, text=f"{SIGNS[mark.kind]} {clock(mark.at)} {mark.text}")
        for mark in marks
        if mark.kind in SIGNS and mark.kind is not MarkKind.QUESTION
    ]
    return strip(f"Timeline: {LEGEND}", spans, signs, seconds=state.active, ends=("0:00", clock(state.active)))


def _span(number: int, title: str, start: float, end: float) -> Bar:
    words = f"question {number}, {title}: {clock(start)} to {clock(end)}"
    return Bar(label=str(number), value=start, limit=max(0.0, end - start), text=words)
