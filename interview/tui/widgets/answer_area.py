"""Where the candidate answers: the editor, the choices, or both, that the question's kind asks for."""

import asyncio
import contextlib
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from interview.draw import shown_order
from interview.models.question import Bug, Code, MultipleChoice, Predict
from interview.transcript.events import Edit
from interview.transcript.state import QuestionState, starter
from interview.tui.widgets.choice_list import ChoiceList
from interview.tui.widgets.code_editor import CodeEditor
from interview.tui.widgets.fast_text_area import FastTextArea
from interview.tui.widgets.prose_editor import ProseEditor


class AnswerArea(Vertical):
    """The editors of one question; every change of theirs is kept as edits of one part of the answer."""

    @dataclass
    class Drafted(Message):
        """The candidate changed a part of the answer; `take_edits` tells how."""

        area: "AnswerArea"

        @property
        def control(self) -> "AnswerArea":
            """The area that was changed."""
            return self.area

    def __init__(self, *, seed: int = 0, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        """Show nothing yet; `seed` decides the order of choices."""
        super().__init__(id=id)
        self._seed = seed
        self._state: QuestionState | None = None
        self._edits: dict[str, list[Edit]] = {}
        self._chosen = ""

    async def show(self, state: QuestionState) -> None:
        """Show a question's editors with its draft; locked where it is answered."""
        same = self._state is not None and self._state.question.key == state.question.key
        self._state = state
        if not same:
            self._chosen = state.prose
            await self.recompose()
            for editor in self.query(FastTextArea):
                _return_to(editor, state.cursors.get("code" if editor.id == "code" else "prose", 0))
        self.close_editors(state.done)

    def close_editors(self, closed: bool = True) -> None:
        """Take no more changes, or take them again."""
        for editor in self.query(FastTextArea):
            editor.read_only = closed
        for choices in self.query(ChoiceList):
            choices.disabled = closed

    def compose(self) -> ComposeResult:
        if self._state is None:
            return
        question = self._state.question
        if isinstance(question, MultipleChoice):
            yield ChoiceList(question, shown_order(question, self._seed), self._chosen, id="choices")
        if isinstance(question, Code | Bug):
            yield CodeEditor(self._state.code, id="code")
        if not isinstance(question, Code | MultipleChoice):
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

    async def caught_up(self) -> None:
        """Wait until the editors have taken in every key that they were sent, and this area what came of it."""
        lists = list(self.query(ChoiceList))  # a key, what it selects, what that changes: three messages
        for pump in (*self.query(FastTextArea), *lists, *lists, *lists, self):
            done = asyncio.Event()
            if pump.is_running and pump.call_later(done.set):
                with contextlib.suppress(TimeoutError):  # an editor that is being closed never gets to it
                    await asyncio.wait_for(done.wait(), 1.0)

    def take_edits(self) -> dict[str, tuple[Edit, ...]]:
        """Return the changes of `prose` and `code` since the last time."""
        edits, self._edits = self._edits, {}
        return {part: tuple(changes) for part, changes in edits.items()}

    def _note(self, part: str, edit: Edit) -> None:
        """Keep a change; what goes on typing a word is one change with it."""
        waiting = self._edits.setdefault(part, [])
        if waiting and _continues(waiting[-1], edit):
            waiting[-1] = Edit(waiting[-1].at, waiting[-1].removed, waiting[-1].inserted + edit.inserted)
        else:
            waiting.append(edit)

    @on(FastTextArea.Edited)
    def note_edits(self, event: FastTextArea.Edited) -> None:
        event.stop()
        if event.editor.is_attached:
            for edit in event.edits:
                self._note("code" if event.editor.id == "code" else "prose", Edit(edit.at, edit.removed, edit.inserted))
            self.post_message(self.Drafted(self))

    @on(ChoiceList.Changed)
    def note_choice(self, event: ChoiceList.Changed) -> None:
        event.stop()
        before, self._chosen = self._chosen, event.chosen
        self._note("prose", Edit(0, before, event.chosen))
        self.post_message(self.Drafted(self))

    def reset(self) -> None:
        """Put the starter of a program back, as an edit that can be undone."""
        if self._state is not None:
            for editor in self.query(CodeEditor):
                editor.replace(starter(self._state.question), (0, 0), editor.document.end)

    def mark_error(self, line: int | None) -> None:
        """Point at the line of the program that a verdict speaks of."""
        for editor in self.query(CodeEditor):
            editor.error_line = line


def _return_to(editor: FastTextArea, offset: int) -> None:
    """Put the cursor where the last change ended."""
    before = editor.text[:offset]
    editor.move_cursor((before.count("\n"), len(before) - before.rfind("\n") - 1))


def _continues(before: Edit, edit: Edit) -> bool:
    """Whether a change only types on where the one before it ended, within a word."""
    return not edit.removed and edit.at == before.at + len(before.inserted) and not before.inserted[-1:].isspace()


def _title(question: object) -> Content:
    if isinstance(question, Bug):
        return Content("What is wrong, and why")
    return Content("What is printed" if isinstance(question, Predict) else "Your answer")
