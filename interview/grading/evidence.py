"""Finding how much of a phrase an answer says in one clause or in two neighbouring ones."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from interview.grading.match import Vocabulary
from interview.grading.polarity import Negation, negations
from interview.grading.rubric import Idea
from interview.grading.text import Clause, Reading, Word

SENTENCE_FEE = 0.97
"""What evidence is worth that is spread over two clauses of a sentence."""
NEIGHBOUR_FEE = 0.88
"""What evidence is worth that is spread over two sentences."""
LONE_FEE = 0.6
"""What one single word is worth as evidence for a phrase of several."""
CERTAIN = 0.85
"""The similarity from which one word is enough for a phrase of one word."""
LONE_MOST_FEE = 0.85
"""The same where that word is most of the phrase."""
PART_TURNED = 0.34
"""The share of the evidence that a negation in one of two clauses must turn to count."""
FAINT = 0.15
"""The share of what is found below which an opposite word decides nothing."""


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


class Evidence(NamedTuple):
    """How well a stretch of the answer says what a phrase says."""

    coverage: float
    """The weighted share of the phrase's words that are there, 0 to 1."""
    text: str
    """The phrase."""
    hits: tuple[Hit, ...]
    """The words that speak for it."""


NOTHING = Evidence(0.0, "", ())


class Search:
    """An answer in which phrases are looked for."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        """Find every word of the vocabulary once."""
        self.reading = reading
        self._vocabulary = vocabulary
        self.found = [self._find(clause, number) for number, clause in enumerate(reading.clauses)]

    def _find(self, clause: Clause, number: int, keep: Callable[[int], bool] | None = None) -> Found:
        found: Found = {}
        before = ""
        for position, word in enumerate(clause.words):
            if keep and not keep(position):
                before = ""
                continue
            likenesses = self._vocabulary.find(word.key, word.form)
            if before and (pair := before + word.form) in self._vocabulary.joinable:
                likenesses = (*likenesses, *self._vocabulary.find(pair, pair))
            before = word.form
            for key, similarity, flipped in likenesses:
                known = found.get(key)
                if known is None or similarity > known.similarity:
                    found[key] = Hit(similarity, flipped, word, position, number)
        return found

    def restricted(self, keep: Callable[[int, int], bool]) -> list[Found]:
        """Return what is found among the words (clause, position) that are kept."""
        return [
            self._find(clause, number, lambda position, number=number: keep(number, position))  # type: ignore[misc]
            for number, clause in enumerate(self.reading.clauses)
        ]

    @cached_property
    def negations(self) -> list[tuple[Negation, ...]]:
        """The negations of each clause."""
        return [negations(clause.words) for clause in self.reading.clauses]

    def look_for(self, idea: Idea, found: Sequence[Found] | None = None) -> tuple[Evidence, Evidence]:
        """Return the best evidence for a phrase and the best for its denial."""
        places = self.found if found is None else found
        right = wrong = NOTHING
        share = [_share(idea, place) for place in places]
        for here in _windows(share, self.reading.clauses, len(idea.weights) > 2):
            hits = _merged(idea, [places[i] for i in here])
            coverage = self._fee(here) * _coverage(idea, hits)
            if coverage <= right.coverage and coverage <= wrong.coverage:
                continue
            evidence = Evidence(coverage, idea.text, tuple(hits.values()))
            if agrees(idea, hits, self.negations) is False:
                wrong = evidence if coverage > wrong.coverage else wrong
            elif coverage > right.coverage:
                right = evidence
        return right, wrong


    def _fee(self, window: tuple[int, ...]) -> float:
        sentences = {self.reading.clauses[i].sentence for i in window}
        return 1.0 if len(window) == 1 else SENTENCE_FEE if len(sentences) == 1 else NEIGHBOUR_FEE


def _coverage(idea: Idea, hits: Found) -> float:
    """Return the weighted share of the phrase's words that are found."""
    covered = sum(idea.weights[key] * hit.similarity for key, hit in hits.items()) / idea.total
    alone = len({(hit.clause, hit.position) for hit in hits.values()}) == 1 < len(idea.weights)
    if not alone:
        few = len(idea.weights) == 1 and max((hit.similarity for hit in hits.values()), default=1.0) < CERTAIN
        return covered * LONE_FEE if few else covered
    return covered * (LONE_MOST_FEE if covered >= 0.65 else LONE_FEE)


def _share(idea: Idea, found: Found) -> float:
    return sum(weight * found[key].similarity for key, weight in idea.weights.items() if key in found)


def _windows(share: Sequence[float], clauses: Sequence[Clause], wide: bool) -> Iterable[tuple[int, ...]]:
    for i, here in enumerate(share):
        if here:
            yield (i,)
            near = i + 1 < len(share) and share[i + 1]
            if near and (wide or clauses[i].sentence == clauses[i + 1].sentence):
                yield (i, i + 1)


def _merged(idea: Idea, places: Sequence[Found]) -> Found:
    """Return the best word for each word of the phrase; no word of the answer stands for two."""
    merged: Found = {}
    for place in places:
        for key in idea.weights:
            hit = place.get(key)
            if hit and (key not in merged or hit.similarity > merged[key].similarity):
                merged[key] = hit
    return _one_each(idea, merged)


def _one_each(idea: Idea, hits: Found) -> Found:
    if len(hits) < 2:
        return hits
    if len({hit.clause for hit in hits.values()}) > 1:
        main = max({hit.clause for hit in hits.values()}, key=lambda clause: _weight_in(idea, hits, clause))
        hits = {key: hit for key, hit in hits.items() if hit.clause == main or not hit.flipped}
    used: set[tuple[int, int]] = set()
    kept: Found = {}
    for key, hit in sorted(hits.items(), key=lambda item: -item[1].similarity):
        place = (hit.clause, hit.position)
        if place not in used or hit.similarity == 1.0:
            kept[key] = hit
        used.add(place)
    return kept


def _weight_in(idea: Idea, hits: Found, clause: int) -> float:
    return sum(idea.weights[key] for key, hit in hits.items() if hit.clause == clause)


def agrees(idea: Idea, hits: Found, denied: Sequence[Sequence[Negation]]) -> bool | None:
    """Return whether the words say what the phrase says, rather than its opposite; None where that is open."""
    matched = sum(idea.weights[key] for key in hits)
    flipped = [idea.weights[key] for key, hit in hits.items() if hit.flipped]
    answer_denies = False
    open_question = any(weight < FAINT * matched for weight in flipped)
    clauses = {hit.clause for hit in hits.values()}
    for clause in clauses:
        counted = [one for one in denied[clause] if _applies(one, idea, hits, clause, matched, len(clauses) > 1)]
        open_question |= any(not one.certain for one in counted)
        answer_denies |= len(counted) % 2 == 1
    phrase_denies = 0
    for negation in idea.negations:
        if _weight_under(idea, negation, hits) < 0.5 * matched:
            continue
        if negation.explicit:
            phrase_denies += 1
        elif idea.words[negation.position].key not in hits:
            open_question |= not answer_denies
            phrase_denies += answer_denies
    if open_question:
        return None
    return (len(flipped) + answer_denies + phrase_denies) % 2 == 0


def _applies(negation: Negation, idea: Idea, hits: Found, clause: int, matched: float, is_part: bool) -> bool:
    """Return whether a negation of the answer turns what was found in its clause.

    Where the clause gives only a part of the evidence, the negation must turn what follows it: in "it does not become
    a float, it becomes an int" the second half says what happens.
    """
    own = [(hit.position, idea.weights[key]) for key, hit in hits.items() if hit.clause == clause]
    if any(negation.position <= place < negation.position + negation.length for place, _ in own):
        return False
    own_weight = sum(weight for _, weight in own)
    turned = [(place, weight) for place, weight in own if negation.start <= place < negation.end]
    if is_part and own_weight < 0.5 * matched:
        after = sum(weight for place, weight in turned if place > negation.position)
        return after >= PART_TURNED * matched
    return sum(weight for _, weight in turned) >= 0.5 * own_weight


def _weight_under(idea: Idea, negation: Negation, hits: Found) -> float:
    """Return how much of what was found the phrase itself denies."""
    keys = {word.key for word in idea.words[negation.start : negation.end]}
    return sum(idea.weights[key] for key in keys if key in hits)
