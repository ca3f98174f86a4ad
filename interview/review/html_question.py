"""One question of a session as markup: what was asked and answered, and the evidence for its mark."""

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from interview.models.answer import model_answer
from interview.models.grade import Grade, Span
from interview.models.question import AnyQuestion, Bug, Code, MultipleChoice, Predict
from interview.models.verdict import CheckResult, CheckState, Verdict
from interview.pages.page import element, in_tone, joined, sign, table
from interview.pages.prose import markdown, python, verbatim
from interview.transcript.state import Phase, QuestionState
from interview.words import (
    CHECKS,
    OVERRULED,
    PHASES,
    POINTS,
    WRONG,
    Sign,
    Tone,
    clock,
    confidence,
    percent,
    plural,
    tone_of,
)


def question_title(one: QuestionState) -> str:
    """Return what a question is called."""
    return one.question.title or one.question.id


def question_article(number: int, one: QuestionState, notes: Sequence[str], *, marked: bool) -> Markup:
    """Return everything about one question."""
    return element(
        "article",
        element("h2", f"{number}. {question_title(one)}"),
        element("p", " · ".join(_details(one, marked)), class_="meta"),
        *_asked(one),
        *_answered(one),
        *(_verdict(one.last_verdict) if one.last_verdict else ()),
        *(_grade(one.grade, one) if one.grade and marked else ()),
        *_corrections(one),
        *_background(one),
        *note_list(notes),
        id=f"q{number}",
    )


def _details(one: QuestionState, marked: bool) -> list[str]:
    question = one.question
    parts = [question.key, question.kind, question.topic, question.difficulty]
    parts.append(f"{clock(one.seconds)} of {clock(one.limit_seconds)}")
    if one.phase is not Phase.ANSWERED:
        parts.append(PHASES[one.phase].word)
    elif marked:
        parts.append(percent(one.mark))
    if one.corrections and marked:
        parts.append(f"machine's mark {percent(one.machine_mark)}")
    if one.hints:
        parts.append(plural(one.hints, "hint"))
    parts.append(confidence(one.confidence))
    if one.submitted_by == "clock":
        parts.append("handed in when time was up")
    return [str(part) for part in parts if part]


def _asked(one: QuestionState) -> list[Markup]:
    question = one.question
    parts = [markdown(question.prompt)]
    if isinstance(question, Predict):
        parts.append(python(question.snippet))
    if isinstance(question, MultipleChoice):
        parts.append(_choices(question, one.prose))
    if isinstance(question, Code | Bug) and question.code.setup.strip():
        parts += [element("h3", "Given"), python(question.code.setup)]
    for number in one.hint_numbers:
        parts += [element("h3", f"Hint {number}"), markdown(question.hints[number - 1].text)]
    for text in one.put:
        parts += [element("h3", "The interviewer asked"), element("p", text)]
    return parts


def _choices(question: MultipleChoice, chosen: str) -> Markup:
    taken = set(chosen.split(","))
    items = (
        element(
            "li",
            element("span", "●" if str(number) in taken else "○", class_="sign"),
            markdown(choice.text),
            element("span", choice.feedback, class_="why") if choice.feedback else "",
        )
        for number, choice in enumerate(question.choices, start=1)
    )
    return element("ul", *items, class_="points")


def _answered(one: QuestionState) -> list[Markup]:
    if one.phase is Phase.UNSEEN:
        return []
    parts = [element("h3", "Answer")]
    if one.prose.strip() and not isinstance(one.question, MultipleChoice):
        parts.append(element("div", _with_evidence(one.prose, one.grade), class_="answer"))
    if isinstance(one.question, Code | Bug):
        parts.append(python(one.code))
    elif not one.prose.strip():
        parts.append(element("p", "Nothing.", class_="meta"))
    return parts if not isinstance(one.question, MultipleChoice) or not one.prose.strip() else []


def _with_evidence(answer: str, grade: Grade | None) -> Markup:
    """Return the answer with the words that decided a point marked, and the point as their title."""
    reasons: list[tuple[Span, str]] = []
    wrong_spans: list[Span] = []
    if grade is not None:
        wrong_spans = [span for wrong in grade.misconceptions for span in wrong.spans]
        reasons = [(span, point.text) for point in grade.points.values() for span in point.spans]
        reasons += [(span, f"wrong: {wrong.text}") for wrong in grade.misconceptions for span in wrong.spans]
    edges = sorted(
        {0, len(answer), *(min(edge, len(answer)) for span, _ in reasons for edge in (span.start, span.end))}
    )
    parts: list[Markup | str] = []
    for start, end in pairwise(edges):
        why = dict.fromkeys(text for span, text in reasons if span.start <= start and end <= span.end)
        words = answer[start:end]
        is_wrong = any(span.start <= start and end <= span.end for span in wrong_spans)
        style = "wrong" if is_wrong else None
        parts.append(element("mark", words, title=" / ".join(why), class_=style) if why else words)
    return joined(parts)


def _grade(grade: Grade, one: QuestionState) -> list[Markup]:
    overruled = {correction.point: correction.counts for correction in one.corrections}
    items: list[Markup] = []
    for point in grade.points.values():
        by_hand = OVERRULED.get(overruled[point.id]) if point.id in overruled else None
        said = f" ({by_hand.word})" if by_hand else ""
        extra = " (extra)" if point.optional else ""
        items.append(_point(by_hand or POINTS[point.status], point.text + extra + said, point.why))
    for wrong in grade.misconceptions:
        said = "" if overruled.get(wrong.id, True) else f" ({OVERRULED[False].word})"
        items.append(_point(WRONG, wrong.text + said, wrong.truth))
    parts = [element("h3", "Key points"), element("ul", *items, class_="points")] if items else []
    return parts + [element("p", note, class_="meta") for note in grade.notes]


def _point(of: Sign, words: str, why: str) -> Markup:
    return element("li", sign(of), words, element("span", why, class_="why") if why else "")


def _corrections(one: QuestionState) -> list[Markup]:
    if not one.corrections:
        return []
    rows = [
        (correction.point or "whole mark", "counts" if correction.counts else "does not count",
         percent(correction.mark), correction.reason)
        for correction in one.corrections
    ]  # fmt: skip
    machine = element("p", f"The machine's mark was {percent(one.machine_mark)}; {percent(one.mark)} counts.")
    return [element("h3", "Corrected"), machine, table(["Point", "Now", "Mark", "Why"], rows, numbers=(2,))]


def _verdict(verdict: Verdict) -> list[Markup]:
    tone = tone_of(verdict.mark) if verdict.outcome.counts else Tone.FAIR
    parts = [
        element("h3", "Verdict"),
        element("p", in_tone(tone, str(verdict.outcome).replace("_", " "), "strong"), f" {verdict.sentence}"),
    ]
    if verdict.checks:
        parts.append(element("ul", *map(_check, verdict.checks), class_="points"))
    if verdict.traceback:
        parts.append(verbatim(verdict.traceback))
    return parts


def _check(check: CheckResult) -> Markup:
    failed = check.state in (CheckState.FAILED, CheckState.ERROR)
    shown = {"given": check.given, "expected": check.expected, "got": check.got, "hint": check.hint} if failed else {}
    details = [element("span", f"{label}: {text}", class_="why") for label, text in shown.items() if text]
    return element(
        "li",
        sign(CHECKS[check.state]),
        check.title + (" (hidden)" if check.hidden else ""),
        element("span", check.sentence, class_="why") if failed and check.sentence else "",
        *details,
    )


def _background(one: QuestionState) -> list[Markup]:
    """Return the model answer and what belongs to it, as far as the copy has them."""
    answer, language = model_answer(one.question)
    parts: list[Markup] = []
    if answer.strip() and one.phase is not Phase.UNSEEN:
        body = {"markdown": markdown, "python": python, "text": verbatim}[language](answer)
        parts += [element("h3", "Model answer"), body]
    if one.question.explain.strip() and one.phase is not Phase.UNSEEN:
        parts.append(markdown(one.question.explain))
    for number in one.follow_ups:
        parts += _follow_up(one.question, number)
    links = [
        element("li", element("a", reference.title, href=reference.url))
        for reference in one.question.references
        if reference.url.startswith(("https://", "http://"))
    ]
    return parts + ([element("h3", "Further reading"), element("ul", *links)] if links else [])


def _follow_up(question: AnyQuestion, number: int) -> list[Markup]:
    if number > len(question.follow_ups):
        return []
    follow_up = question.follow_ups[number - 1]
    return [element("h3", f"Follow-up {number}"), markdown(follow_up.text), markdown(follow_up.answer)]


def note_list(notes: Sequence[str]) -> list[Markup]:
    """Return what an interviewer thinks; nothing where there is nothing."""
    return [element("h3", "Private notes"), element("ul", *(element("li", note) for note in notes))] if notes else []
