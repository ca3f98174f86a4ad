"""Saying every change of an editor's text as an edit, so that a draft can be journaled and replayed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import TextArea, text_area
from textual.widgets.text_area import EditResult, Location

from interview.transcript.events import Edit
from interview.tui.widgets.text_changes import difference, plain_text


class DraftArea(TextArea):
    """A TextArea that says what changed: folding all its edits over its first text gives the text of the moment."""

    @dataclass
    class Edited(Message):
        """The text has changed; folding all edits over the first text gives the text of the moment."""

        editor: "DraftArea"
        """The editor whose text it is."""

        edits: tuple[Edit, ...]
        """What changed, in order."""

        @property
        def control(self) -> "DraftArea":
            """The editor whose text it is."""
            return self.editor

    async def _on_key(self, event: events.Key) -> None:
        """Carry out an editing key in its turn; by way of the program it would come after keys that followed it."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return

    def edit(self, edit: text_area.Edit) -> EditResult:
        """Perform one replacement and say it."""
        edit.text = plain_text(edit.text)
        edit.from_location, edit.to_location = self._inside(edit.from_location), self._inside(edit.to_location)
        top = edit.top
        at = sum(map(len, self.document.lines[: top[0]])) + top[0] + top[1]
        removed = self.document.get_text_range(top, edit.bottom)
        result = super().edit(edit)
        self._say(Edit(at, removed, self.document.get_text_range(top, result.end_location)))
        return result

    def undo(self) -> None:
        """Undo the last batch of edits and say what that changed."""
        with self._saying_the_difference():
            super().undo()

    def redo(self) -> None:
        """Redo the last undone batch of edits and say what that changed."""
        with self._saying_the_difference():
            super().redo()

    def load_text(self, text: str) -> None:
        """Replace the whole text, forget the history, and say what that changed."""
        with self._saying_the_difference():
            super().load_text(text)

    def _inside(self, location: Location) -> Location:
        """Return the nearest location that exists: "to the start of the next line" has none after the last one."""
        row, column = min(max(location, (0, 0)), self.document.end)
        return row, min(max(column, 0), len(self.document.get_line(row)))

    @contextmanager
    def _saying_the_difference(self) -> Iterator[None]:
        before = self.text
        yield
        if edit := difference(before, self.text):
            self._say(edit)

    def _say(self, edit: Edit) -> None:
        """Tell the parent. Through the own queue it could arrive after a key that was pressed later, such as submit."""
        if edit.removed != edit.inserted and self._parent is not None:
            self._parent.post_message(self.Edited(self, (edit,)))

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(plain_text(text), language)
