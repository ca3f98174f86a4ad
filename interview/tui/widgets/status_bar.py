"""One line that says where the candidate is and what time is left."""

from dataclasses import dataclass

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from interview.session import Sitting
from interview.transcript.state import QuestionState
from interview.tui.theme import QUIET
from interview.words import PHASES, clock

MOST_SIGNS = 24
"""How many questions are shown as signs; of a longer session those around the current one."""


def sign_of(question: QuestionState) -> str:
    """Return the sign that shows how far a question has come."""
    return "⚑" if question.flagged and not question.done else PHASES[question.phase].sign


class StatusBar(Horizontal):
    """Position, state of every question, topic, both clocks.

    The clocks are a widget of their own: each second only they are painted.
    """

    DEFAULT_CSS = """
    StatusBar {
        height: 1;
        Static { height: 1; }
        .where { width: 1fr; }
        .clocks { width: auto; }
    }
    """

    @dataclass
    class QuestionChosen(Message):
        """Somebody clicked on a question's sign."""

        index: int
        """The question's place in the session."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        self._where, self._clocks = _Part(classes="where"), _Part(classes="clocks")
        super().__init__(self._where, self._clocks, id=id)
        self._signs = range(0)
        self._first = 0

    def show(self, sitting: Sitting) -> None:
        """Write the line anew; nothing is painted where nothing has changed."""
        index = sitting.state.current
        if sitting.state.now is None or index is None:
            return
        right = _times(sitting, index)
        self._clocks.show(right)
        self._where.show(self._place(sitting, index, (self.size.width or 80) - right.cell_length))

    @property
    def line(self) -> str:
        """What is shown."""
        return self._where.shown.plain + self._clocks.shown.plain

    def on_click(self, event: events.Click) -> None:
        if event.x in self._signs:
            self.post_message(self.QuestionChosen(self._first + event.x - self._signs.start))

    def _place(self, sitting: Sitting, index: int, width: int) -> Content:
        """Return the part of the line that changes with the question only, in so many cells."""
        state = sitting.state
        now = state.questions[index]
        position = f" {index + 1} of {len(state.questions)}  "
        self._first = max(0, min(index - MOST_SIGNS // 2, len(state.questions) - MOST_SIGNS))
        near = state.questions[self._first : self._first + MOST_SIGNS]
        signs = [(sign_of(one), "bold $accent" if one is now else "$text-primary") for one in near]
        self._signs = range(len(position), len(position) + len(signs))
        about = [
            str(now.question.kind),
            now.question.topic,
            str(now.question.difficulty),
            now.why if now.why != "asked for" else "",
        ]
        shown = " · ".join(filter(None, about))
        while shown and len(shown) > width - len(position) - len(signs) - 3:
            shown = shown.rpartition(" · ")[0]
        return Content.assemble((position, "bold"), *signs, "  ", (shown, QUIET))


class _Part(Static):
    """A part of the line that is painted when it has changed."""

    def __init__(self, *, classes: str) -> None:
        super().__init__("", classes=classes, markup=False)
        self.shown = Content("")

    def show(self, content: Content) -> None:
        if not content.is_same(self.shown):
            layout = content.cell_length != self.shown.cell_length
            self.shown = content
            self.update(content, layout=layout)


def _times(sitting: Sitting, index: int) -> Content:
    """Return what time is left, behind a warning where nothing can be saved."""
    warning = ("Not saved! ", "bold $text-error") if sitting.journal.trouble else ""
    if not sitting.state.clock_shown:
        return Content.assemble(warning)
    question, session = sitting.question_left(index), sitting.session_left()
    if question is None or session is None:
        return Content.assemble(warning, (f"{clock(sitting.clock.active)} ", QUIET))
    return Content.assemble(
        warning,
        ("question ", QUIET),
        (clock(question), _urgency(question, 30)),
        ("  session ", QUIET),
        (f"{clock(session)} ", _urgency(session, 120)),
    )


def _urgency(left: float, soon: float) -> str:
    """Return the style of a remaining time: calm, near its end, or over."""
    return "$text-error" if left < 0 else "$text-warning" if left <= soon else "$foreground"
