"""Everything there is to say about an answered question: mark, evidence, verdict, model answer, follow-ups."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Markdown, OptionList, Static

from interview.models.answer import model_answer
from interview.models.grade import Span
from interview.models.question import Bug, Code, MultipleChoice
from interview.transcript.state import Phase, QuestionState
from interview.tui.theme import QUIET, TONES, mark_style, signed
from interview.tui.widgets.hanging import Hanging
from interview.tui.widgets.inline import inline
from interview.tui.widgets.point_list import PointList
from interview.tui.widgets.prompt_view import python
from interview.tui.widgets.verdict_panel import VerdictPanel
from interview.words import Sign, Tone, clock, confidence, percent, plural

_CHOICE_SIGNS = {
    (True, True): Sign("✓", Tone.GOOD, "your choice, correct"),
    (True, False): Sign("✗", Tone.BAD, "your choice, incorrect"),
    (False, True): Sign("✗", Tone.FAIR, "correct, not chosen"),
    (False, False): Sign("–", Tone.PLAIN, ""),
}
"""By whether a choice was taken and whether it is right."""


class Report(Vertical):
    """The feedback on one answer."""

    def __init__(self, state: QuestionState, *, code: bool = False) -> None:
        """Report on a question; `code` repeats the submitted program, where it is not on the screen anyway."""
        super().__init__()
        self.state = state
        self._with_code = code

    def compose(self) -> ComposeResult:
        state = self.state
        yield Static(_headline(state), classes="mark", markup=False)
        if state.last_verdict is not None:
            yield VerdictPanel(state.last_verdict)
        yield from self._answer()
        if state.grade is not None:
            if state.grade.points or state.grade.misconceptions:
                yield Static("Key points", classes="section")
                yield PointList(state)
            if not isinstance(state.question, MultipleChoice):
                for note in state.grade.notes:
                    yield Static(note, classes="note", markup=False)
        yield from self._background()

    def _answer(self) -> ComposeResult:
        """What the candidate gave: choices, prose with the words that counted, a program."""
        state = self.state
        if isinstance(state.question, MultipleChoice):
            yield Static("Choices", classes="section")
            for line in _choices(state.question, state.prose):
                yield Static(line)
        elif state.prose.strip():
            yield Static("Your answer", classes="section")
            yield Static(_marked(state.prose, _all_spans(state)), id="answer-text", classes="answer-text", markup=False)
        if self._with_code and isinstance(state.question, Code | Bug) and state.code.strip():
            yield Static("Your program", classes="section")
            yield Static(python(state.code), classes="code-text", markup=False)

    def _background(self) -> ComposeResult:
        """What the bank adds: model answer, explanation, follow-ups, reading."""
        state = self.state
        answer, language = model_answer(state.question)
        if answer.strip() and not isinstance(state.question, MultipleChoice):
            yield Static("Model answer", classes="section")
            if language == "markdown":
                yield Markdown(answer.strip())
            else:
                shown = python(answer) if language == "python" else Content(answer.rstrip())
                yield Static(shown, classes="code-text", markup=False)
        if state.question.explain.strip():
            yield Static("Why", classes="section")
            yield Markdown(state.question.explain.strip())
        for number in state.follow_ups:
            follow_up = state.question.follow_ups[number - 1]
            yield Static("Follow-up", classes="section follow-up-title")
            yield Markdown(follow_up.text.strip())
            if follow_up.answer.strip():
                yield Static("Sample answer", classes="section")
                yield Markdown(follow_up.answer.strip())
        for reference in state.question.references:
            yield Static(f"{reference.title}: {reference.url}", classes="note", markup=False)

    @on(OptionList.OptionHighlighted)
    def show_words(self, event: OptionList.OptionHighlighted) -> None:
        """Light up the words of the answer that decided the highlighted point."""
        points = event.option_list
        if isinstance(points, PointList) and points.has_focus:
            shown = self.query("#answer-text")
            if shown:
                shown.first(Static).update(_marked(self.state.prose, points.spans(points.chosen)))


def _headline(state: QuestionState) -> Content:
    """Return the mark with what bears on it."""
    if state.phase is Phase.SKIPPED:
        return Content.styled("Skipped", "$text-warning")
    parts: list[tuple[str, str] | str] = [(f"{percent(state.mark)} ", mark_style(state.mark))]
    details = [f"{clock(state.seconds)} of {clock(state.limit_seconds)}"]
    if state.hints:
        details.append(f"{plural(state.hints, 'hint')} (−{percent(state.hint_cost)})")
    if state.confidence is not None:
        details.append(confidence(state.confidence))
    if state.grade is not None and state.grade.estimate:
        details.append("an estimate")
    if state.corrections:
        details.append(f"machine's mark {percent(state.machine_mark)}")
    if state.submitted_by == "clock":
        details.append("handed in when time was up")
    return Content.assemble(*parts, (" · ".join(details), f"{QUIET} not bold"))


def _choices(question: MultipleChoice, answer: str) -> list[Hanging]:
    """Return every choice with what was made of it."""
    chosen = set(answer.split(","))
    lines = []
    for number, choice in enumerate(question.choices, start=1):
        taken = str(number) in chosen
        sign = _CHOICE_SIGNS[taken, choice.correct]
        word = f"  {sign.word}" if sign.word else ""
        parts: list[str | Content | tuple[str, str]] = [inline(choice.text), (word, TONES[sign.tone])]
        if choice.feedback.strip() and (taken or choice.correct):
            parts += ["\n", inline(choice.feedback).stylize(QUIET)]
        lines.append(Hanging(signed(sign), Content.assemble(*parts)))
    return lines


def _all_spans(state: QuestionState) -> tuple[Span, ...]:
    if state.grade is None:
        return ()
    return tuple(span for point in state.grade.points.values() for span in point.spans)


def _marked(text: str, spans: tuple[Span, ...]) -> Content:
    """Return the answer with the words that counted underlined."""
    content = Content(text)
    for span in spans:
        content = content.stylize("bold underline $text-success", span.start, span.end)
    return content
