"""Marks, times and counts are written in one way, and each scale stands in one place."""

import re
from pathlib import Path

import pytest

from interview.models.grade import PARTIAL, STRONG, PointStatus, band
from interview.models.question import Band
from interview.models.verdict import CheckState
from interview.transcript.state import Phase
from interview.words import CHECKS, PHASES, POINTS, Tone, clock, confidence, duration, percent, plural, tone_of

PACKAGE = Path(__file__).parent.parent / "interview"
WRITTEN = [
    (percent(None), "–"),
    (percent(0.754), "75%"),
    (clock(75.9), "1:15"),
    (clock(-61), "-1:01"),
    (clock(4503), "75:03"),
    (duration(4503), "1 h 15 min"),
    (duration(59), "0:59"),
    (plural(0, "hint"), "0 hints"),
    (plural(1, "hint"), "1 hint"),
    (plural(2, "hint"), "2 hints"),
    (confidence(4), "certain"),
    (confidence(None), ""),
]


@pytest.mark.parametrize(("written", "expected"), WRITTEN)
def test_numbers_are_written_as_a_person_reads_them(written: str, expected: str) -> None:
    assert written == expected


def test_a_mark_is_as_good_as_its_band() -> None:
    marks = (1.0, STRONG, STRONG - 0.01, PARTIAL, PARTIAL - 0.01, 0.0)
    bands = [Band.STRONG, Band.STRONG, Band.PARTIAL, Band.PARTIAL, Band.WEAK, Band.WEAK]
    assert [band(mark) for mark in marks] == bands
    tones = {Band.STRONG: Tone.GOOD, Band.PARTIAL: Tone.FAIR, Band.WEAK: Tone.BAD}
    assert [tone_of(mark) for mark in marks] == [tones[one] for one in bands]
    assert tone_of(None) is Tone.PLAIN


def test_every_state_has_its_sign() -> None:
    assert set(PHASES) == set(Phase)
    assert set(POINTS) == set(PointStatus)
    assert set(CHECKS) == set(CheckState)


@pytest.mark.parametrize(
    ("pattern", "home"), [(r'"fairly sure"', "words.py"), (r"[<>]=? 0\.(75|4)\b|= 0\.75, 0\.4", "models/grade.py")]
)
def test_a_scale_stands_in_one_place(pattern: str, home: str) -> None:
    sources = [path for path in PACKAGE.rglob("*.py") if "grading" not in path.parts]
    found = [path.relative_to(PACKAGE).as_posix() for path in sources if re.search(pattern, path.read_text("utf-8"))]
    assert found == [home]
