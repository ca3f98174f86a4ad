"""The candidate's side as the interviewer sees it: the question, what is typed, and the whole verdict."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, Static

from interview.models.grade import Grade, Span
from interview.models.question import Bug, Code, MultipleChoice, Predict
from interview.transcript.state import QuestionState
from interview.tui.theme import QUIET
from interview.tui.widgets.prompt_view import python
from interview.tui.widgets.verdict_panel import VerdictPanel
from interview.words import PHASES, confidence


class CandidateView(VerticalScroll):
    """What is on the shared screen now."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._now: QuestionState | None = None
        self._grade: Grade | None = None
        self._built: object = None

    async def show(self, now: QuestionState | None, grade: Grade | None) -> None:
        """Show a question; only what was typed is written anew where nothing else has changed."""
        self._now, self._grade = now, grade
        parts = () if now is None else (now.phase, now.put, now.follow_ups, now.hint_numbers, now.runs, now.confidence)
        built = (now and now.question.key, *parts)
        if built != self._built:
            self._built = built
            await self.recompose()
        elif now is not None:
            for part in self.query("#typed-prose"):
                assert isinstance(part, Static)
                part.update(self._prose(now))
            for part in self.query("#typed-code"):
                assert isinstance(part, Static)
                part.update(python(now.code))

    def compose(self) -> ComposeResult:
        now = self._now
        if now is None:
            yield Static("No question is on the shared screen yet. Press g to ask the first.", classes="note")
            return
        question = now.question
        about = ", ".join(filter(None, (PHASES[now.phase].word, confidence(now.confidence))))
        yield Static(Content.assemble((question.title or question.id, "bold"), (f"  {about}", QUIET)))
        yield Markdown(question.prompt.strip())
        if isinstance(question, Predict):
            yield Static(python(question.snippet), classes="code-text")
        for number in now.follow_ups:
            yield Static(
                f"Follow-up {number} asked: {question.follow_ups[number - 1].text}", classes="note", markup=False
            )
        for text in now.put:
            yield Static(f"You asked: {text}", classes="note", markup=False)
        for number in now.hint_numbers:
            yield Static(f"Hint {number} given", classes="note")
        yield Static("Typed", classes="section")
        if isinstance(question, Code | Bug):
            yield Static(python(now.code), id="typed-code", classes="code-text")
        if not isinstance(question, Code):
            yield Static(self._prose(now), id="typed-prose", classes="answer-text")
        if now.last_verdict is not None:
            yield VerdictPanel(now.last_verdict)

    def _prose(self, now: QuestionState) -> Content:
        """Return what was typed, with the words that the grader would count underlined."""
        if isinstance(now.question, MultipleChoice):
            return Content(_chosen(now.question, now.prose))
        content = Content(now.prose or "nothing yet")
        for span in _spans(self._grade):
            content = content.stylize("bold underline $text-success", span.start, span.end)
        return content


def _chosen(question: MultipleChoice, prose: str) -> str:
    """Return the chosen answers in words."""
    numbers = [int(number) for number in prose.split(",") if number.isdigit()]
    texts = [question.choices[number - 1].text.strip() for number in numbers if 1 <= number <= len(question.choices)]
    return "\n".join(f"☑ {text}" for text in texts) or "nothing yet"


def _spans(grade: Grade | None) -> tuple[Span, ...]:
    if grade is None:
        return ()
    return tuple(span for point in grade.points.values() for span in point.spans)
