"""The lock holds every package that the program and its development need, exactly, and nothing of one machine."""

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from scripts.lock import DISTRIBUTION, LOCK, Package, reached

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())["project"]
LINES = [line for line in LOCK.read_text().splitlines() if not line.startswith("#")]
PINS = dict(line.split("==") for line in LINES)


def test_each_line_pins_one_release_that_every_machine_can_have() -> None:
    assert [line for line in LINES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*==[0-9]+(\.[0-9]+)*", line)] == []
    assert sorted(PINS) == list(PINS)
    assert "://" not in LOCK.read_text()


def test_what_the_project_asks_for_is_pinned_within_its_bounds() -> None:
    groups = [PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()]
    asked = {canonicalize_name(one.name): one for group in groups for one in map(Requirement, group)}
    del asked[DISTRIBUTION]
    assert {name for name, one in asked.items() if PINS.get(name, "") not in one.specifier} == set()


def test_what_those_packages_need_in_turn_is_pinned_too() -> None:
    here = {canonicalize_name(one.name): Package(one.version, tuple(one.requires or ())) for one in distributions()}
    assert reached(here, ["code", "dev"]) == set(PINS)
