"""Finding the words of a rubric in an answer, once for all its phrases."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interview.grading.folding import unwrapped
from interview.grading.lexicon import weight
from interview.grading.match import Vocabulary
from interview.grading.patterns import Pattern, search
from interview.grading.polarity import Negation, is_condition, negations
from interview.grading.text import Clause, Reading, Word

TELLING = 0.5
"""The weight from which a word tells what a sentence is about."""
TO_THE_POINT = 3
"""So many words of the rubric make a clause one that is about it."""


class Hit(NamedTuple):
    """A word of the answer that stands for a word of a phrase."""

    similarity: float
    """0 to 1."""
    flipped: bool
    """Whether it says the opposite."""
    word: Word
    """The word of the answer."""
    position: int
    """Its place in its clause."""
    clause: int
    """The number of its clause."""


Found = dict[str, Hit]
"""Key of a rubric's word -> the best word of the answer for it."""


class Places(NamedTuple):
    """What was found in an answer or in a part of it."""

    by_clause: list[Found]
    """For each clause, the words of the rubric that it has."""
    by_key: dict[str, list[tuple[int, float]]]
    """Key of a rubric's word -> the clauses that have it, and how nearly."""
    kept: Sequence[Sequence[bool]] | None = None
    """For each word of each clause whether it belongs to that part; all do where it is not given."""

    def holds(self, clause: int, position: int) -> bool:
        """Whether a word belongs to this part of the answer."""
        return self.kept is None or self.kept[clause][position]


class Search:
    """An answer in which phrases are looked for."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        """Find every word of the vocabulary once."""
        self.reading = reading
        self.vocabulary = vocabulary
        self.everywhere = self.where()
        self._flat: tuple[str, list[int]] | None = None
        self._negations: dict[int, tuple[Negation, ...]] = {}

    def where(self, kept: Sequence[Sequence[bool]] | None = None) -> Places:
        """Return what is found, or what is found among the words (clause, position) that are kept."""
        by_clause: list[Found] = []
        by_key: dict[str, list[tuple[int, float]]] = {}
        for number, clause in enumerate(self.reading.clauses):
            found = self._find(clause, number, kept[number] if kept else None)
            by_clause.append(found)
            for key, hit in found.items():
                by_key.setdefault(key, []).append((number, hit.similarity))
        return Places(by_clause, by_key, kept)

    def _find(self, clause: Clause, number: int, kept: Sequence[bool] | None) -> Found:
        find, joinable = self.vocabulary.find, self.vocabulary.joinable
        found: Found = {}
        before = ""
        for position, word in enumerate(clause.words):
            if kept and not kept[position]:
                before = ""
                continue
            likenesses = find(word.key, word.form)
            if before and before + word.form in joinable:
                likenesses = (*likenesses, *find(before + word.form, before + word.form))
            before = word.form
            for key, similarity, flipped in likenesses:
                known = found.get(key)
                if known is None or similarity > known.similarity:
                    found[key] = Hit(similarity, flipped, word, position, number)
        return found

    def stretches(self, pattern: Pattern) -> Iterator[tuple[int, int]]:
        """Yield where a pattern stands in the answer; spaces and line breaks that only wrap lines do not count."""
        if self._flat is None:
            self._flat = _flattened(self.reading.text)
        text, places = self._flat
        for start, end in search(pattern, text):
            yield places[start], places[end - 1] + 1

    def negations(self, clause: int) -> tuple[Negation, ...]:
        """Return the negations of a clause; after "if it is not right" what follows is supposed, not denied."""
        if clause not in self._negations:
            clauses = self.reading.clauses
            found = negations(clauses[clause].words)
            if found and clause and is_condition(clauses[clause - 1]) and _in_one_sentence(clauses, clause):
                found = tuple(one._replace(certain=False) for one in found)
            self._negations[clause] = found
        return self._negations[clause]

    def sentences_to_the_point(self) -> set[int]:
        """Return the numbers of the sentences that have a word of the rubric, and not just a common one."""
        places = zip(self.reading.clauses, self.everywhere.by_clause, strict=True)
        return {
            clause.sentence for clause, found in places
            if any(weight(hit.word.form) >= TELLING and not hit.flipped for hit in found.values())
        }  # fmt: skip

    def words_to_the_point(self) -> int:
        """Return how many words stand in clauses that say something of what the rubric is about."""
        places = zip(self.reading.clauses, self.everywhere.by_clause, strict=True)
        return sum(len(clause.words) for clause, found in places if len(found) >= min(TO_THE_POINT, _content(clause)))


def _in_one_sentence(clauses: Sequence[Clause], second: int) -> bool:
    return clauses[second - 1].sentence == clauses[second].sentence


def _content(clause: Clause) -> int:
    return sum(weight(word.form) > 0 for word in clause.words) or 1


def _flattened(text: str) -> tuple[str, list[int]]:
    """Return a text with each run of white space as one character, and where each character stood."""
    kept: list[int] = []
    plain = unwrapped(text)
    for place, character in enumerate(plain):
        if not (character.isspace() and kept and plain[kept[-1]].isspace()):
            kept.append(place)
        elif character == "\n":
            kept[-1] = place
    return "".join(" " if plain[i].isspace() and plain[i] != "\n" else plain[i] for i in kept), kept
