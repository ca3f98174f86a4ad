"""What a prose answer is marked by: key points, misconceptions and the samples that prove them."""

from msgspec import Struct


class PhraseRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wording that a plain phrase cannot express: exactly one of these keys."""

    all_of: tuple[str, ...] = ()
    """Phrases that must all be met."""
    re: str = ""
    """A regular expression for formulas; upper and lower case are the same."""


Phrase = str | PhraseRule
"""One accepted wording of a key point or of a misconception."""


class KeyPoint(Struct, frozen=True, kw_only=True):
    """One idea that a good answer contains."""

    id: str
    """Unique within its question."""
    text: str
    """The idea in one sentence; the candidate sees it with the feedback."""
    weight: float = 1.0
    """How much the point counts beside the others."""
    optional: bool = False
    """Whether the full mark can be reached without it. At least 60 % of the weight must not be optional."""
    any_of: tuple[Phrase, ...] = ()
    """Accepted wordings, each a short clause in words that a candidate would use."""
    all_of: tuple[str, ...] = ()
    """Phrases that must all be met, instead of `any_of`."""
    role: str = ""
    """The subject of the point if several points are parallel, such as `training` and `evaluation`."""
    unless: tuple[str, ...] = ()
    """Phrases that cancel a match in the same clause."""
    hint: str = ""
    """What to tell a candidate who missed the point."""


class Misconception(Struct, frozen=True, kw_only=True):
    """A claim that is wrong and often made."""

    id: str
    """Unique within its question."""
    text: str
    """The wrong claim in one sentence."""
    any_of: tuple[Phrase, ...] = ()
    """Wordings of the claim."""
    unless: tuple[str, ...] = ()
    """Phrases that cancel a match in the same clause."""
    penalty: float = 1.0
    """What the claim costs, in points of weight 1."""
    truth: str = ""
    """What is true instead; the candidate sees it with the feedback."""


class Expectation(Struct, frozen=True, kw_only=True):
    """What marking a sample must give."""

    points: tuple[str, ...] | None = None
    """The ids of exactly the key points that must be met; not checked if left out."""
    must_not: tuple[str, ...] | None = None
    """The ids of exactly the misconceptions that must be found; not checked if left out."""
    min: float = 0.0
    """The lowest mark allowed, from 0 to 1."""
    max: float = 1.0
    """The highest mark allowed, from 0 to 1."""


class Sample(Struct, frozen=True, kw_only=True):
    """An answer and what it must score: a test of a theory question."""

    answer: str
    """What a candidate might type."""
    expect: Expectation
    """What marking it must give."""
