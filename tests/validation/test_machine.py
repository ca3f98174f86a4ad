"""Version ranges are compared number by number, whatever is installed."""

import pytest

from interview.validation import machine

RANGES = [
    ("", True), (">=2.6", True), (">=2.13", True), (">=2.13.1", False), (">=2.6,<3", True), ("<2.9", False),
    ("==2.13", True), ("!=2.13.0", False), ("~=2.6", True), ("~=2.6.1", False), ("> 2.12", True), ("newest", False),
]  # fmt: skip


@pytest.mark.parametrize(("versions", "fits"), RANGES)
def test_a_version_is_in_a_range_or_not(versions: str, fits: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_installed", lambda: (2, 13, 0))
    assert machine.torch_fits(versions) is fits


def test_without_pytorch_no_range_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_installed", tuple)
    assert not machine.torch_fits("")
