"""Deciding which subject each word of an answer is about, where a question has parallel points."""

from collections.abc import Iterable, Sequence, Set

from interview.grading.lexicon import SUBJECT_NAMES, grammatical
from interview.grading.match import Vocabulary
from interview.grading.rubric import Criterion
from interview.grading.text import Reading, Word, read

_ANNOUNCING = grammatical("announcing")
_SEGMENT = grammatical("segment")
_GOING_ON = grammatical("pronoun") | grammatical("adverb") | grammatical("clause") | {"and", "or"}
_POINTING_BACK = ("that", "this", "which", "it")
_SHORT = 4
_LEADING = _ANNOUNCING | _SEGMENT | grammatical("article") | grammatical("clause")


SLIP = 0.85
"""The similarity from which a word is a name with a slip in it, not another word of its root."""


class Subject:
    """One of the parallel subjects ("training"), and how it is named."""

    def __init__(
        self, role: str, siblings: Sequence[str], elsewhere: Set[str] = frozenset(), called: Set[str] = frozenset()
    ) -> None:
        """Take a role with its siblings, whose words do not tell it apart.

        Args:
            role: The subject's name.
            siblings: The names of the other subjects.
            elsewhere: The words of what is not about this subject. A name that is among them ("model", of "model
                parallelism") counts only where it stands with the rest of the name, or as a label.
            called: Proper names that only this subject has ("ResNet", of residual connections).
        """
        content = _content(role)
        words = [word.key for word in content]
        shared = set.intersection(*({w.key for w in _content(one)} for one in [role, *siblings])) if siblings else set()
        own = [key for key in words if key not in shared] or words
        others = {w.key for one in siblings for w in _content(one)}
        self.role = role
        self.called = called
        self.names = [_names(key) - (others - {key}) for key in own]
        self.spelled = Vocabulary((word.key, word.form) for word in content if word.key in own)
        self.rest = frozenset(words) & shared
        self.is_common = bool(self.rest) and any(key in elsewhere for key in own)

    def named_at(self, words: Sequence[Word], *, is_label: bool) -> int | None:
        """Return the first position at which the subject is named, or None."""
        called = next((i for i, word in enumerate(words) if word.key in self.called), None)
        if called is not None:
            return called
        places = []
        for names in self.names:
            place = next(
                (i for i, word in enumerate(words) if self._is(word, names) and self._counts(words, i, is_label)), None
            )
            if place is None:
                return None
            places.append(place)
        return min(places) if places else None

    def _is(self, word: Word, names: Set[str]) -> bool:
        """Whether a word is one of the names, or a slip of one ("validaton")."""
        return word.key in names or any(
            one.key in names and one.similarity >= SLIP and not one.flipped
            for one in self.spelled.find(word.key, word.form)
        )

    def _counts(self, words: Sequence[Word], place: int, is_label: bool) -> bool:
        around = (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
        return not self.is_common or is_label or any(word.key in self.rest for word in around)


def subjects(criteria: Sequence[Criterion]) -> tuple[Subject, ...]:
    """Return the parallel subjects of a question; none where there are fewer than two."""
    roles = list(dict.fromkeys(one.role for one in criteria if one.role))
    if len(roles) < 2:
        return ()
    said = {role: _keys(one for one in criteria if one.role == role) for role in roles}
    elsewhere = {role: _keys(one for one in criteria if one.role != role) for role in roles}
    return tuple(
        Subject(
            role,
            [other for other in roles if other != role],
            elsewhere[role].keys(),
            {key for key, is_name in said[role].items() if is_name} - elsewhere[role].keys(),
        )
        for role in roles
    )


def _keys(criteria: Iterable[Criterion]) -> dict[str, bool]:
    """Return the content words of criteria, and of each whether it is written as a proper name."""
    ideas = [one for criterion in criteria for wording in criterion.wordings for one in wording.ideas]
    found: dict[str, bool] = {}
    for one in ideas:
        for word in one.words:
            if word.key in one.weights:
                written = one.text[word.start : word.end]
                found[word.key] = found.get(word.key, False) or any(c.isupper() for c in written[1:])
    return found


def _names(key: str) -> set[str]:
    return {key}.union(*(group for group in SUBJECT_NAMES if key in group))


def _content(role: str) -> list[Word]:
    return [
        word for word in read(role).words if word.form not in ("the", "a", "an", "at", "in", "during", "of", "mode")
    ]


def assign(reading: Reading, subjects: Sequence[Subject]) -> list[list[str]]:
    """Return for each word of each clause the role that it is about, or an empty string.

    A subject is carried on until another one is named, or a sentence begins that does not go on about it ("it",
    "then"); a label ("training: ...") holds for the whole sentence after it.
    """
    carried = label = ""
    labelled = sentence = -1
    assigned: list[list[str]] = []
    for number, clause in enumerate(reading.clauses):
        if clause.sentence != sentence and clause.words[0].form not in _GOING_ON:
            carried = ""
        sentence = clause.sentence
        segments = _segments(clause.words)
        named = [
            _named(subjects, clause.words[start:end], is_first=not start, is_label=clause.label)
            for start, end in segments
        ]
        if label and clause.sentence == labelled:
            named = [label] * len(segments)
        first = next((name for name in named if name), "")
        current = carried if named[0] or not first else first
        roles_here: list[str] = []
        for (start, end), name in zip(segments, named, strict=True):
            current = name or current
            roles_here += [current] * (end - start)
        carried = current
        if first and len(clause.words) <= _SHORT and clause.words[0].form in _POINTING_BACK:
            _name_before(reading, assigned, number, first)
        if first and clause.label:
            label, labelled = first, clause.sentence + 1
        assigned.append(roles_here)
    return assigned


def _name_before(reading: Reading, assigned: list[list[str]], number: int, role: str) -> None:
    """Give the sentence before a clause such as "that is precision" the role that it is said to be about."""
    before = {reading.clauses[number - 1].sentence} if number else set()
    for earlier in range(number - 1, -1, -1):
        if reading.clauses[earlier].sentence not in before:
            break
        assigned[earlier] = [one or role for one in assigned[earlier]]


def _named(subjects: Sequence[Subject], words: Sequence[Word], *, is_first: bool, is_label: bool) -> str:
    """Return the role that is named first; a later part of a clause must name it as its subject."""
    found = [(subject.named_at(words, is_label=is_label), subject.role) for subject in subjects]
    places = [(place, role) for place, role in found if place is not None]
    if not places:
        return ""
    place, role = min(places)
    announced = is_first or place <= 1 or all(word.form in _LEADING for word in words[:place])
    announced = announced or words[place - 1].form in _ANNOUNCING or words[place - 2].form in _ANNOUNCING
    article = place > 1 and words[place - 1].form in ("a", "an")
    return role if announced and not article else ""


def _segments(words: Sequence[Word]) -> list[tuple[int, int]]:
    cuts = [i for i, word in enumerate(words) if word.form in _SEGMENT and i]
    return list(zip([0, *cuts], [*cuts, len(words)], strict=True))
