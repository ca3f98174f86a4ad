"""No attack gets through: not to a verdict, not to a file, a socket, a process or a limit."""

import json
import subprocess
from functools import cache
from typing import Any

import pytest

from tests.judge.attacks import attacks
from tests.judge.battery import REPOSITORY, shield

pytestmark = [pytest.mark.judge, pytest.mark.slow]


@cache
def battery(*arguments: str) -> dict[str, Any]:
    """Run the attacks in a PID namespace of their own and return what became of each."""
    done = subprocess.run(shield(list(arguments)), cwd=REPOSITORY, capture_output=True, text=True, timeout=170)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def through(found: dict[str, Any]) -> dict[str, list[str]]:
    """Return the attacks that got through, with the signs of it."""
    return {name: result["through"] for name, result in found["attacks"].items() if result["through"]}


def test_no_attack_gets_through_and_nothing_is_left_behind() -> None:
    found = battery()
    assert through(found) == {}
    assert len(found["attacks"]) == len(attacks())
    assert (found["left"], found["after_close"], found["honest"]) == (0, 0, "passed")


def test_no_attack_gets_through_without_namespaces() -> None:
    found = battery("forging", "processes", "kernel", "--without", "namespaces")
    assert found["level"] == "no namespaces"
    assert through(found) == {}
    assert (found["left"], found["after_close"], found["honest"]) == (0, 0, "passed")


def test_the_oracles_see_what_gets_through_where_layers_are_left_out() -> None:
    found = battery("files", "--without", "landlock seccomp")
    assert found["level"] == "limits only"
    assert {"read-canary", "delete-canary", "mkdir", "import-beside"} <= set(through(found))


def test_the_battery_refuses_to_run_where_it_could_hurt() -> None:
    bare = shield(["forging"])
    done = subprocess.run(bare[bare.index("-m") - 1 :], cwd=REPOSITORY, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("refused: attacks run only as the first process of a PID namespace")
