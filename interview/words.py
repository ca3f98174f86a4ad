"""Numbers as a person reads them: every mark, time and count is written here, so that all of them look alike."""


def percent(mark: float | None) -> str:
    """Return a mark or a share; a dash where there is none."""
    return "–" if mark is None else f"{mark:.0%}"


def clock(seconds: float) -> str:
    """Return a time as minutes and seconds, with a sign where it is negative."""
    whole = int(abs(seconds))
    return f"{'-' if seconds <= -1 else ''}{whole // 60}:{whole % 60:02d}"
