"""Progress as one page with its plots."""

from markupsafe import Markup

from interview.pages.page import element, page, table
from interview.pages.svg import Bar, Dot, Judged, bars, calibration, line
from interview.progress.progress import Progress
from interview.progress.wording import advice, counted
from interview.words import clock, percent, plural, tone_of


def as_html(progress: Progress) -> str:
    """Return the progress as a page that needs nothing but itself."""
    told = f"{counted(progress)} of active time"
    parts = [
        element("header", element("h1", "Progress"), element("p", told, class_="meta"), element("p", advice(progress)))
    ]
    if progress.attempts:
        parts += [_plots(progress), _due(progress), _missed(progress)]
    return page("Progress", parts)


def _plots(progress: Progress) -> Markup:
    return element(
        "section",
        bars(
            "Mastery by topic (latest mark × chance of recall)",
            [
                Bar(
                    label=topic.topic,
                    value=topic.mastery,
                    limit=topic.mark,
                    text=f"{percent(topic.mastery)}, {plural(topic.questions, 'question')}",
                    style=tone_of(topic.mastery),
                )
                for topic in progress.topics
            ],
            full=1.0,
        ),
        line(
            "Score by session",
            [
                Dot(at=number, value=one.score, text=f"{one.at:%Y-%m-%d}, {one.title}: {percent(one.score)}")
                for number, one in enumerate(progress.trend)
            ],
            ends=_dates(progress),
        ),
        bars(
            "Time taken, against the time allowed",
            [
                Bar(
                    label=pace.kind,
                    value=pace.seconds,
                    limit=pace.limit_seconds,
                    text=f"{clock(pace.seconds)} of {clock(pace.limit_seconds)}, {pace.over} over",
                    style="bad" if pace.seconds > pace.limit_seconds else "plain",
                )
                for pace in progress.paces
            ],
        ),
        calibration([Judged(one.confidence, one.mark, one.attempts) for one in progress.calibration]),
    )


def _dates(progress: Progress) -> tuple[str, str]:
    return (f"{progress.trend[0].at:%d %b %Y}", f"{progress.trend[-1].at:%d %b %Y}") if progress.trend else ("", "")


def _due(progress: Progress) -> Markup:
    rows = [
        (one.title, one.topic, f"{one.due:%Y-%m-%d}", percent(one.mark), percent(one.recall)) for one in progress.due
    ]
    head = ("Question", "Topic", "Due since", "Last mark", "Remembered")
    return element(
        "section",
        element("h3", f"Due now: {len(rows)}; within a week: {progress.upcoming} more"),
        table(head, rows, numbers=(2, 3, 4)) if rows else element("p", "Nothing."),
    )


def _missed(progress: Progress) -> Markup:
    rows = [(f"{one.times} of {one.of}", one.title, one.point) for one in progress.missed[:25]]
    return element(
        "section",
        element("h3", "Key points most often missed"),
        table(("Missed", "Question", "Key point"), rows) if rows else element("p", "None."),
    )
