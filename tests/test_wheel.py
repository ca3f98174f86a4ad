"""Installed as a wheel, the program brings all it needs along."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from scripts.lock import LOCK

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("torch_interview-*.whl")
    return built


@pytest.mark.slow
def test_a_wheel_finds_its_banks_and_keeps_sessions_in_the_users_folder(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(installed)
    assert (installed / "interview" / "py.typed").exists()
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


@pytest.mark.slow
def test_in_an_empty_environment_the_wheel_installs_from_the_lock_and_holds_a_session_without_pytorch(
    wheel: Path, tmp_path: Path
) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    bin_ = tmp_path / "env" / "bin"
    install = [str(bin_ / "python"), "-m", "pip", "install", "-q", "-c", str(LOCK), str(wheel)]
    subprocess.run(install, check=True, capture_output=True, cwd=tmp_path)

    def call(*arguments: str) -> str:
        done = subprocess.run(
            [str(bin_ / "interview"), *arguments],
            cwd=tmp_path, env={**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert call("--version").startswith("interview ")
    assert "code-losses" in call("banks")
    assert ": 0 errors," in call("validate")
    (tmp_path / "script.yaml").write_text(
        "answers: [{answer: A stride is how many pixels the kernel moves at each step; more shrinks the output}]"
    )
    said = call("practice", "--question", "pytorch-core:stride", "--script", "script.yaml")
    assert str(tmp_path / "data") in said
    assert "answered" in said
