"""An answer as it stood at an instant, with the cursor where it was being typed."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from interview.models.question import Bug, Code, MultipleChoice
from interview.transcript.state import QuestionState
from interview.tui.widgets.code_editor import CodeEditor
from interview.tui.widgets.fast_text_area import FastTextArea
from interview.tui.widgets.prose_editor import ProseEditor
from interview.tui.widgets.text_changes import difference


class ReplayAnswer(Vertical):
    """The editors of a question, to be looked at."""

    DEFAULT_CSS = """
    ReplayAnswer { height: 1fr; min-height: 4; }
    ReplayAnswer CodeEditor { height: 1fr; border: round $panel; }
    ReplayAnswer ProseEditor { height: 1fr; border: round $panel; }
    ReplayAnswer .-small { height: 5; }
    ReplayAnswer #replay-choices { padding: 0 1; border: round $panel; height: auto; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._shown: QuestionState | None = None
        self._is_ready = False

    def show(self, one: QuestionState | None) -> None:
        """Show what was answered until then."""
        before, self._shown = self._shown, one
        if (before.question.key if before else "") != (one.question.key if one else ""):
            self._is_ready = False
            self.call_next(self._rebuild)
        elif self._is_ready and one is not None and one is not before:
            self._fill(one)

    async def _rebuild(self) -> None:
        """Put up the editors of another question; what is shown meanwhile is filled in once they stand."""
        await self.recompose()
        self._is_ready = True
        if self._shown is not None:
            self._fill(self._shown)

    def compose(self) -> ComposeResult:
        one = self._shown
        if one is None:
            return
        if isinstance(one.question, MultipleChoice):
            yield Static(_choices(one.question, one.prose), id="replay-choices")
            return
        if isinstance(one.question, Code | Bug):
            code = CodeEditor(one.code, id="replay-code")
            code.read_only = True
            yield code
        if not isinstance(one.question, Code):
            prose = ProseEditor(one.prose, id="replay-prose")
            prose.read_only = True
            prose.set_class(isinstance(one.question, Bug), "-small")
            yield prose

    def _fill(self, one: QuestionState) -> None:
        """Bring the editors to the text and the cursor of the instant, by one change of what differs."""
        for choices in self.query("#replay-choices").results(Static):
            assert isinstance(one.question, MultipleChoice)
            choices.update(_choices(one.question, one.prose))
        for editor in self.query(FastTextArea):
            part, text = ("code", one.code) if editor.id == "replay-code" else ("prose", one.prose)
            old = editor.text
            change = difference(old, text)
            if change is not None:
                end = change.at + len(change.removed)
                editor.replace(change.inserted, location(old, change.at), location(old, end))
            if part in one.cursors and not one.done:
                editor.move_cursor(location(text, min(one.cursors[part], len(text))))

    @on(FastTextArea.Edited)
    def keep_to_oneself(self, event: FastTextArea.Edited) -> None:
        """Nothing that is replayed is typed."""
        event.stop()


def location(text: str, offset: int) -> tuple[int, int]:
    """Return the row and column of an offset."""
    return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1


def _choices(question: MultipleChoice, chosen: str) -> Content:
    taken = set(chosen.split(","))
    lines = [
        Content.assemble(("● " if str(number) in taken else "○ ", "$text-accent"), f"{number}. {choice.text.strip()}")
        for number, choice in enumerate(question.choices, start=1)
    ]
    return Content("\n").join(lines)
