"""Reading the attack programs that stand beside this file."""

from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class Attack(NamedTuple):
    """A hostile program."""

    category: str
    name: str
    what: str
    source: str


def attacks(category: str = "*") -> list[Attack]:
    """Return the programs of a category: sections that begin with `=== name | what it tries`."""
    found = []
    for path in sorted(FOLDER.glob(f"{category}.attacks")):
        for section in path.read_text().split("=== ")[1:]:
            title, _, source = section.partition("\n")
            name, _, what = title.partition(" | ")
            found.append(Attack(path.stem, name, what, source))
    return found
