"""What holds for all that prose is marked by: key points, misconceptions, phrases and samples."""

import re
from collections.abc import Iterator, Sequence

from interview.bank.positions import Key
from interview.bank.rules.finding import Finding, above, known, names, warning, within
from interview.models.question import FollowUp, Status, Theory
from interview.models.rubric import KeyPoint, Misconception, Phrase, Sample

CORE_SHARE = 0.6
"""The share of the weight that the points which are not optional carry at least."""


def theory_rules(question: Theory) -> Iterator[Finding]:
    """Return what is wrong with a question that is answered in prose."""
    imported = question.status is Status.IMPORTED
    if not question.key_points and not imported:
        yield Finding(
            ("key_points",),
            "no-key-points",
            "The question has no key points",
            "Add at least one, or set `status: imported`.",
        )
    if not question.answer.strip() and not imported:
        yield Finding(("answer",), "blank", "The model answer is missing", "Write it under `answer`.")
    yield from point_rules(question.key_points, ())
    yield from within(question.pass_mark, 0, 1, ("pass",))
    if question.need is not None:
        yield from within(question.need, 1, max(1, len(question.key_points)), ("need",))
    yield from names((wrong.id for wrong in question.must_not), "must_not", "misconception")
    for index, wrong in enumerate(question.must_not):
        yield from _misconception_rules(wrong, index)
    for index, sample in enumerate(question.samples):
        yield from _sample_rules(sample, index, question)
    if question.status is Status.REVIEWED:
        yield from _sample_kinds(question)


def follow_up_rules(follow_ups: Sequence[FollowUp]) -> Iterator[Finding]:
    """Return what is wrong with the deeper questions of a question."""
    for index, follow_up in enumerate(follow_ups):
        where = ("follow_ups", index)
        if bool(follow_up.text.strip()) == bool(follow_up.ref):
            yield Finding(
                where,
                "text-or-ref",
                "A follow-up must have either a text or a reference",
                "Give it either `text` or `ref`.",
            )
        yield from point_rules(follow_up.key_points, where)


def point_rules(points: Sequence[KeyPoint], where: tuple[Key, ...]) -> Iterator[Finding]:
    """Return what is wrong with a list of key points."""
    for finding in names((point.id for point in points), "key_points", "key point"):
        yield finding._replace(where=(*where, *finding.where), first=(*where, *finding.first) if finding.first else ())
    for index, point in enumerate(points):
        at = (*where, "key_points", index)
        if not point.text.strip():
            yield Finding(
                (*at, "text"), "blank", f'The key point "{point.id}" has no text', "State the idea in one sentence."
            )
        if not point.any_of and not point.all_of:
            yield Finding(
                at, "no-phrases", f'The key point "{point.id}" can never match', "Add wordings under `any_of`."
            )
        yield from above(point.weight, 0, (*at, "weight"))
        yield from phrase_rules(point.any_of, (*at, "any_of"))
        yield from phrase_rules(point.all_of, (*at, "all_of"))
        yield from phrase_rules(point.unless, (*at, "unless"))
    total = sum(point.weight for point in points)
    core = sum(point.weight for point in points if not point.optional)
    if total > 0 and core < CORE_SHARE * total:
        what = f"Required points carry {core / total:.0%} of the weight, but must carry at least {CORE_SHARE:.0%}"
        do = "Make fewer points optional, or lower their weight."
        yield Finding((*where, "key_points"), "few-core-points", what, do)


def phrase_rules(phrases: Sequence[Phrase], where: tuple[Key, ...]) -> Iterator[Finding]:
    """Return what is wrong with accepted wordings."""
    for index, phrase in enumerate(phrases):
        at = (*where, index)
        if isinstance(phrase, str):
            if not any(character.isalnum() for character in phrase):
                yield Finding(at, "blank", "A phrase without a word can never match", "Write it, or remove it.")
        elif bool(phrase.all_of) == bool(phrase.re):
            yield Finding(
                at, "phrase-rule", "A phrase must be either a text, `all_of` or `re`", "Keep only one of them."
            )
        else:
            yield from phrase_rules(phrase.all_of, (*at, "all_of"))
            yield from _pattern_rules(phrase.re, (*at, "re"))
        if phrase in phrases[:index]:
            yield warning(at, "repeated", "The same phrase is given twice", "Remove one.")


def _pattern_rules(pattern: str, where: tuple[Key, ...]) -> Iterator[Finding]:
    """Hold a regular expression to compiling, and to matching something rather than nothing."""
    if not pattern:
        return
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        yield Finding(
            where,
            "bad-pattern",
            f"The regular expression does not compile: {error}",
            "Put it in single quotes and escape what is meant literally.",
        )
        return
    if compiled.search(""):
        yield Finding(
            where, "bad-pattern", "The regular expression matches an empty answer", "Make it require at least one word."
        )


def _misconception_rules(wrong: Misconception, index: int) -> Iterator[Finding]:
    at = ("must_not", index)
    if not wrong.any_of:
        yield Finding(
            at, "no-phrases", f'The misconception "{wrong.id}" can never match', "Add wordings under `any_of`."
        )
    if wrong.penalty < 0:
        yield Finding((*at, "penalty"), "out-of-range", f'"penalty" is {wrong.penalty:g}, but must not be negative')
    yield from phrase_rules(wrong.any_of, (*at, "any_of"))
    yield from phrase_rules(wrong.unless, (*at, "unless"))


def _sample_rules(sample: Sample, index: int, question: Theory) -> Iterator[Finding]:
    at, expected = ("samples", index, "expect"), sample.expect
    yield from within(expected.min, 0, 1, (*at, "min"))
    yield from within(expected.max, 0, 1, (*at, "max"))
    if expected.min > expected.max:
        yield Finding(
            (*at, "min"),
            "out-of-range",
            f"No mark is at least {expected.min:g} and at most {expected.max:g}",
            "Swap them.",
        )
    yield from known(expected.points or (), (point.id for point in question.key_points), (*at, "points"), "key point")
    yield from known(
        expected.must_not or (), (wrong.id for wrong in question.must_not), (*at, "must_not"), "misconception"
    )


def _sample_kinds(question: Theory) -> Iterator[Finding]:
    """Ask for the samples that prove a rubric: one that is right, and one that is wrong."""
    bounds = [sample.expect for sample in question.samples]
    if not any(expected.min >= question.pass_mark for expected in bounds):
        yield warning(
            ("samples",),
            "no-right-sample",
            "No sample answer is required to pass",
            f"Add a right answer with `min: {question.pass_mark:g}` or more.",
        )
    if not any(expected.max < question.pass_mark for expected in bounds):
        yield warning(
            ("samples",),
            "no-wrong-sample",
            "No sample answer is required to fail",
            f"Add a wrong answer with a `max` below {question.pass_mark:g}.",
        )
