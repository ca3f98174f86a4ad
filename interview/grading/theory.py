"""Marking a prose answer by its key points, with a reason for each."""

from functools import lru_cache
from typing import NamedTuple

from interview.grading import guards, score
from interview.grading.lexicon import weight
from interview.grading.match import Vocabulary
from interview.grading.misconceptions import claimed
from interview.grading.parallel import judge_all
from interview.grading.points import Finding, quoted, spans
from interview.grading.reference import score_reference
from interview.grading.roles import Subject, subjects
from interview.grading.rubric import Criterion, distinctive, emphatic, idea, readable, vocabulary, wordings
from interview.grading.search import Search
from interview.grading.text import MAX_WORDS, Reading, read
from interview.models.grade import Grade, PointGrade, PointStatus
from interview.models.rubric import KeyPoint, Misconception


class Rubric(NamedTuple):
    """All that answers to one question are compared with."""

    prompt: Reading
    """The question."""
    asked: frozenset[str]
    """The words of the question."""
    points: tuple[tuple[KeyPoint, Criterion], ...]
    """Key points."""
    must_not: tuple[tuple[Misconception, Criterion], ...]
    """Wrong claims."""
    words: Vocabulary
    """The words of both."""
    subjects: tuple[Subject, ...]
    """The parallel subjects."""
    need: int | None
    """How many points earn the full mark."""
    phrases: tuple[tuple[str, ...], ...]
    """For each point its phrases as the keys of their content words."""


@lru_cache(maxsize=256)
def prepare(
    prompt: str,
    key_points: tuple[KeyPoint, ...],
    must_not: tuple[Misconception, ...] = (),
    need: int | None = None,
    *,
    either_way: bool = False,
) -> Rubric:
    """Return the rubric of a question; made once for each question.

    Args:
        prompt: What was asked.
        key_points: What is wanted.
        must_not: Wrong claims.
        need: How many points earn the full mark, where not all are needed.
        either_way: Whether a point is met by its denial as well.
    """
    asked_for = read(prompt)
    asked = frozenset(word.key for word in asked_for.words if weight(word.form) > 0)
    points = distinctive([_point_criterion(point, asked)._replace(either_way=either_way) for point in key_points])
    claims = [_claim_criterion(claim) for claim in must_not]
    return Rubric(
        asked_for,
        asked,
        tuple(zip(key_points, points, strict=True)),
        tuple(zip(must_not, claims, strict=True)),
        vocabulary([*points, *claims]),
        subjects(points),
        need,
        tuple(tuple(_keys(phrase) for phrase in point.any_of if isinstance(phrase, str)) for point in key_points),
    )


def _keys(phrase: str) -> str:
    return " ".join(word.key for word in read(phrase).words if weight(word.form) > 0)


def _point_criterion(point: KeyPoint, asked: frozenset[str]) -> Criterion:
    """Return a key point in which the words of the question and of its own subject weigh less."""
    unless = tuple(idea(one, frozenset()) for one in point.unless)
    known = asked | {word.key for word in read(point.role).words}
    return Criterion(wordings(point.any_of, point.all_of, known, point.text), unless, point.role)


def _claim_criterion(claim: Misconception) -> Criterion:
    """Return a wrong claim in full weight: there the question's words say what is claimed of what."""
    unless = tuple(idea(one, frozenset()) for one in claim.unless)
    found = wordings(claim.any_of, (), frozenset(), claim.text)
    return Criterion(tuple(w._replace(ideas=tuple(emphatic(one) for one in w.ideas)) for w in found), unless)


def mark_prose(rubric: Rubric, answer: str) -> Grade:
    """Return the mark of an answer with all its evidence."""
    reading = read(answer)
    cleaned = guards.clean(reading, rubric.prompt)
    search = Search(cleaned.reading, rubric.words)
    findings = judge_all([criterion for _, criterion in rubric.points], rubric.subjects, search)
    points = {
        point.id: _point_grade(point, finding, answer)
        for (point, _), finding in zip(rubric.points, findings, strict=True)
    }
    claims = [claimed(claim, criterion, search, findings) for claim, criterion in rubric.must_not]
    made = [claim for claim in claims if claim]
    earned = [score.Earned(one.credit, one.weight, one.optional) for one in points.values()]
    own_words = {w.key for w in cleaned.reading.words if w.key not in rubric.asked}
    share, to_the_point = score.content(earned, rubric.need), search.words_to_the_point()
    value = score.mark(share, to_the_point) if own_words else 0.0
    met = [score.met(one, point.status) for one, point in zip(earned, points.values(), strict=True)]
    straight = value
    value = score.less_wandering(value, score.content(met, rubric.need), to_the_point, len(cleaned.reading.words))
    wandering = _wandering(straight - value)
    penalties = [c.penalty for c, g in zip((c for c, _ in rubric.must_not), claims, strict=True) if g]
    value = score.less_misconceptions(value, penalties, sum(one.weight for one in earned if not one.optional))
    readable = guards.understood(reading.words, rubric.words, rubric.asked)
    caps = [(cap, note) for applies, cap, note in _caps(rubric, reading, cleaned, search, readable) if applies]
    value = min([value, *(cap for cap, _ in caps)])
    notes = (*wandering, *(note for _, note in caps))
    return Grade(mark=round(value, 4), points=points, misconceptions=tuple(made), notes=notes, understood=readable)


def _wandering(lost: float) -> tuple[str, ...]:
    """Return what is said to whoever loses a part of the mark by writing of something else."""
    percent = round(100 * lost)
    return (f"Most of this is about something else, which takes {percent} % off the mark.",) if percent else ()


def _caps(
    rubric: Rubric, reading: Reading, cleaned: guards.Cleaned, search: Search, readable: bool
) -> list[tuple[bool, float, str]]:
    """Return what holds an answer back as a whole: whether it does, the highest mark left, and what is said."""
    own = cleaned.reading
    return [
        (
            not readable,
            guards.UNREADABLE_CAP,
            "Much of this could not be understood: is it written in readable English?",
        ),
        (
            guards.is_list(own, search.sentences_to_the_point()),
            guards.LIST_CAP,
            "This reads like a list of keywords: say how they fit together.",
        ),
        (
            guards.is_recital(own, rubric.phrases),
            guards.RECITAL_CAP,
            "This reads like a list of phrases, not an answer.",
        ),
        (cleaned.echoed >= 0.5 * max(1, len(reading.words)), 1.0, "Repeating the question earns nothing."),
        (cleaned.repeated > 0, 1.0, "Saying the same thing twice counts only once."),
        (reading.cut, 1.0, f"Only the first {MAX_WORDS} words were read."),
    ]


def _point_grade(point: KeyPoint, finding: Finding, answer: str) -> PointGrade:
    return PointGrade(
        id=point.id,
        text=point.text,
        status=finding.status,
        credit=round(finding.credit, 4),
        weight=point.weight,
        optional=point.optional,
        spans=spans(finding.evidence, answer) if finding.status is not PointStatus.MISSED else (),
        phrase=finding.evidence.text,
        why=_why(finding, answer, readable(finding.evidence.text, point.any_of, point.text)),
    )


def _why(finding: Finding, answer: str, wording: str) -> str:
    words = quoted(answer, finding.evidence)
    match finding.status:
        case PointStatus.HIT:
            return f"'{words}' met '{wording}'."
        case PointStatus.PARTIAL:
            return f"'{words}' says part of '{wording}'."
        case PointStatus.CONTRADICTED:
            return f"You said the opposite: '{words}', where '{wording}' was expected."
    return "Nothing in the answer says this."


def estimate(prompt: str, model_answer: str, answer: str) -> Grade:
    """Return a mark that rests on the model answer alone."""
    value = score_reference(prompt, model_answer, answer)
    note = "No key points are written for this question, so the mark is an estimate: compare with the model answer."
    return Grade(mark=round(value, 4), notes=(note,), estimate=True)
