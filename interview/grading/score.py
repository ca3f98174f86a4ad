"""Turning what became of the points into one mark."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from interview.models.grade import PointStatus

ELABORATION = 0.15
"""The share of the mark that goes to saying it at some length."""
ENOUGH_WORDS = 80
"""The length from which more words earn nothing."""
SAID_ALL = 4.0
"""How fast the length that is asked for falls as all is said."""
FOUND_ENOUGH = 0.6
"""The credit from which length counts in full."""
CURVE_SLOPE = 1.4
CURVE_MIDDLE = 0.7
"""How people mark: a little of the content is a chance hit, most of it is nearly all. See `mark`."""
MISCONCEPTION_CAP = 0.75
"""The highest mark of an answer that makes a wrong claim."""


WANDERS_FROM, WANDERS_FULLY = 0.85, 0.55
"""The share of an answer's words that is to the point, from which it wanders and at which it is elsewhere."""
LITTLE_FROM, LITTLE_FULLY = 0.7, 0.35
"""The share of the content below which a long answer says little, and at which it says next to nothing."""
WORDS_FROM, WORDS_FULLY = 15, 45
"""The words beside the point that anybody may spend, and from which they are an answer to something else."""
WANDERING_COST = 0.75
"""What a long answer loses that says next to nothing of what was asked and is elsewhere with its words."""


class Earned(NamedTuple):
    """What one point earned."""

    credit: float
    """0 to 1."""
    weight: float
    """Its share."""
    optional: bool
    """Whether it only fills up."""


def content(earned: Sequence[Earned], need: int | None) -> float:
    """Return the share of the points that was earned, 0 to 1; of `need` points, those that make the most of it.

    Were they the ones with the highest credit times weight, to say more of a heavy point could lower the share.
    """
    core = [one for one in earned if not one.optional] or list(earned)
    extra = [one for one in earned if one.optional] if len(core) < len(earned) else []
    filled_up = sum(one.credit * one.weight for one in extra)
    if need is None or not 0 < need < len(core):
        return _share(core, filled_up)
    best, better = -1.0, 0.0
    while better > best:  # each choice is the best against the share of the one before, so it ends at the best of all
        best = better
        chosen = sorted(core, key=lambda one: one.weight * (one.credit - best), reverse=True)[:need]
        better = _share(chosen, filled_up)
    return best


def _share(points: Sequence[Earned], filled_up: float) -> float:
    """Return what some points earned, with what optional ones add, as a share of what these points can earn."""
    total = sum(one.weight for one in points)
    return min(1.0, (sum(one.credit * one.weight for one in points) + filled_up) / total) if total > 0 else 0.0


def mark(share: float, words: int) -> float:
    """Return the mark for a share of content said in so many different words."""
    length = min(1.0, math.log1p(words) / math.log1p(ENOUGH_WORDS))
    length += (1 - length) * math.pow(share, SAID_ALL)  # whoever has said everything needs no more words
    raw = (1 - ELABORATION) * share + ELABORATION * length * min(1.0, share / FOUND_ENOUGH)
    found, lacking = math.pow(raw, CURVE_SLOPE), math.pow(CURVE_MIDDLE * (1 - raw), CURVE_SLOPE)
    return found / (found + lacking)


def met(one: Earned, status: PointStatus) -> Earned:
    """Return what a point earned where only points that are met count."""
    return one if status is PointStatus.HIT else one._replace(credit=0.0)


def less_wandering(value: float, share: float, to_the_point: int, words: int) -> float:
    """Return the mark of an answer that is long, mostly about something else, and says little of what was asked.

    A short answer that holds one of four points is a part of the answer; the same sentence in a page about something
    else is a coincidence.
    """
    if not words:
        return value
    elsewhere = _ramp(to_the_point / words, WANDERS_FROM, WANDERS_FULLY)
    little = _ramp(share, LITTLE_FROM, LITTLE_FULLY)
    return value * (1 - WANDERING_COST * elsewhere * little * _ramp(words - to_the_point, WORDS_FROM, WORDS_FULLY))


def _ramp(value: float, start: float, end: float) -> float:
    """Return how far a value has come on its way from `start` to `end`, 0 to 1."""
    return min(1.0, max(0.0, (value - start) / (end - start)))


def less_misconceptions(value: float, penalties: Sequence[float], total_weight: float) -> float:
    """Return the mark after wrong claims have been taken off."""
    if not penalties:
        return value
    lost = sum(penalties) / max(total_weight, 1.0)
    return max(0.0, min(MISCONCEPTION_CAP, value - lost))
