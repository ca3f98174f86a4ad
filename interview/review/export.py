"""A session as a document: Markdown to read, JSON for programs."""

import json
from collections.abc import Sequence
from typing import Any

import msgspec

from interview.models.answer import model_answer
from interview.models.question import Bug, Code, MultipleChoice, Predict
from interview.models.verdict import Verdict
from interview.review.opinion import lines_on_question, lines_on_session
from interview.transcript.private.events import Recommendation
from interview.transcript.private.state import NOTHING, Note, Opinion, PrivateState, Score
from interview.transcript.state import Phase, QuestionState, SessionState
from interview.words import CHECKS, PHASES, POINTS, WRONG, clock, confidence, duration, percent, plural

FORMAT = 2
"""The version of the JSON document's form."""


class QuestionDocument(QuestionState, frozen=True, kw_only=True):
    """One question in the JSON document: its folded state, with what follows from it."""

    key: str
    """The question's key, `bank:id`."""
    mark: float | None
    """The mark that counts, 0 to 1; null where there is none."""


class SessionDocument(SessionState, frozen=True, kw_only=True):
    """A session as a JSON document: its folded state, with what follows from it."""

    format: int = FORMAT
    """The version of this form."""
    questions: tuple[QuestionDocument, ...]
    """The questions in the order of asking."""
    score: float | None
    """The weighted mean of the marks, 0 to 1; null where there is none."""
    private_notes: tuple[Note, ...] = ()
    """What the interviewer noted; this and what follows is never in a candidate's copy."""
    opinions: dict[str, Opinion] = {}
    """What the interviewer thinks of each question, by key."""
    scores: dict[str, Score] = {}
    """The interviewer's scores, by dimension."""
    recommendation: Recommendation | None = None
    """What the interviewer advises."""
    summary: str = ""
    """Why, in a sentence or two."""


def as_json(state: SessionState, private: PrivateState = NOTHING, *, marked: bool = True) -> str:
    """Return the folded session as JSON, indented, with the marks that follow from it."""
    document: dict[str, Any] = {"format": FORMAT, **msgspec.to_builtins(state)}
    document["score"] = state.score if marked else None
    for question, entry in zip(state.questions, document["questions"], strict=True):
        entry["key"] = question.question.key
        entry["mark"] = question.mark if marked else None
    document["private_notes"] = msgspec.to_builtins(private.notes)
    for name in ("opinions", "scores", "recommendation", "summary"):
        document[name] = msgspec.to_builtins(getattr(private, name))
    return json.dumps(document, indent=2, ensure_ascii=False)


def json_schema() -> dict[str, Any]:
    """Return the schema that every JSON document meets."""
    schema = msgspec.json.schema(SessionDocument)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def as_markdown(state: SessionState, private: PrivateState = NOTHING, *, marked: bool = True) -> str:
    """Return the session as a Markdown document; `marked` is off where nobody's mark belongs into it."""
    lines = [
        f"# {state.settings.title}, {state.started_at:%Y-%m-%d %H:%M} UTC",
        "",
        f"Session `{state.session}`, seed {state.seed}, {duration(state.active)} of active time"
        + (f", {state.ended}." if state.ended else ", not finished."),
        "",
    ]
    if marked:
        lines += [f"**Score: {percent(state.score)}**", ""]
    lines += _notes(lines_on_session(state, private))
    for number, question in enumerate(state.questions, start=1):
        lines += _question(number, question, marked)
        lines += _notes(lines_on_question(question, private))
    return "\n".join(lines).rstrip() + "\n"


def _question(number: int, state: QuestionState, marked: bool) -> list[str]:
    question = state.question
    outcome = f" · {outcome_of(state)}" if marked or state.phase is not Phase.ANSWERED else ""
    lines = [
        f"## {number}. {question.title or question.id}",
        "",
        f"`{question.key}` · {question.kind} · {question.topic or 'no topic'} · {question.difficulty} · "
        f"{clock(state.seconds)} of {question.minutes:g} min{outcome}",
        "",
        question.prompt.strip(),
        "",
    ]
    if isinstance(question, Predict):
        lines += [*fenced(question.snippet, "python"), ""]
    if isinstance(question, MultipleChoice):
        lines += [*(f"{number}. {one.text}" for number, one in enumerate(question.choices, 1)), ""]
    for number in state.hint_numbers:
        lines += [f"> Hint {number}: {question.hints[number - 1].text.strip()}", ""]
    for text in state.put:
        lines += [f"> The interviewer asked: {text.strip()}", ""]
    lines += ["### Answer", ""]
    if state.prose.strip():
        lines += [*fenced(state.prose, "text"), ""]
    if isinstance(question, Code | Bug):
        lines += [*fenced(state.code, "python"), ""]
    elif not state.prose.strip():
        lines += ["*Nothing.*", ""]
    if state.last_verdict is not None:
        lines += [*_verdict(state.last_verdict), ""]
    lines += _grade(state)
    answer, language = model_answer(state.question)
    if state.phase in (Phase.ANSWERED, Phase.SKIPPED) and answer.strip():
        body = [answer.strip()] if language == "markdown" else fenced(answer, language)
        lines += ["### Model answer", "", *body, ""]
    return lines


def outcome_of(state: QuestionState) -> str:
    """Return a question's mark with what bears on it, as Markdown."""
    if state.phase is not Phase.ANSWERED:
        return PHASES[state.phase].word
    extra = [plural(state.hints, "hint")] if state.hints else []
    if state.confidence is not None:
        extra.append(confidence(state.confidence))
    if state.corrections:
        extra.append(f"machine's mark {percent(state.machine_mark)}")
    return f"**{percent(state.mark)}**" + (f" ({', '.join(extra)})" if extra else "")


def _grade(state: QuestionState) -> list[str]:
    grade = state.grade
    if grade is None:
        return []
    lines = [f"- {POINTS[point.status].sign} **{point.text}** {point.why}" for point in grade.points.values()]
    lines += [f"- {WRONG.sign} *{wrong.text}* {wrong.truth}" for wrong in grade.misconceptions]
    lines += [f"- {note}" for note in grade.notes]
    lines += [
        f"- Overruled: `{one.point or 'mark'}` {'counts' if one.counts else 'does not count'}: {one.reason}"
        for one in state.corrections
    ]
    return ["### Mark", "", *lines, ""] if lines else []


def _verdict(verdict: Verdict) -> list[str]:
    lines = ["### Verdict", "", verdict.sentence, ""]
    for check in verdict.checks:
        lines.append(f"- {CHECKS[check.state].sign} {check.title}" + (f": {check.sentence}" if check.sentence else ""))
    if verdict.traceback:
        lines += ["", *fenced(verdict.traceback, "text")]
    return lines


def _notes(lines: Sequence[str]) -> list[str]:
    return ["### Private notes", "", *(f"- {line}" for line in lines), ""] if lines else []


def fenced(text: str, language: str) -> list[str]:
    """Return text as a fenced block whose fence is longer than any in the text."""
    longest = max((len(run) for run in _runs_of_backticks(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{language}", text.rstrip("\n"), fence]


def _runs_of_backticks(text: str) -> list[str]:
    return [run for run in "".join(char if char == "`" else " " for char in text).split() if run]
