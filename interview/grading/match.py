"""Deciding how near one word of an answer is to one word of a rubric."""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from interview.grading.lexicon import ANTONYMS, KNOWN_WORDS, SYNONYMS, grammatical, stem

SYNONYM = 0.7
DERIVED = 0.8
DERIVED_SHARE = 0.7
"""The share of the longer word that two words of one root have in common."""
ANTONYM = 0.65
_NEGATING_PREFIXES = tuple(sorted(grammatical("negating prefix")))
_NOT_NEGATED = grammatical("not negated")


class Likeness(NamedTuple):
    """What a word of an answer has to do with a word of the rubric."""

    key: str
    """The key of the rubric's word."""
    similarity: float
    """0 to 1."""
    flipped: bool
    """Whether it says the opposite."""


class Vocabulary:
    """The words of one rubric, to be found in answers."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        """Take (key, form) of every word that any phrase of the rubric holds."""
        self.forms: dict[str, set[str]] = {}
        for key, form in words:
            self.forms.setdefault(key, set()).add(form)
        self.joinable = frozenset(form for forms in self.forms.values() for form in forms if len(form) >= 7)
        self._related: dict[str, list[Likeness]] = {}
        self._prefixed: dict[str, set[str]] = {}
        self._by_letter: dict[str, list[tuple[str, str]]] = {}
        self._seen: dict[tuple[str, str], tuple[Likeness, ...]] = {}
        for key, forms in self.forms.items():
            self._relate(key)
            for form in forms:
                self._prepare(form, key)

    def _relate(self, key: str) -> None:
        """Note which words say the same as a word, and which say the opposite."""
        same = SYNONYMS.get(key, frozenset())
        for other in same:
            self._related.setdefault(other, []).append(Likeness(key, SYNONYM, False))
        for other in ANTONYMS.get(key, frozenset()) - same:
            self._related.setdefault(other, []).append(Likeness(key, ANTONYM, True))

    def _prepare(self, form: str, key: str) -> None:
        """Make a form ready to be found in spite of slips and of negating prefixes."""
        if len(form) >= 4 and form.isalpha():
            self._by_letter.setdefault(form[0], []).append((form, key))
        if form not in _NOT_NEGATED:
            for prefix in _NEGATING_PREFIXES:
                if form.startswith(prefix) and len(form) - len(prefix) >= 4:
                    self._prefixed.setdefault(stem(form[len(prefix) :]), set()).add(key)

    def find(self, key: str, form: str) -> tuple[Likeness, ...]:
        """Return the words of the rubric that a word of an answer stands for."""
        found = self._seen.get((key, form))
        if found is None:
            if len(self._seen) > 20_000:
                self._seen.clear()
            found = self._seen[key, form] = self._find(key, form)
        return found

    def _find(self, key: str, form: str) -> tuple[Likeness, ...]:
        best: dict[str, Likeness] = {}
        candidates = [Likeness(key, 1.0, False)] if key in self.forms else []
        candidates += self._related.get(key, ())
        if form.isalpha() and len(form) >= 4:
            candidates += self._negated(key, form)
            candidates += self._near(key, form)
        for one in candidates:
            if one.key not in best or one.similarity > best[one.key].similarity:
                best[one.key] = one
        return tuple(best.values())

    def _negated(self, key: str, form: str) -> list[Likeness]:
        """Words that differ by a negating prefix ("unstable", "stable")."""
        found = [Likeness(longer, ANTONYM, True) for longer in self._prefixed.get(key, ())]
        if form.startswith(_NEGATING_PREFIXES) and form not in _NOT_NEGATED:
            roots = {stem(form[len(p) :]) for p in _NEGATING_PREFIXES if form.startswith(p) and len(form) - len(p) >= 4}
            found += [Likeness(root, ANTONYM, True) for root in roots if root in self.forms]
        return found

    def _near(self, key: str, form: str) -> list[Likeness]:
        """Words that are mistyped or derived from the same root."""
        found = []
        exact = key in self.forms
        typo_possible = not exact and form not in KNOWN_WORDS
        for other, other_key in self._by_letter.get(form[0], ()):
            if other_key == key:
                continue
            slip = _slip(form, other) if typo_possible else 0.0
            if slip:
                found.append(Likeness(other_key, slip, False))
            elif _is_derived(form, other):
                found.append(Likeness(other_key, DERIVED, False))
        return found


def _slip(one: str, other: str) -> float:
    """Return how near a mistyped word is to the word that was meant; 0 where it is another word."""
    allowed = 1 if min(len(one), len(other)) <= 7 else 2
    distance = DamerauLevenshtein.distance(one, other, score_cutoff=allowed)
    return {1: 0.92, 2: 0.85}.get(distance, 0.0) if distance <= allowed else 0.0


def _is_derived(one: str, other: str) -> bool:
    """Return whether two words share most of their beginning ("accurate", "accuracy"; "norm", "normal")."""
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if one == "norm" or other == "norm":
        return shared == len("norm") and len(one) + len(other) <= len("normnormalization")
    return shared >= 5 and shared >= DERIVED_SHARE * max(len(one), len(other))
