"""The questions that the program itself asks, each answered with a key."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from interview.transcript.state import Phase, SessionState
from interview.tui.widgets.status_bar import sign_of
from interview.words import CONFIDENCE, PHASES


class ConfirmDialog(ModalScreen[bool]):
    """Yes or no; Escape is no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes"),
        Binding("n,escape", "answer(False)", "No"),
        Binding("left,right,up,down", "app.focus_next", "Other", show=False),
    ]

    def __init__(self, question: str, *, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._question, markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content(f"{self._yes} (y)"), id="yes", variant="primary")
                yield Button(Content(f"{self._no} (n)"), id="no")

    @on(Button.Pressed)
    def answer_by_button(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)


class FinishDialog(ModalScreen[str]):
    """What to do where questions are open: `open`, `end`, `later`, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "answer('open')", "Go to an open question"),
        Binding("e", "answer('end')", "End"),
        Binding("l", "answer('later')", "Leave for later"),
        Binding("escape,n", "answer('')", "Stay here"),
        Binding("down", "app.focus_next", "Down", show=False),
        Binding("up", "app.focus_previous", "Up", show=False),
    ]

    def __init__(self, sentence: str, *, others_open: bool) -> None:
        """Ask what to do; `others_open` is whether another question than this one is open."""
        super().__init__()
        self._sentence, self._others_open = sentence, others_open

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self._sentence, classes="dialog-title", markup=False)
            if self._others_open:
                yield Button("o  Go to an open question", id="open", compact=True)
            yield Button("n  Stay here", id="stay", compact=True)
            yield Button("l  Leave for now and resume later", id="later", compact=True)
            yield Button("e  End the session and see the summary", id="end", compact=True)

    @on(Button.Pressed)
    def answer_by_button(self, event: Button.Pressed) -> None:
        self.dismiss("" if event.button.id == "stay" else event.button.id or "")

    def action_answer(self, what: str) -> None:
        if what != "open" or self._others_open:
            self.dismiss(what)


class ConfidenceDialog(ModalScreen[int | None]):
    """How sure the candidate is, before any mark is seen; Escape says nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(level), f"answer({level})", text) for level, text in CONFIDENCE.items()),
        Binding("escape,0", "answer(0)", "Prefer not to say"),
        Binding("down", "app.focus_next", "Down", show=False),
        Binding("up", "app.focus_previous", "Up", show=False),
    ]
    AUTO_FOCUS = "#level-0"

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("Handed in. How sure are you of this answer?", classes="dialog-title")
            for level, text in CONFIDENCE.items():
                yield Button(f"{level}  {text}", id=f"level-{level}", compact=True)
            yield Button("0  prefer not to say", id="level-0", compact=True)

    @on(Button.Pressed)
    def answer_by_button(self, event: Button.Pressed) -> None:
        self.action_answer(int((event.button.id or "level-0").removeprefix("level-")))

    def action_answer(self, level: int) -> None:
        self.dismiss(level or None)


class ReasonDialog(ModalScreen[tuple[bool, str] | None]):
    """Whether a point counts after all, and why; Escape leaves the mark as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]

    def __init__(self, point: str, *, counts: bool) -> None:
        """Ask about a point; `counts` is what the machine's mark would be changed to."""
        super().__init__()
        self._point, self._counts = point, counts

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            claim = "I did say this:" if self._counts else "This should not count:"
            yield Static(claim, classes="dialog-title")
            yield Static(self._point, markup=False)
            yield Input(placeholder="Why? Which words?", id="reason")
            yield Static("Press Enter to overrule (both marks are kept), Esc to cancel.", classes="note")

    @on(Input.Submitted)
    def overrule(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss((self._counts, event.value.strip()))

    def action_cancel(self) -> None:
        self.dismiss(None)


class PauseDialog(ModalScreen[None]):
    """The clock stands and the question is covered until somebody goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+t,enter,escape,space", "go_on", "Go on", priority=True)]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("Paused", classes="dialog-title")
            yield Static("The clock is stopped. This pause is recorded.")
            yield Button("Go on ^T", id="go-on", variant="primary")

    @on(Button.Pressed)
    def action_go_on(self) -> None:
        self.dismiss(None)


class QuestionsDialog(ModalScreen[int | None]):
    """Every question of the session, to go to one; what has not been asked shows its kind and topic alone."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f5", "cancel", "Stay here")]

    def __init__(self, state: SessionState) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static("Go to a question", classes="dialog-title")
            yield OptionList(*self._options(), id="questions", markup=False, compact=True)
            legend = "  ".join(
                f"{sign.sign} {sign.word}" for phase, sign in PHASES.items() if phase is not Phase.UNSEEN
            )
            yield Static(f"{legend}  ⚑ flagged", classes="note", markup=False)

    def _options(self) -> list[Option]:
        options = []
        for number, one in enumerate(self._state.questions, start=1):
            about = " · ".join(filter(None, (str(one.question.kind), one.question.topic)))
            title = one.question.title if one.phase is not Phase.UNSEEN else ""
            options.append(Option(Content(f"{number:2} {sign_of(one)} {about}{f': {title}' if title else ''}")))
        return options

    def on_mount(self) -> None:
        self.query_one(OptionList).highlighted = self._state.current

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_cancel(self) -> None:
        self.dismiss(None)
