"""Setting a session up by hand: what to draw, how long, when to give feedback."""

from collections import Counter
from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.validation import Integer, Number
from textual.widgets import Button, Footer, Input, Select, SelectionList, Static
from textual.widgets.selection_list import Selection

from interview.draw import draw
from interview.errors import InterviewError
from interview.models.question import AnyQuestion, Difficulty, Kind
from interview.models.settings import ClockMode, DrawRequest, Feedback, Settings
from interview.tui.commands import SETUP, Scope
from interview.tui.services import Services


class SetupScreen(Screen[None]):
    """The form for a custom session; nothing chosen in a list means everything."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (SETUP,)
    BINDINGS: ClassVar[list[BindingType]] = [*SETUP.bindings()]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services

    def compose(self) -> ComposeResult:
        try:
            banks = self._services.banks()
        except InterviewError:
            banks = []
        questions = [question for bank in banks for question in bank.questions.values()]
        yield Static("Custom session", classes="title")
        with VerticalScroll(id="setup-form"):
            with Horizontal(classes="row"):
                with Vertical(classes="column"):
                    yield _choices("Banks", "banks", Counter(question.bank for question in questions))
                    yield _choices("Kinds", "kinds", _count(Kind, (question.kind for question in questions)))
                    yield _choices(
                        "Difficulty",
                        "difficulties",
                        _count(Difficulty, (question.difficulty for question in questions)),
                    )
                with Vertical(classes="column"):
                    yield _choices("Topics", "topics", Counter(sorted(_topics(questions))))
                    yield _select("Feedback", "feedback", {"after each question": "coach", "at the end": "mock"})
                    clocks = {"soft: overtime is recorded": "soft", "hard: takes what is there": "hard", "off": "off"}
                    yield _select("Clock", "clock", clocks)
                    stretches = {"×1": "1", "×1.25": "1.25", "×1.5": "1.5", "×2": "2"}
                    yield _select("More time", "stretch", stretches)
            with Horizontal(classes="row"):
                yield _field("Questions", "count", "5", [Integer(1, 500)])
                yield _field("Minutes (empty: by questions)", "minutes", "", [Number(1, 1000)])
                yield _field("Seed (empty: new)", "seed", "", [Integer(0)])
        with Horizontal(id="setup-bar"):
            yield Static("", id="setup-count", markup=False)
            yield Button("Start ^S", id="start", compact=True, variant="primary")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one("#banks").focus()
        self.count_matches()

    @on(SelectionList.SelectedChanged)
    @on(Input.Changed)
    @on(Select.Changed)
    def count_matches(self) -> None:
        """Say what a start would draw, or why it would not."""
        line = self.query_one("#setup-count", Static)
        try:
            drawn = draw(self._services.banks(), self._settings().request, 0)
        except (InterviewError, ValueError) as error:
            line.update(Content.styled(str(error), "$text-error"))
            return
        minutes = sum(one.question.minutes for one in drawn.questions)
        line.update(f"{len(drawn.questions)} questions, about {minutes:g} minutes. {' '.join(drawn.notes)}")

    def _settings(self) -> Settings:
        """Return what the form says.

        Raises:
            ValueError: A number is not one.
        """
        for field in self.query(Input):
            if field.value and not field.is_valid:
                raise ValueError(f"{field.border_title}: {field.value!r} is not a number that fits.")
        minutes = self.query_one("#minutes", Input).value
        count = self.query_one("#count", Input).value
        request = DrawRequest(
            banks=tuple(self._chosen("banks")),
            topics=tuple(self._chosen("topics")),
            kinds=tuple(Kind(kind) for kind in self._chosen("kinds")),
            difficulties=tuple(Difficulty(one) for one in self._chosen("difficulties")),
            count=int(count) if count else None,
            minutes=float(minutes) if minutes else None,
        )
        return Settings(
            feedback=Feedback(str(self.query_one("#feedback", Select).value)),
            clock=ClockMode(str(self.query_one("#clock", Select).value)),
            stretch=float(str(self.query_one("#stretch", Select).value)),
            minutes=float(minutes) if minutes else None,
            request=request,
        )

    def _chosen(self, name: str) -> list[str]:
        return [str(value) for value in self.query_one(f"#{name}", SelectionList).selected]

    @on(Button.Pressed, "#start")
    def action_start(self) -> None:
        try:
            settings = self._settings()
        except ValueError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        seed = self.query_one("#seed", Input).value
        self.app.pop_screen()
        self.app.start_session(settings, int(seed) if seed else None)  # type: ignore[attr-defined]

    def action_leave(self) -> None:
        self.app.pop_screen()


def _choices(title: str, name: str, counts: Counter[str]) -> SelectionList[str]:
    chooser = SelectionList[str](
        *(Selection(Content(f"{value} ({number})"), value) for value, number in counts.items()), id=name, compact=True
    )
    chooser.border_title = f"{title} (none: all)"
    return chooser


def _select(title: str, name: str, options: dict[str, str]) -> Select[str]:
    first = next(iter(options.values()))
    return Select(
        [(f"{title}: {text}", value) for text, value in options.items()],
        value=first,
        allow_blank=False,
        id=name,
        compact=True,
    )


def _field(title: str, name: str, value: str, validators: list[Integer | Number]) -> Vertical:
    field = Input(value, id=name, validators=validators, valid_empty=True)
    field.border_title = title
    return Vertical(field, classes="column")


def _count(kinds: Iterable[str], values: Iterable[str]) -> Counter[str]:
    """Return how often each value occurs, in the order of its kind, those that occur."""
    counts = Counter(str(value) for value in values)
    return Counter({str(kind): counts[str(kind)] for kind in kinds if counts[str(kind)]})


def _topics(questions: Iterable[AnyQuestion]) -> Iterable[str]:
    return (question.topic for question in questions if question.topic)
