"""The question as the candidate may see it: prompt, snippet, and the hints given so far; never more."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.highlight import highlight
from textual.widgets import Markdown, Static

from interview.models.question import Bug, Code, Predict
from interview.transcript.state import QuestionState
from interview.tui.theme import QUIET
from interview.words import percent


class PromptView(VerticalScroll):
    """What is asked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._state: QuestionState | None = None

    def show(self, state: QuestionState) -> None:
        """Show a question; nothing is done where it is shown as it is."""
        before = self._state
        self._state = state
        if before is None or (before.question.key, before.hints) != (state.question.key, state.hints):
            self.refresh(recompose=True)
            if before is None or before.question.key != state.question.key:
                self.scroll_home(animate=False)

    def compose(self) -> ComposeResult:
        if self._state is None:
            return
        question = self._state.question
        yield Markdown(question.prompt.strip())
        if isinstance(question, Predict):
            yield Static(python(question.snippet), classes="code-text", markup=False)
        if isinstance(question, Code | Bug) and question.code.setup.strip():
            yield Static("Given", classes="section")
            yield Static(python(question.code.setup), classes="code-text", markup=False)
        for number in self._state.hint_numbers:
            hint = question.hints[number - 1]
            cost = f", costs {percent(hint.cost)} of the mark" if hint.cost else ""
            yield Static(Content.assemble((f"Hint {number}", "bold $text-warning"), (cost, QUIET)))
            yield Markdown(hint.text)


def python(source: str) -> Content:
    """Return a program with its colours."""
    return highlight(source.rstrip("\n"), language="python")
