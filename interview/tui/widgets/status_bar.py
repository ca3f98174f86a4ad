"""One line that says where the candidate is and what time is left."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from interview.review.export import clock
from interview.session import Sitting
from interview.transcript.state import Phase, QuestionState
from interview.tui.theme import QUIET

_SIGNS = {Phase.UNSEEN: "·", Phase.OPEN: "○", Phase.SKIPPED: "↷", Phase.JUDGING: "◌", Phase.ANSWERED: "●"}

MOST_SIGNS = 24
"""How many questions are shown as signs; of a longer session those around the current one."""


def sign_of(question: QuestionState) -> str:
    """Return the sign that shows how far a question has come."""
    return "⚑" if question.flagged and not question.done else _SIGNS[question.phase]


class StatusBar(Static):
    """Position, state of every question, topic, both clocks."""

    @dataclass
    class QuestionChosen(Message):
        """Somebody clicked on a question's sign."""

        index: int
        """The question's place in the session."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__("", id=id, markup=False)
        self._shown: Content | None = None
        self._signs = range(0)
        self._first = 0

    def show(self, sitting: Sitting) -> None:
        """Write the line anew; nothing is painted where nothing has changed."""
        content = self._line(sitting)
        if self._shown is None or not content.is_same(self._shown):
            self._shown = content
            self.update(content, layout=False)

    @property
    def line(self) -> str:
        """What is shown."""
        return self._shown.plain if self._shown is not None else ""

    def on_click(self, event: events.Click) -> None:
        if event.x in self._signs:
            self.post_message(self.QuestionChosen(self._first + event.x - self._signs.start))

    def _line(self, sitting: Sitting) -> Content:
        state = sitting.state
        now, index = state.now, state.current
        if now is None or index is None:
            return Content("")
        width = self.size.width or 80
        question = now.question
        position = f" {index + 1} of {len(state.questions)}  "
        self._first = max(0, min(index - MOST_SIGNS // 2, len(state.questions) - MOST_SIGNS))
        near = state.questions[self._first : self._first + MOST_SIGNS]
        signs = [(sign_of(one), "bold $accent" if one is now else "$text-primary") for one in near]
        self._signs = range(len(position), len(position) + len(signs))
        right = self._clocks(sitting, index)
        if sitting.journal.trouble:
            right = Content.assemble(("Not saved! ", "bold $text-error"), right)
        room = width - len(position) - len(signs) - right.cell_length - 3
        about = [
            str(question.kind),
            question.topic,
            str(question.difficulty),
            now.why if now.why != "asked for" else "",
        ]
        shown = " · ".join(filter(None, about))
        while shown and len(shown) > room:
            shown = shown.rpartition(" · ")[0]
        space = " " * max(1, room - len(shown))
        return Content.assemble((position, "bold"), *signs, "  ", (shown, QUIET), space, right)

    def _clocks(self, sitting: Sitting, index: int) -> Content:
        if not sitting.state.clock_shown:
            return Content("")
        question, session = sitting.question_left(index), sitting.session_left()
        if question is None or session is None:
            return Content.styled(f"{clock(sitting.clock.active)} ", QUIET)
        return Content.assemble(
            ("question ", QUIET),
            (clock(question), _urgency(question, 30)),
            ("  session ", QUIET),
            (f"{clock(session)} ", _urgency(session, 120)),
        )


def _urgency(left: float, soon: float) -> str:
    """Return the style of a remaining time: calm, near its end, or over."""
    return "$text-error" if left < 0 else "$text-warning" if left <= soon else "$foreground"
