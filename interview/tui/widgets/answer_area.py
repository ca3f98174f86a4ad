"""Where the candidate answers: the editor, the choices, or both, that the question's kind asks for."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

from interview.models.question import Bug, Code, MultipleChoice, Predict
from interview.transcript.events import Edit
from interview.transcript.state import QuestionState, starter
from interview.tui.widgets.code_editor import CodeEditor
from interview.tui.widgets.fast_text_area import FastTextArea
from interview.tui.widgets.prose_editor import ProseEditor


class AnswerArea(Vertical):
    """The editors of one question; every change of theirs is told as edits of one part of the answer."""

    @dataclass
    class Drafted(Message):
        """The candidate changed a part of the answer."""

        area: "AnswerArea"
        part: str
        """`prose` or `code`."""
        edits: tuple[Edit, ...]

        @property
        def control(self) -> "AnswerArea":
            """The area that was changed."""
            return self.area

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._state: QuestionState | None = None
        self._chosen = ""

    async def show(self, state: QuestionState) -> None:
        """Show a question's editors with its draft; locked where it is answered."""
        same = self._state is not None and self._state.question.key == state.question.key
        self._state = state
        if not same:
            self._chosen = state.prose
            await self.recompose()
        for editor in self.query(FastTextArea):
            editor.read_only = state.done
        for choices in self.query(SelectionList):
            choices.disabled = state.done

    def compose(self) -> ComposeResult:
        if self._state is None:
            return
        question = self._state.question
        if isinstance(question, MultipleChoice):
            chosen = set(self._state.prose.split(","))
            yield SelectionList[int](
                *(
                    Selection(Content(choice.text.strip()), number, str(number) in chosen)
                    for number, choice in enumerate(question.choices, start=1)
                ),
                id="choices",
            )
            return
        if isinstance(question, Code | Bug):
            yield CodeEditor(self._state.code, id="code")
        if not isinstance(question, Code):
            prose = ProseEditor(self._state.prose, id="naming" if isinstance(question, Bug) else "prose")
            prose.border_title = _title(question)
            yield prose

    @property
    def main(self) -> Widget | None:
        """The widget that is typed into first."""
        return next(iter(self.query("#code, #prose, #choices")), None)

    @property
    def active_editor(self) -> FastTextArea | None:
        """The editor that has the focus, else the first; None for a choice question."""
        editors = list(self.query(FastTextArea))
        return next((editor for editor in editors if editor.has_focus), editors[0] if editors else None)

    @on(FastTextArea.Edited)
    def tell_edits(self, event: FastTextArea.Edited) -> None:
        event.stop()
        part = "code" if event.editor.id == "code" else "prose"
        self.post_message(self.Drafted(self, part, event.edits))

    @on(SelectionList.SelectedChanged)
    def tell_choice(self, event: SelectionList.SelectedChanged[int]) -> None:
        event.stop()
        chosen = ",".join(str(number) for number in sorted(event.selection_list.selected))
        if chosen != self._chosen:
            before, self._chosen = self._chosen, chosen
            self.post_message(self.Drafted(self, "prose", (Edit(0, before, chosen),)))

    def reset(self) -> None:
        """Put the starter of a program back, as an edit that can be undone."""
        if self._state is not None:
            for editor in self.query(CodeEditor):
                editor.replace(starter(self._state.question), (0, 0), editor.document.end)

    def mark_error(self, line: int | None) -> None:
        """Point at the line of the program that a verdict speaks of."""
        for editor in self.query(CodeEditor):
            editor.error_line = line


def _title(question: object) -> Content:
    if isinstance(question, Bug):
        return Content("What is wrong, and why")
    return Content("What is printed" if isinstance(question, Predict) else "Your answer")
