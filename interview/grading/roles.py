"""Deciding which subject each word of an answer is about, where a question has parallel points."""

from collections.abc import Sequence

from interview.grading.lexicon import SUBJECT_NAMES, grammatical
from interview.grading.text import Reading, Word, read

_ANNOUNCING = grammatical("announcing")
_SEGMENT = grammatical("segment")


class Subject:
    """One of the parallel subjects ("training"), and how it is named."""

    def __init__(self, role: str, siblings: Sequence[str]) -> None:
        """Take a role with its siblings, whose words do not tell it apart."""
        words = _content(role)
        shared = set.intersection(*({w.key for w in _content(one)} for one in [role, *siblings])) if siblings else set()
        own = [word.key for word in words if word.key not in shared] or [word.key for word in words]
        others = {w.key for one in siblings for w in _content(one)}
        self.role = role
        self.names = [_names(key) - (others - {key}) for key in own]

    def named_at(self, words: Sequence[Word]) -> int | None:
        """Return the first position at which the subject is named, or None."""
        places = []
        for names in self.names:
            place = next((i for i, word in enumerate(words) if word.key in names), None)
            if place is None:
                return None
            places.append(place)
        return min(places) if places else None


def _names(key: str) -> set[str]:
    return {key}.union(*(group for group in SUBJECT_NAMES if key in group))


def _content(role: str) -> list[Word]:
    return [
        word for word in read(role).words if word.form not in ("the", "a", "an", "at", "in", "during", "of", "mode")
    ]


def assign(reading: Reading, roles: Sequence[str]) -> list[list[str]]:
    """Return for each word of each clause the role that it is about, or an empty string.

    A subject is carried on until another one is named; a label ("training: ...") holds for the whole sentence after it.
    """
    subjects = [Subject(role, [other for other in roles if other != role]) for role in roles]
    carried = label = ""
    labelled = -1
    assigned: list[list[str]] = []
    for clause in reading.clauses:
        segments = _segments(clause.words)
        named = [_named(subjects, clause.words[start:end], is_first=not start) for start, end in segments]
        if label and clause.sentence == labelled:
            named = [label] * len(segments)
        first = next((name for name in named if name), "")
        current = carried if named[0] or not first else first
        roles_here: list[str] = []
        for (start, end), name in zip(segments, named, strict=True):
            current = name or current
            roles_here += [current] * (end - start)
        carried = current
        if first and clause.label:
            label, labelled = first, clause.sentence + 1
        assigned.append(roles_here)
    return assigned


def _named(subjects: Sequence[Subject], words: Sequence[Word], *, is_first: bool) -> str:
    """Return the role that is named first; a later part of a clause must name it as its subject."""
    places = [(place, subject.role) for subject in subjects if (place := subject.named_at(words)) is not None]
    if not places:
        return ""
    place, role = min(places)
    announced = is_first or place <= 1 or words[place - 1].form in _ANNOUNCING or words[place - 2].form in _ANNOUNCING
    article = place > 1 and words[place - 1].form in ("a", "an")
    return role if announced and not article else ""


def _segments(words: Sequence[Word]) -> list[tuple[int, int]]:
    cuts = [i for i, word in enumerate(words) if word.form in _SEGMENT and i]
    return list(zip([0, *cuts], [*cuts, len(words)], strict=True))
