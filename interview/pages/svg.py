"""Drawing plots as SVG that takes its colours from the page, with every value in words for those who cannot see it."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from interview.models.grade import WELL_JUDGED
from interview.pages.page import element, joined
from interview.words import confidence, percent, plural, tone_of

_WIDTH = 720.0
_LABEL = 190.0
_ROW = 24.0
_SIGN = 9.0
_CHAR = 6.6


class Bar(Struct, frozen=True, kw_only=True):
    """One row of a bar plot."""

    label: str
    """What it is about."""
    value: float
    """How long the bar is, in the plot's unit."""
    text: str
    """The value in words."""
    style: str = "plain"
    """`good`, `fair`, `bad` or `plain`."""
    limit: float | None = None
    """What was planned or wished; drawn as a bar behind."""


class Dot(Struct, frozen=True, kw_only=True):
    """One value of a line plot."""

    at: float
    """Where it stands from left to right."""
    value: float
    """How high it stands, 0 to 1."""
    text: str
    """The value in words."""


def bars(caption: str, rows: Sequence[Bar], *, full: float | None = None) -> Markup:
    """Return horizontal bars; `full` is the value of a whole width, the greatest one where not given."""
    most = full or max([1e-9, *(max(row.value, row.limit or 0.0) for row in rows)])
    room = _WIDTH - _LABEL - 12 - _CHAR * max((len(row.text) for row in rows), default=0)
    drawn: list[Markup] = []
    for number, row in enumerate(rows):
        top = number * _ROW
        drawn.append(element("text", _short(row.label, 27), x=0, y=top + 15))
        if row.limit is not None:
            drawn.append(_rect(_LABEL, top + 4, room * min(1, row.limit / most), 14, "ghost"))
        height, inset = (8, 7) if row.limit is not None else (14, 4)
        drawn.append(_rect(_LABEL, top + inset, max(1.5, room * min(1, row.value / most)), height, row.style))
        end = _LABEL + room * min(1, max(row.value, row.limit or 0) / most) + 6
        drawn.append(element("text", row.text, x=round(end, 1), y=top + 15, class_="soft"))
    return _figure(caption, drawn, _ROW * len(rows) + 4, [f"{row.label}: {row.text}" for row in rows])


def line(caption: str, dots: Sequence[Dot], *, ends: tuple[str, str], wish: bool = False) -> Markup:
    """Return a line through marks from left to right; `wish` adds the line on which height and place are the same."""
    left, top, width, height = 40.0, 8.0, _WIDTH - 60, 160.0
    first, last = min((dot.at for dot in dots), default=0.0), max((dot.at for dot in dots), default=1.0)
    reach = (last - first) or 1.0

    def place(dot: Dot) -> tuple[float, float]:
        share = (dot.at - first) / reach if len(dots) > 1 else 0.5
        return round(left + width * share, 1), round(top + height * (1 - dot.value), 1)

    drawn = [_grid(left, top, width, height)]
    if wish:
        ends_at = [round(top + height * (1 - share), 1) for share in (first, last)]
        drawn.append(Markup('<path class="wish" d="M{} {}L{} {}"/>').format(left, ends_at[0], left + width, ends_at[1]))
    if len(dots) > 1:
        path = "L".join(f"{x} {y}" for x, y in map(place, dots))
        drawn.append(Markup('<path class="line" d="M{}"/>').format(path))
    for dot in dots:
        x, y = place(dot)
        drawn.append(
            Markup('<circle class="{}" cx="{}" cy="{}" r="4">{}</circle>').format(
                tone_of(dot.value), x, y, element("title", dot.text)
            )
        )
    for x, words, anchor in ((left, ends[0], "start"), (left + width, ends[1], "end")):
        drawn.append(element("text", words, x=x, y=top + height + 18, class_="soft", text_anchor=anchor))
    return _figure(caption, drawn, top + height + 24, [dot.text for dot in dots])


class Judged(Struct, frozen=True):
    """What became of the answers that were given with one confidence."""

    confidence: int
    """1 guessed … 4 certain."""
    mark: float
    """Their mean mark."""
    answers: int
    """How many there are."""


def calibration(levels: Sequence[Judged]) -> Markup:
    """Return the marks by confidence, each above the mark that somebody who judges themselves well reaches."""
    dots = [
        Dot(
            at=WELL_JUDGED[one.confidence],
            value=one.mark,
            text=f"{confidence(one.confidence)}: {percent(one.mark)} in {plural(one.answers, 'answer')}",
        )
        for one in levels
    ]
    ends = confidence(levels[0].confidence), confidence(levels[-1].confidence)
    return line("Marks by confidence; the dashed line is perfect calibration", dots, ends=ends, wish=True)


def strip(caption: str, spans: Sequence[Bar], signs: Sequence[Dot], *, seconds: float, ends: tuple[str, str]) -> Markup:
    """Return a time line: coloured spans from `value` on for `limit` seconds, and signs at their moments."""
    scale = _WIDTH / max(seconds, 1e-9)
    drawn: list[Markup] = []
    for number, span in enumerate(spans):
        x, width = span.value * scale, max(1.0, (span.limit or 0.0) * scale - 1)
        drawn.append(
            Markup('<rect class="{}" x="{:.1f}" y="22" width="{:.1f}" height="14" rx="2">{}</rect>').format(
                "plain" if number % 2 else "ghost", x, width, element("title", span.text)
            )
        )
        if width > 14:
            drawn.append(element("text", span.label, x=round(x + 3, 1), y=50, class_="soft"))
    x = -_SIGN
    for sign in signs:
        x = max(x + _SIGN, sign.at * scale)
        glyph, _, words = sign.text.partition(" ")
        drawn.append(element("text", glyph, element("title", words), x=round(x, 1), y=15))
    for x, words, anchor in ((0, ends[0], "start"), (_WIDTH, ends[1], "end")):
        drawn.append(element("text", words, x=x, y=66, class_="soft", text_anchor=anchor))
    return _figure(caption, drawn, 70, [span.text for span in spans] + [sign.text for sign in signs])


def _grid(left: float, top: float, width: float, height: float) -> Markup:
    lines: list[Markup] = []
    for share in (0, 0.25, 0.5, 0.75, 1):
        y = round(top + height * (1 - share), 1)
        lines.append(Markup('<path class="grid" d="M{} {}H{}"/>').format(left, y, left + width))
        lines.append(element("text", percent(share), x=left - 6, y=y + 4, class_="soft", text_anchor="end"))
    return joined(lines)


def _rect(x: float, y: float, width: float, height: float, style: str) -> Markup:
    return Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="2"/>').format(
        style, x, y, width, height
    )


def _figure(caption: str, drawn: Sequence[Markup], height: float, values: Sequence[str]) -> Markup:
    """Return a plot with its caption; its title reads out every value."""
    return element(
        "figure",
        element("figcaption", caption),
        Markup('<svg viewBox="0 0 {:.0f} {:.0f}" role="img"><title>{}</title>{}</svg>').format(
            _WIDTH, height, f"{caption}. {'; '.join(values)}", joined(drawn)
        ),
    )


def _short(label: str, length: int) -> str:
    return label if len(label) <= length else label[: length - 1] + "…"
