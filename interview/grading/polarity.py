"""Deciding whether a clause denies what it talks about."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from interview.grading.lexicon import (
    FORWARD_NEGATORS,
    NEGATING_PHRASES,
    NEGATING_VERBS,
    NEUTRAL_AFTER_NOT,
    PREDICATE_NEGATORS,
    PREDICATE_PHRASES,
    SOFTENING_VERBS,
    base_forms,
    grammatical,
    is_verb,
)
from interview.grading.text import Clause, Word

_AUXILIARIES = grammatical("auxiliary")
PRONOUNS = grammatical("pronoun")
_ADVERBS = grammatical("adverb")
_CONDITIONS = grammatical("condition")
_BOUNDARIES = grammatical("boundary") | _CONDITIONS
_RELATIVE = grammatical("relative")
_SHORT_REACH = grammatical("short reach")
_PASSIVE = grammatical("passive")
_MUCH = grammatical("much")
_COMPARED = grammatical("compared")
_EMPHASIS = grammatical("emphasis")
_DETERMINERS = PRONOUNS | grammatical("article")
_LINKS = grammatical("link")
_FINITE = _AUXILIARIES - grammatical("not finite")
_BEGINNINGS = (
    PREDICATE_NEGATORS
    | FORWARD_NEGATORS
    | {phrase[0] for phrase in NEGATING_PHRASES | PREDICATE_PHRASES}
    | {"not", "from"}
)
_REACH = 5


class Negation(NamedTuple):
    """A word that turns statements around, and how far it reaches."""

    position: int
    """Where it stands in its clause."""
    length: int
    """How many words it is."""
    start: int
    """The first word that it turns."""
    end: int
    """After the last word that it turns."""
    explicit: bool
    """Whether it is a plain "not", "no", "never", "without"."""
    certain: bool
    """Whether it surely denies: not inside a condition, not "not always"."""
    is_local: bool = False
    """Whether it reaches only the next few words ("without", "unlike")."""
    that: int = -1
    """The last "that", "which" or "who" before it; -1 where there is none."""

    @property
    def is_relative(self) -> bool:
        """Whether it denies what a relative clause says ("clusters that are not round")."""
        return 0 <= self.that == self.start - 1


def negations(words: Sequence[Word]) -> tuple[Negation, ...]:
    """Return the negations of a clause with their reach."""
    forms = [word.form for word in words]
    if not any(_may_negate(form) for form in forms):
        return ()
    found = []
    condition = next((i for i, form in enumerate(forms) if form in _CONDITIONS), len(forms))
    for i, form in enumerate(forms):
        one = _negation_at(forms, i)
        if one:
            one = one._replace(that=max((j for j in range(i) if forms[j] in _RELATIVE), default=-1))
            found.append(one if i < condition or form in _CONDITIONS else one._replace(certain=False))
    return tuple(found)


def is_condition(clause: Clause) -> bool:
    """Return whether a clause begins with a condition that denies something: "if it is not right, ..."."""
    return any(word.form in _CONDITIONS for word in clause.words[:2]) and bool(negations(clause.words))


@lru_cache(maxsize=16_384)
def _may_negate(form: str) -> bool:
    """Return whether a word may begin a negation: a quick look, since most clauses have none."""
    return form in _BEGINNINGS or any(base in NEGATING_VERBS | SOFTENING_VERBS for base in base_forms(form))


def _negation_at(forms: list[str], i: int) -> Negation | None:
    """Return the negation that begins at a word: "never other than" is none, "never more than" denies nothing."""
    found = _denial_at(forms, i)
    if found and "than" in forms[i + 1 : found.end]:
        compared = forms[forms.index("than", i + 1) - 1]
        if compared == "other":
            return None
        return found._replace(certain=found.certain and compared not in _COMPARED)
    return found


def _denial_at(forms: list[str], i: int) -> Negation | None:
    form = forms[i]
    if form == "not":
        return _not(forms, i)
    if form in PREDICATE_NEGATORS or (form == "no" and forms[i + 1 : i + 2] == ["longer"]):
        return Negation(i, 1, _segment_start(forms, i), _segment_end(forms, i + 1), True, True)
    if tuple(forms[i : i + 2]) in PREDICATE_PHRASES:
        return Negation(i, 2, _segment_start(forms, i), len(forms), False, form != "hardly")
    if form in FORWARD_NEGATORS:
        return _forward(forms, i)
    for size in (3, 2):
        phrase = tuple(forms[i : i + size])
        if len(phrase) == size and phrase in NEGATING_PHRASES:
            whole = phrase[-1] == "that"
            end = _segment_end(forms, i + size) if whole else _noun_phrase_end(forms, i + size)
            return Negation(i, size, i + size, end, False, True)
    if (
        form == "from"
        and "".join(forms[i + 1 : i + 2]).endswith("ing")
        and any("keep" in base_forms(f) or f == "kept" for f in forms[max(0, i - 4) : i])
    ):
        return Negation(i, 1, 0, _segment_end(forms, i + 1), False, True)
    return _verb(forms, i)


def _forward(forms: list[str], i: int) -> Negation | None:
    """Return the negation by a word that turns what follows it: "no", "nothing", "without", "neither"."""
    form = forms[i]
    if form == "nor" and "neither" in forms[:i]:
        return None  # the "neither" reaches that far
    if form == "none" and i > 0 and forms[i + 1 : i + 2] != ["of"]:
        return None  # the value of that name
    end = _segment_end(forms, i + 1)
    is_local = form in _SHORT_REACH and not (form in ("neither", "nor") and _speaks_of_all(forms, i, end))
    if is_local:
        end = min(end, _noun_phrase_end(forms, i + 1))
    of_verb = form == "no" and i > 0 and is_verb(forms[i - 1])  # "needs no labels" denies the needing
    return Negation(i, 1, i - 1 if of_verb else i + 1, end, True, True, is_local)


def _verb(forms: list[str], i: int) -> Negation | None:
    """Return the negation by a verb that says that something does not happen, or less: "avoid", "mitigate"."""
    bases = base_forms(forms[i])
    softens = any(base in SOFTENING_VERBS for base in bases)
    if not softens and not any(base in NEGATING_VERBS for base in bases):
        return None
    passive = forms[i].endswith("ed") and any(f in _PASSIVE for f in forms[max(0, i - 2) : i])
    start = _segment_start(forms, i) if passive else i + 1
    end = i if passive else _segment_end(forms, i + 1)
    return Negation(i, 1, start, end, False, not softens)


def _not(forms: list[str], i: int) -> Negation | None:
    following = forms[i + 1] if i + 1 < len(forms) else ""
    if following in _EMPHASIS:
        return None
    predicate = any(f in _AUXILIARIES for f in forms[max(0, i - 2) : i])
    start = _segment_start(forms, i) if predicate else i + 1
    end = len(forms) if following == "matter" else _segment_end(forms, i + 1)
    denies = following not in NEUTRAL_AFTER_NOT and not _MUCH.intersection(_before_that(forms[i + 1 : i + 5]))
    return Negation(i, 1, start, end, True, denies)


def _speaks_of_all(forms: list[str], i: int, end: int) -> bool:
    """Return whether "neither" or "nor" denies the whole statement: "neither of them is", "neither moves", "nor is"."""
    following = "".join(forms[i + 1 : i + 2])
    return "nor" in forms[i + 1 : end] or following == "of" or following in _AUXILIARIES or is_verb(following)


def _before_that(forms: list[str]) -> list[str]:
    return forms[: forms.index("that")] if "that" in forms else forms


def _segment_start(forms: list[str], i: int) -> int:
    """Return where the statement begins that the word at `i` belongs to."""
    for j in range(i - 1, -1, -1):
        if (
            forms[j] in _BOUNDARIES
            or forms[j] in _RELATIVE
            or forms[j] in _CONDITIONS
            or (forms[j] == "and" and _starts_statement(forms, j + 1))
        ):
            return j + 1
    return 0


def _segment_end(forms: list[str], i: int) -> int:
    """Return where the statement ends that the word at `i` belongs to."""
    for j in range(i, len(forms)):
        if (
            forms[j] in _BOUNDARIES
            or forms[j] in _CONDITIONS
            or (forms[j] == "and" and _starts_statement(forms, j + 1))
        ):
            return j
    return len(forms)


def _starts_statement(forms: list[str], i: int) -> bool:
    """Return whether "and" goes on with a new verb or a new sentence, not with another noun."""
    for j, form in enumerate(forms[i : i + _REACH]):
        if form in _FINITE or (form in PRONOUNS and j == 0):
            return True
        if j == 0 and form not in _ADVERBS and is_verb(form) and not form.endswith(("ing", "ion")):
            return True
        if form in _LINKS:
            return False
    return False


def _noun_phrase_end(forms: list[str], i: int) -> int:
    """Return where a noun phrase ends: at a verb, where another one begins, or after a few words."""
    last = min(len(forms), i + _REACH)
    for j in range(i + 1, last):
        form = forms[j]
        verb = form.endswith("s") and is_verb(form) and not is_verb(forms[j - 1])
        if verb or form in _AUXILIARIES or form in _DETERMINERS:
            return j
    return last
