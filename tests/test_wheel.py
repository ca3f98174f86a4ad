"""Installed as a wheel, the program brings its banks along."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_an_installed_wheel_finds_its_banks_and_keeps_sessions_in_the_users_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(installed)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    script = (
        "import interview, interview.bank as bank, interview.places as places\n"
        "print(interview.__file__)\n"
        "print(*sorted(one.id for one in bank.load_all(bank.find_banks())))\n"
        "print(places.sessions_folder())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(installed), "XDG_DATA_HOME": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=True,
    )
    module, banks, sessions = done.stdout.splitlines()
    assert module.startswith(str(installed))
    assert {"pytorch-core", "code-losses"} <= set(banks.split())
    assert sessions == str(tmp_path / "data" / "interview" / "sessions")
