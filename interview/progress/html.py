"""Progress as one page with its plots."""

from markupsafe import Markup

from interview.pages.page import element, mark_class, page, table
from interview.pages.svg import Bar, Dot, bars, line
from interview.progress.progress import Progress
from interview.progress.wording import advice, clock, confidence_word, percent


def as_html(progress: Progress) -> str:
    """Return the progress as a page that needs nothing but itself."""
    told = f"{progress.sessions} sessions · {progress.attempts} answers · {clock(progress.seconds)} of active time"
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
            "Mastery by topic: the latest marks, times the chance that they are still remembered",
            [
                Bar(
                    label=topic.topic,
                    value=topic.mastery,
                    limit=topic.mark,
                    text=f"{percent(topic.mastery)}, {topic.questions} question{'s' if topic.questions > 1 else ''}",
                    style=mark_class(topic.mastery) or "plain",
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
            "Time spent, before the time it was given",
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
        line(
            "Marks by confidence; the dashed line is well judged",
            [
                Dot(
                    at=one.expected,
                    value=one.mark,
                    text=f"{confidence_word(one.confidence)}: {percent(one.mark)} in {one.attempts} answers",
                )
                for one in progress.calibration
            ],
            ends=("guessed", "certain"),
            wish=True,
        ),
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
        element("h3", "Key points missed most"),
        table(("Missed", "Question", "Key point"), rows) if rows else element("p", "None."),
    )
