"""What the reference gave for each question, version and seed, remembered so that it runs once."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping

from interview.judge.verdict.plan import Step
from interview.judge.wire.report import Observed
from interview.judge.wire.values import Array, Items, Pairs, Value

MAX_BYTES = 64 << 20
"""What is remembered at most."""

Key = tuple[str, int]
"""A question's fingerprint and a seed."""


class References:
    """Observations of references, the longest unused forgotten first."""

    def __init__(self, max_bytes: int = MAX_BYTES) -> None:
        self._max_bytes = max_bytes
        self._known: OrderedDict[Key, dict[int, Observed]] = OrderedDict()
        self._sizes: dict[Key, int] = {}

    def missing(self, fingerprint: str, seeds: Iterable[int]) -> list[int]:
        """Return the seeds for which the reference must still run."""
        return [seed for seed in dict.fromkeys(seeds) if (fingerprint, seed) not in self._known]

    def store(self, fingerprint: str, seed: int, observed: Mapping[int, Observed]) -> None:
        """Remember what every part of a plan gave for a seed."""
        key = (fingerprint, seed)
        self._known[key] = dict(observed)
        self._sizes[key] = sum(64 + weight(item.value) for item in observed.values())
        while len(self._known) > 1 and sum(self._sizes.values()) > self._max_bytes:
            oldest, _ = self._known.popitem(last=False)
            del self._sizes[oldest]

    def recall(self, fingerprint: str, seeds: Iterable[int]) -> dict[Step, Observed]:
        """Return what is known for some seeds, by part of the whole question's plan and seed."""
        found: dict[Step, Observed] = {}
        for seed in seeds:
            key = (fingerprint, seed)
            if key in self._known:
                self._known.move_to_end(key)
                found.update({Step(part, seed): seen for part, seen in self._known[key].items()})
        return found


def weight(value: Value | None) -> int:
    """Return about how many bytes an observation holds."""
    match value:
        case Array():
            return 100 + len(value.data)
        case Items():
            return 50 + sum(weight(item) for item in value.v)
        case Pairs():
            return 50 + sum(weight(item) for item in (*value.keys, *value.values))
    return 60
