"""The scorecard: a score of 1 to 4 with its evidence for each dimension, and a recommendation, by single keys."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview.errors import InterviewError
from interview.led.card import HEADINGS, as_html_card, as_markdown_card, rows
from interview.led.desk import Desk
from interview.transcript.private.events import Recommendation, Recommended, Scored
from interview.transcript.private.records import KnownPrivate
from interview.transcript.private.scales import dimensions_of
from interview.transcript.private.state import Score
from interview.tui.commands import SCORECARD, Scope
from interview.tui.export import write_beside
from interview.tui.theme import QUIET
from interview.tui.widgets.key_line import KeyLine
from interview.tui.widgets.led_dialogs import LineDialog

_ADVICE = "recommendation"


class ScorecardScreen(Screen[None]):
    """Digits score the chosen row and go on to the next; every key is kept at once."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (SCORECARD,)
    BINDINGS: ClassVar[list[BindingType]] = [
        *SCORECARD.bindings(),
        *(Binding(str(score), f"score({score})", "Score", show=False, priority=True) for score in (1, 2, 3, 4)),
    ]
    CSS = """
    #card-rows { height: auto; max-height: 60%; border: round $foreground 25%; background: $background; }
    #card-rows:focus { border: round $primary; }
    #card-anchors { height: auto; padding: 0 2 1 2; }
    #card-questions { height: 1fr; padding: 0 2; overflow-y: auto; }
    """

    def __init__(self, desk: Desk) -> None:
        """Fill in the card of a desk's session."""
        super().__init__()
        self.desk = desk
        self._dimensions = dimensions_of(desk.state.settings)

    def compose(self) -> ComposeResult:
        yield Static("Scorecard: press 1 to 4 to score a row, Enter to write what you saw", classes="title")
        yield OptionList(id="card-rows", markup=False)
        yield Static("", id="card-anchors", markup=False)
        yield Static("", id="card-questions", markup=False)
        yield KeyLine()

    def on_resize(self) -> None:
        self.query_one("#card-questions", Static).update(self._questions())

    def on_mount(self) -> None:
        self.show(0)
        self.query_one("#card-rows").focus()

    def show(self, chosen: int) -> None:
        """Show every row, and the table of questions."""
        menu = self.query_one("#card-rows", OptionList)
        menu.clear_options()
        menu.add_options([Option(self._line(place)) for place in range(len(self._dimensions) + 1)])
        menu.highlighted = min(chosen, len(self._dimensions))
        self.query_one("#card-questions", Static).update(self._questions())

    def _line(self, place: int) -> Content:
        if place == len(self._dimensions):
            private = self.desk.private
            advice = str(private.recommendation or "–")
            return Content.assemble(
                ("Recommendation    ", "bold"), (f"{advice:10}", "bold"), ("  " + private.summary, QUIET)
            )
        dimension = self._dimensions[place]
        score = self.desk.private.scores.get(dimension.id, Score())
        signs = "".join("●" if score.score and number <= score.score else "○" for number in (1, 2, 3, 4))
        return Content.assemble(
            f"{dimension.title:18.18}", (f"{signs}      ", "$text-primary"), ("  " + score.evidence, QUIET)
        )

    def _questions(self) -> Content:
        is_narrow = self.size.width < 110
        columns = (0, 1, 2, 4, 5, 7) if is_narrow else range(len(HEADINGS))
        table = [
            tuple(row[column] for column in columns) for row in (HEADINGS, *rows(self.desk.state, self.desk.private))
        ]
        widths = [max(map(len, cells)) for cells in zip(*table, strict=True)]
        widths[1] = min(widths[1], 22 if is_narrow else 32)
        lines = [
            Content.styled(
                "  ".join(f"{cell[:width]:{width}}" for cell, width in zip(row, widths, strict=True)),
                "bold" if number == 0 else "",
            )
            for number, row in enumerate(table)
        ]
        return Content("\n").join(lines)

    @on(OptionList.OptionHighlighted)
    def show_anchors(self) -> None:
        """Say what somebody does who earns each score."""
        place = self._place
        texts = list(Recommendation) if place == len(self._dimensions) else list(self._dimensions[place].anchors)
        lines = [Content.assemble((f"{number} ", "bold"), text) for number, text in enumerate(texts, start=1)]
        self.query_one("#card-anchors", Static).update(Content("\n").join(lines))

    @property
    def _place(self) -> int:
        return self.query_one("#card-rows", OptionList).highlighted or 0

    def _do(self, event: KnownPrivate, chosen: int) -> None:
        try:
            self.desk.do(event)
        except InterviewError as error:
            self.notify(str(error), severity="warning", markup=False)
        self.show(chosen)

    def action_score(self, score: int) -> None:
        self._score(score, self._place + 1)

    def action_clear(self) -> None:
        self._score(None, self._place)

    def _score(self, score: int | None, then: int) -> None:
        place = self._place
        if place == len(self._dimensions):
            advice = None if score is None else list(Recommendation)[score - 1]
            self._do(Recommended(recommendation=advice, summary=self.desk.private.summary), place)
        else:
            dimension = self._dimensions[place].id
            evidence = self.desk.private.scores.get(dimension, Score()).evidence
            self._do(Scored(dimension=dimension, score=score, evidence=evidence), then)

    @work
    async def action_evidence(self) -> None:
        place, private = self._place, self.desk.private
        if place == len(self._dimensions):
            text = await self.app.push_screen_wait(LineDialog("Why, in a sentence or two", text=private.summary))
            if text is not None:
                self._do(Recommended(recommendation=private.recommendation, summary=text), place)
            return
        dimension = self._dimensions[place]
        was = private.scores.get(dimension.id, Score())
        text = await self.app.push_screen_wait(LineDialog(f"{dimension.title}: what did you see?", text=was.evidence))
        if text is not None:
            self._do(Scored(dimension=dimension.id, score=was.score, evidence=text), place)

    def action_export(self) -> None:
        forms = {".scorecard.md": as_markdown_card, ".scorecard.html": as_html_card}
        state, private = self.desk.state, self.desk.private
        write_beside(self, {self.desk.path.with_suffix(end): make(state, private) for end, make in forms.items()})

    def action_leave(self) -> None:
        self.app.pop_screen()
