"""What a candidate may take home from a led session: made of what the shared window showed, and nothing else."""

from interview.led.showing import Shown, shown_question
from interview.models.question import Bug, Code, MultipleChoice, Predict
from interview.review.export import clock, fenced
from interview.transcript.state import Phase, SessionState


def as_handout(state: SessionState) -> str:
    """Return the session as a Markdown document for the candidate."""
    lines = [f"# {state.settings.title}, {state.started_at:%Y-%m-%d}", ""]
    if state.candidate:
        lines += [state.candidate, ""]
    for index, one in enumerate(state.questions):
        if one.phase is not Phase.UNSEEN:
            lines += _question(shown_question(state, index))
    return "\n".join(lines).rstrip() + "\n"


def _question(content: Shown) -> list[str]:
    now = content.state
    question = now.question
    lines = [
        f"## Question {content.number}",
        "",
        f"{question.kind}, {clock(now.seconds)}",
        "",
        question.prompt.strip(),
        "",
    ]
    if isinstance(question, Predict):
        lines += [*fenced(question.snippet, "python"), ""]
    if isinstance(question, MultipleChoice):
        lines += [*(f"{number}. {one.text}" for number, one in enumerate(question.choices, 1)), ""]
    lines += [line for number in now.hint_numbers for line in (f"Hint: {question.hints[number - 1].text.strip()}", "")]
    lines += [line for text in (*content.follow_ups, *content.put) for line in (f"Asked: {text.strip()}", "")]
    lines += ["### Your answer", ""]
    if now.prose.strip():
        lines += [*fenced(now.prose, "text"), ""]
    if isinstance(question, Code | Bug):
        lines += [*fenced(now.code, "python"), ""]
    if now.last_verdict is not None:
        lines += [f"- {check.title}: {check.state}" for check in now.last_verdict.checks] + [""]
    if content.revealed is not None:
        revealed = content.revealed
        body = (
            [revealed.answer.strip()] if revealed.language == "markdown" else fenced(revealed.answer, revealed.language)
        )
        lines += ["### Model answer", "", *body, ""]
    return lines
