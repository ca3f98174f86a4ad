"""A session as a document: Markdown to read, JSON for programs."""

import json
from typing import Any

import msgspec

from interview.models.grade import PointStatus
from interview.models.question import Bug, Code, MultipleChoice, Predict, Theory
from interview.models.verdict import CheckState, Verdict
from interview.transcript.state import Phase, QuestionState, SessionState

_POINT_SIGNS = {
    PointStatus.HIT: "✓",
    PointStatus.PARTIAL: "~",
    PointStatus.MISSED: "✗",
    PointStatus.CONTRADICTED: "!",
}


def as_json(state: SessionState) -> str:
    """Return the folded session as JSON, indented, with the marks that follow from it."""
    document: dict[str, Any] = msgspec.to_builtins(state)
    document["score"] = state.score
    for question, entry in zip(state.questions, document["questions"], strict=True):
        entry["key"] = question.question.key
        entry["mark"] = question.mark
    return json.dumps(document, indent=2, ensure_ascii=False)


def as_markdown(state: SessionState) -> str:
    """Return the session as a Markdown document."""
    lines = [
        f"# {state.settings.title}, {state.started_at:%Y-%m-%d %H:%M} UTC",
        "",
        f"Session `{state.session}`, seed {state.seed}, {clock(state.active)} of active time"
        + (f", {state.ended}." if state.ended else ", not finished."),
        "",
        f"**Score: {percent(state.score)}**",
        "",
    ]
    for number, question in enumerate(state.questions, start=1):
        lines += _question(number, question)
    return "\n".join(lines).rstrip() + "\n"


def percent(mark: float | None) -> str:
    """Return a mark as a person reads it; a dash where there is none."""
    return "–" if mark is None else f"{mark:.0%}"


def clock(seconds: float) -> str:
    """Return a duration as minutes and seconds, with a sign where it is negative."""
    whole = int(abs(seconds))
    return f"{'-' if seconds <= -1 else ''}{whole // 60}:{whole % 60:02d}"


def model_answer(question: QuestionState) -> tuple[str, str]:
    """Return a question's model answer and the language it is written in: `markdown`, `python` or `text`."""
    match question.question:
        case Theory(answer=answer):
            return answer, "markdown"
        case Code(code=task) | Bug(code=task):
            return task.reference, "python"
        case Predict(answer=answer):
            return answer, "text"
        case MultipleChoice(choices=choices):
            right = [f"{number}. {one.text}" for number, one in enumerate(choices, 1) if one.correct]
            return "\n".join(right), "markdown"


def _question(number: int, state: QuestionState) -> list[str]:
    question = state.question
    lines = [
        f"## {number}. {question.title or question.id}",
        "",
        f"`{question.key}` · {question.kind} · {question.topic or 'no topic'} · {question.difficulty} · "
        f"{clock(state.seconds)} of {question.minutes:g} min · {_outcome(state)}",
        "",
        question.prompt.strip(),
        "",
    ]
    if isinstance(question, Predict):
        lines += [*fenced(question.snippet, "python"), ""]
    if isinstance(question, MultipleChoice):
        lines += [*(f"{number}. {one.text}" for number, one in enumerate(question.choices, 1)), ""]
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
    if state.phase in (Phase.ANSWERED, Phase.SKIPPED):
        answer, language = model_answer(state)
        body = [answer.strip()] if language == "markdown" else fenced(answer, language)
        lines += ["### Model answer", "", *body, ""]
    return lines


def _outcome(state: QuestionState) -> str:
    if state.phase is not Phase.ANSWERED:
        return str(state.phase)
    extra = [f"{state.hints} hint{'s' if state.hints > 1 else ''}"] if state.hints else []
    if state.corrections:
        extra.append(f"the machine said {percent(state.machine_mark)}")
    return f"**{percent(state.mark)}**" + (f" ({', '.join(extra)})" if extra else "")


def _grade(state: QuestionState) -> list[str]:
    grade = state.grade
    if grade is None:
        return []
    lines = [f"- {_POINT_SIGNS[point.status]} **{point.text}** {point.why}" for point in grade.points.values()]
    lines += [f"- ! *{wrong.text}* {wrong.truth}" for wrong in grade.misconceptions]
    lines += [f"- {note}" for note in grade.notes]
    lines += [
        f"- Overruled: `{one.point or 'mark'}` {'counts' if one.counts else 'does not count'}: {one.reason}"
        for one in state.corrections
    ]
    return ["### Mark", "", *lines, ""] if lines else []


def _verdict(verdict: Verdict) -> list[str]:
    lines = ["### Verdict", "", verdict.sentence, ""]
    for check in verdict.checks:
        sign = {CheckState.PASSED: "✓", CheckState.NOT_RUN: "–"}.get(check.state, "✗")
        lines.append(f"- {sign} {check.title}" + (f": {check.sentence}" if check.sentence else ""))
    if verdict.traceback:
        lines += ["", *fenced(verdict.traceback, "text")]
    return lines


def fenced(text: str, language: str) -> list[str]:
    """Return text as a fenced block whose fence is longer than any in the text."""
    longest = max((len(run) for run in _runs_of_backticks(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{language}", text.rstrip("\n"), fence]


def _runs_of_backticks(text: str) -> list[str]:
    return [run for run in "".join(char if char == "`" else " " for char in text).split() if run]
