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
from textual.widgets import Button, Checkbox, Input, Select, SelectionList, Static
from textual.widgets.selection_list import Selection

from interview.draw import draw
from interview.errors import InterviewError
from interview.models.question import AnyQuestion, Difficulty, Kind
from interview.models.settings import ClockMode, DrawRequest, Feedback, Settings
from interview.tui.commands import SETUP, Scope
from interview.tui.messages import SessionChosen
from interview.tui.services import Services
from interview.tui.widgets.key_line import KeyLine

_FEEDBACK = {"after each question": "coach", "at the end": "mock"}
_CLOCKS = {"soft: overtime is noted": "soft", "hard: hands in your draft": "hard", "off": "off"}
_STRETCHES = {"standard": "1", "×1.25": "1.25", "×1.5": "1.5", "×2": "2"}


class SetupScreen(Screen[None]):
    """The form for a custom session; nothing chosen in a list means everything."""

    CSS_PATH = "setup.tcss"
    SCOPES: ClassVar[tuple[Scope, ...]] = (SETUP,)
    BINDINGS: ClassVar[list[BindingType]] = [*SETUP.bindings()]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services

    def compose(self) -> ComposeResult:
        questions = self._questions()
        yield Static("Custom session", classes="title")
        with VerticalScroll(id="setup-form", can_focus=False):
            with Horizontal(classes="row"):
                with Vertical(classes="column"):
                    yield _choices("Banks", "banks", Counter(question.bank for question in questions))
                    yield _choices("Kinds", "kinds", _in_order(Kind, (question.kind for question in questions)))
                    levels = _in_order(Difficulty, (question.difficulty for question in questions))
                    yield _choices("Difficulty", "difficulties", levels)
                with Vertical(classes="column"):
                    yield _choices("Topics", "topics", Counter(sorted(_areas(questions))))
                    yield _select("Feedback", "feedback", _FEEDBACK)
                    yield _select("Clock", "clock", _CLOCKS)
                    yield _select("Time", "stretch", _STRETCHES)
                    yield Checkbox("Light up key points as I type", id="live-points", compact=True)
            with Horizontal(classes="row"):
                yield _field("Questions", "count", "5", "as many as fit", Integer(1, 500))
                yield _field("Minutes", "minutes", "", "as the questions need", Number(1, 1000))
                yield _field("Seed", "seed", "", "a new one", Integer(0))
        with Horizontal(id="setup-bar"):
            yield Static("", id="setup-count", markup=False)
            start = SETUP.commands[0]
            yield Button(start.button_label, id="start", compact=True, variant="primary")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#banks").focus()
        self.count_matches()

    def _questions(self) -> list[AnyQuestion]:
        try:
            return [question for bank in self._services.banks() for question in bank.questions.values()]
        except InterviewError:
            return []  # the line above the footer says what is wrong

    @on(SelectionList.SelectedChanged)
    @on(Input.Changed)
    @on(Select.Changed)
    def count_matches(self) -> None:
        """Say what a start would draw, or why it would not."""
        line = self.query_one("#setup-count", Static)
        try:
            settings = self.settings()
            drawn = draw(self._services.banks(), settings.request, self.seed() or 0)
        except (InterviewError, ValueError) as error:
            line.update(Content.styled(str(error), "$text-error"))
            return
        minutes = (settings.minutes or sum(one.question.minutes for one in drawn.questions)) * settings.stretch
        number = len(drawn.questions)
        line.update(" ".join([f"{number} question{'' if number == 1 else 's'}, {minutes:g} minutes.", *drawn.notes]))

    def settings(self) -> Settings:
        """Return what the form says.

        Raises:
            ValueError: A number is not one.
        """
        minutes, count = self._number("minutes"), self._number("count")
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
            live_points=self.query_one("#live-points", Checkbox).value,
            request=request,
        )

    def seed(self) -> int | None:
        """Return the seed that the form asks for; None where it asks for none.

        Raises:
            ValueError: It is no number.
        """
        seed = self._number("seed")
        return int(seed) if seed else None

    def _number(self, name: str) -> str:
        field = self.query_one(f"#{name}", Input)
        if field.value and not field.is_valid:
            raise ValueError(f"{name.capitalize()}: {field.value!r} is not a valid number.")
        return field.value

    def _chosen(self, name: str) -> list[str]:
        return [str(value) for value in self.query_one(f"#{name}", SelectionList).selected]

    @on(Button.Pressed, "#start")
    @on(Input.Submitted)
    def action_start(self) -> None:
        try:
            chosen = SessionChosen(self.settings(), self.seed())
            draw(self._services.banks(), chosen.settings.request, 0)
        except (InterviewError, ValueError) as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        self.app.pop_screen()
        self.app.post_message(chosen)

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


def _field(title: str, name: str, value: str, empty: str, validator: Integer | Number) -> Vertical:
    field = Input(value, placeholder=empty, id=name, validators=[validator], valid_empty=True)
    field.border_title = title
    return Vertical(field, classes="column")


def _in_order(kinds: Iterable[str], values: Iterable[str]) -> Counter[str]:
    """Return how often each value occurs, in the order of its kind, those that occur."""
    counts = Counter(str(value) for value in values)
    return Counter({str(kind): counts[str(kind)] for kind in kinds if counts[str(kind)]})


def _areas(questions: Iterable[AnyQuestion]) -> Iterable[str]:
    """Yield the area of each topic: `autograd` of `autograd/graph`."""
    return (question.topic.partition("/")[0] for question in questions if question.topic)
