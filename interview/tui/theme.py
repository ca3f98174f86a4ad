"""The two looks of the program, and the style in which a mark is written."""

from textual.content import Content
from textual.theme import Theme

from interview.words import Sign, Tone, tone_of


def _scrollbars(track: str, bar: str, touched: str) -> dict[str, str]:
    """Return the colours of quiet scrollbars: the track is not seen, the bar stands out when it is touched."""
    tracks = {f"scrollbar-{part}": track for part in ("background", "background-hover", "background-active")}
    return {
        **tracks,
        "scrollbar-corner-color": track,
        "scrollbar": bar,
        "scrollbar-hover": touched,
        "scrollbar-active": touched,
    }


DARK = Theme(
    name="interview-dark",
    primary="#7aa2f7",
    secondary="#9d7cd8",
    accent="#ff9e64",
    foreground="#c8d0e8",
    background="#15161e",
    surface="#1b1d2a",
    panel="#242738",
    success="#9ece6a",
    warning="#e0af68",
    error="#f7768e",
    variables=_scrollbars("#15161e", "#3a3f58", "#7aa2f7"),
    dark=True,
)

LIGHT = Theme(
    name="interview-light",
    primary="#2e5aac",
    secondary="#7847bd",
    accent="#b15c00",
    foreground="#2b3044",
    background="#f4f5f8",
    surface="#ffffff",
    panel="#e4e7ef",
    success="#3d7a26",
    warning="#8f5e15",
    error="#b8233f",
    variables=_scrollbars("#f4f5f8", "#b9bfd0", "#2e5aac"),
    dark=False,
)

THEMES = (DARK, LIGHT)
"""The default comes first."""

QUIET = "$foreground 65%"
"""The style of what is said in passing; `$text-muted` has no shade of its own outside a stylesheet."""


TONES = {Tone.GOOD: "$text-success", Tone.FAIR: "$text-warning", Tone.BAD: "$text-error", Tone.PLAIN: QUIET}
"""The style of what is good, fair, bad or neither."""


def mark_style(mark: float | None) -> str:
    """Return the style in which a mark is written."""
    return TONES[tone_of(mark)]


def signed(sign: Sign, style: str | None = None) -> Content:
    """Return a sign in its colour, or in another style."""
    return Content.styled(sign.sign, style or TONES[sign.tone])
