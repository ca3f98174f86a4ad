"""The level of confinement, named by what a real child was denied and never claiming more."""

from collections.abc import Mapping, Sequence

from msgspec import Struct


class Isolation(Struct, frozen=True):
    """How well a submission is kept from the machine."""

    level: int
    """4 is everything, 0 is nothing."""
    name: str
    """In two or three words."""
    sentence: str
    """What that means for somebody who runs a program that they do not trust."""
    missing: tuple[str, ...] = ()
    """What is not denied, in words."""


_NAMES = {
    4: ("full", "A submission cannot read your files, use the network, see or start processes, or write anything."),
    3: ("no namespaces", "Kernel filters block files, the network and processes; there are no namespaces."),
    2: ("no Landlock", "A submission cannot start processes or write anything, but could read any file that you can."),
    1: ("limits only", "Time, memory and output are limited; a submission could read your files and use the network."),
    0: ("none", "Submissions are not sandboxed here; only a time limit applies. Run only programs that you trust."),
}  # fmt: skip


def isolation(denied: Mapping[str, Sequence[str]], reached: Mapping[str, Sequence[str]]) -> Isolation:
    """Return the level that follows from what a self-test could and could not do under each layer."""
    holds = {
        layer: bool(denied.get(layer)) and not reached.get(layer)
        for layer in ("namespaces", "landlock", "seccomp", "limits")
    }
    if not holds["limits"]:
        level = 0
    elif not holds["seccomp"]:
        level = 1
    elif not holds["landlock"]:
        level = 2
    else:
        level = 4 if holds["namespaces"] else 3
    missing = tuple(layer for layer, held in holds.items() if not held)
    name, sentence = _NAMES[level]
    return Isolation(level=level, name=name, sentence=sentence, missing=missing)


UNCONFINED = isolation({}, {})
"""What holds where no self-test could be made."""
