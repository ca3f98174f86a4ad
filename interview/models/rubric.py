"""What a prose answer is marked by: key points, misconceptions and the samples that prove them."""

from msgspec import Struct


class PhraseRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A wording that a plain phrase cannot express; exactly one field is set."""

    all_of: tuple[str, ...] = ()
    """Phrases of which each must be met."""
    re: str = ""
    """A regular expression for formulas, searched without regard to case."""


Phrase = str | PhraseRule
"""One accepted wording of a key point or of a misconception."""


class KeyPoint(Struct, frozen=True, kw_only=True):
    """One idea that a good answer contains."""

    id: str
    """Unique within its question."""
    text: str
    """The idea as one sentence, shown to the candidate afterwards."""
    weight: float = 1.0
    """Its share among the question's points."""
    optional: bool = False
    """Whether it only fills up a mark that the core points leave below 1."""
    any_of: tuple[Phrase, ...] = ()
    """Accepted wordings, each a short clause as a candidate would say it."""
    all_of: tuple[str, ...] = ()
    """Phrases that must all be met, as an alternative to `any_of`."""
    role: str = ""
    """The subject the point is about where a question has parallel points ("training", "type I")."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse a match: with one of them in the clause it does not count."""
    hint: str = ""
    """What to tell a candidate who has missed this point."""


class Misconception(Struct, frozen=True, kw_only=True):
    """A claim that is wrong and often made."""

    id: str
    """Unique within its question."""
    text: str
    """The wrong claim as one sentence."""
    any_of: tuple[Phrase, ...] = ()
    """Wordings of the claim."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse a match."""
    penalty: float = 1.0
    """How many points of weight 1 the claim costs."""
    truth: str = ""
    """What holds instead, told to the candidate."""


class Expectation(Struct, frozen=True, kw_only=True):
    """What marking a sample must come to."""

    points: tuple[str, ...] | None = None
    """Ids of exactly the key points that are hit, where this matters."""
    must_not: tuple[str, ...] | None = None
    """Ids of exactly the misconceptions that are found, where this matters."""
    min: float = 0.0
    """The lowest acceptable mark."""
    max: float = 1.0
    """The highest acceptable mark."""


class Sample(Struct, frozen=True, kw_only=True):
    """An answer with what it must score: the test that stands beside a theory question."""

    answer: str
    """What a candidate might type."""
    expect: Expectation
    """What marking it must come to."""
