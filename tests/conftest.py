"""What holds for every test: the user's own folders are out of reach."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True)  # a check of a commit repeats itself; other runs look further
if os.environ.get("CI"):
    settings.load_profile("ci")


@pytest.fixture(autouse=True)
def _private_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's own folders out of the tests, and the tests out of the user's.

    The cache of banks is one for all tests of a process: what it holds is taken only for a file with the same content,
    and reading every bank anew would be most of what a test of a command takes.
    """
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    monkeypatch.delenv("NO_COLOR", raising=False)
    return home


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests that run programs in one process each kind, so that PyTorch is imported once for all of them."""
    for item in items:
        if item.get_closest_marker("judge") is not None:
            item.add_marker(pytest.mark.xdist_group("slow judge" if item.get_closest_marker("slow") else "judge"))
