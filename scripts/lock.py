"""Pinning every package that the program and its development need: `make lock` writes constraints.txt anew."""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "constraints.txt"
DISTRIBUTION = canonicalize_name("torch-interview")
HELD = "torch==2.13.0"
"""What is not taken from pyproject.toml: the banks' programs are proved with this one."""
HEAD = f"""\
# What `make start`, `make test` and CI install, exactly; `make lock` writes this file anew. It holds for Python 3.11 to
# 3.13. What a package needs on some platforms only, such as the parts of a CUDA build of PyTorch, that package pins.
# {HELD}: the banks' programs are proved with this one. A PyTorch that is already there is used instead.
# textual, tree-sitter and pytest are held back in pyproject.toml, which says why.
"""
_OF_A_PLATFORM = re.compile(r"\b(sys_platform|platform_system|platform_machine)\b")


class Package(NamedTuple):
    """What one package says of itself."""

    version: str
    """The version that was resolved."""
    requires: tuple[str, ...]
    """Its requirements, as they are written."""


def main() -> None:
    """Resolve everything without installing it, and write what was found."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed", "--quiet", "--report", "-"]
    done = subprocess.run([*command, f"{ROOT}[dev]", HELD], stdout=subprocess.PIPE, check=True)
    metadata = [one["metadata"] for one in json.loads(done.stdout)["install"]]
    packages = {
        canonicalize_name(one["name"]): Package(one["version"], tuple(one.get("requires_dist", ()))) for one in metadata
    }
    names = reached(packages, ["dev"])
    LOCK.write_text(HEAD + "".join(f"{name}=={Version(packages[name].version).public}\n" for name in sorted(names)))


def reached(packages: Mapping[NormalizedName, Package], extras: Iterable[str]) -> set[NormalizedName]:
    """Return the packages that are needed on every platform, those of the given extras included."""
    seen: set[tuple[NormalizedName, str]] = set()
    waiting = [(DISTRIBUTION, extra) for extra in ("", *extras)]
    while waiting:
        name, extra = one = waiting.pop()
        if one in seen or name not in packages:
            continue
        seen.add(one)
        for requirement in map(Requirement, packages[name].requires):
            marker = requirement.marker
            if marker and (_OF_A_PLATFORM.search(str(marker)) or not marker.evaluate({"extra": extra})):
                continue
            below = canonicalize_name(requirement.name)
            waiting += [(below, wanted) for wanted in ("", *requirement.extras)]
    return {name for name, _ in seen} - {DISTRIBUTION}


if __name__ == "__main__":
    main()
