"""What reads, types and compares texts works with the oldest and with the newest release that pyproject.toml allows."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
ASKED = {
    one.name: one
    for one in map(Requirement, tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"])
}
CONCERNED = {
    "pyyaml": ["tests/bank", "tests/led/test_planning.py"],
    "msgspec": ["tests/bank", "tests/session", "tests/transcript/test_damage.py", "tests/transcript/test_index.py"],
    "rapidfuzz": ["tests/grading/test_match.py", "tests/grading/test_points.py", "tests/grading/test_corpus.py"],
}
"""The tests of what each package does here."""


def wanted(name: str, age: str) -> str:
    """Return the requirement that pip takes for the oldest or the newest release."""
    (oldest,) = (bound.version for bound in ASKED[name].specifier if bound.operator == ">=")
    return f"{name}=={oldest}" if age == "oldest" else str(ASKED[name])


@pytest.mark.slow
@pytest.mark.parametrize("age", ["oldest", "newest"])
@pytest.mark.parametrize("name", CONCERNED)
def test_the_tests_of_what_a_package_does_pass_with_this_release(name: str, age: str, tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--only-binary", ":all:", "--target"]
    done = subprocess.run([*pip, str(tmp_path), wanted(name, age)], capture_output=True, text=True, check=False)
    if "No matching distribution" in done.stderr:
        pytest.skip(f"{wanted(name, age)} was not tried: there is no wheel for this Python")
    assert done.returncode == 0, done.stderr
    tests = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *CONCERNED[name]]
    done = subprocess.run(
        tests, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{wanted(name, age)}\n{done.stdout[-4000:]}"
