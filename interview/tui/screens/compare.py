"""Two sessions, or two attempts at one question, side by side: marks, time, points hit, changed code."""

import asyncio
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from interview.errors import InterviewError
from interview.review.compare import Pair, compare_points, diff_lines, pair_sessions
from interview.transcript.folder import find_session, list_attempts, load_session
from interview.transcript.state import Phase, QuestionState, SessionState
from interview.transcript.summary import Attempt
from interview.tui.commands import COMPARE, Scope
from interview.tui.messages import ErrorMet
from interview.tui.theme import mark_style, signed
from interview.tui.widgets.choice_dialog import Choice, ChoiceDialog
from interview.tui.widgets.diff_view import DiffView
from interview.tui.widgets.hanging import Hanging
from interview.tui.widgets.key_line import KeyLine
from interview.words import CHECKS, PHASES, POINTS, WRONG, clock, confidence, percent, plural

_SIGNS = {"wrong": WRONG, **{str(what): sign for what, sign in (*POINTS.items(), *CHECKS.items())}}
"""How what became of a point or a check is written; blank where it does not occur."""


async def compare_with_another(screen: Screen[Any], folder: Path, state: SessionState, key: str) -> None:
    """Ask for another attempt at a question, and show the two side by side, the older one at the left."""
    attempts = await asyncio.to_thread(list_attempts, folder)
    others = [
        Choice(one.session, _attempt(one))
        for one in reversed(attempts)
        if one.key == key and one.session != state.session
    ]
    if not others:
        screen.notify("This question was not asked in any other session.")
        return
    chosen = await screen.app.push_screen_wait(ChoiceDialog("Compare with which attempt?", others))
    if chosen is None:
        return
    try:
        other, _ = await asyncio.to_thread(lambda: load_session(find_session(folder, chosen)))
    except InterviewError as error:
        screen.post_message(ErrorMet(error))
        return
    older, newer = sorted((other, state), key=lambda one: one.started_at)
    await screen.app.push_screen(CompareScreen(older, newer, key=key))


def _attempt(one: Attempt) -> Content:
    """Return an attempt as one line."""
    return Content.assemble(
        f"{one.at.astimezone():%Y-%m-%d %H:%M}  ",
        (f"{percent(one.mark):>4}", mark_style(one.mark)),
        (f"  {clock(one.seconds):>6}  {PHASES[one.phase].word}", "$text-muted"),
    )


class CompareScreen(Screen[None]):
    """A session at the left, another at the right."""

    CSS = """
    CompareScreen #compare-body { height: 1fr; }
    CompareScreen #compare-questions { width: 34; text-wrap: nowrap; text-overflow: ellipsis; }
    CompareScreen.-narrow #compare-body { layout: vertical; }
    CompareScreen.-narrow #compare-questions { width: 1fr; height: 30%; }
    CompareScreen #compare-pane { width: 1fr; padding: 0 1; }
    CompareScreen .compare-sides { height: auto; }
    CompareScreen .compare-sides > Vertical { width: 1fr; height: auto; padding: 0 1 0 0; }
    CompareScreen .compare-sides Static { height: auto; }
    """
    SCOPES: ClassVar[tuple[Scope, ...]] = (COMPARE,)
    BINDINGS: ClassVar[list[BindingType]] = [*COMPARE.bindings()]

    def __init__(self, left: SessionState, right: SessionState, *, key: str = "") -> None:
        """Show two sessions; begin with the question of this key."""
        super().__init__()
        self._left, self._right = left, right
        self._pairs = pair_sessions(left, right)
        self._key = key

    def compose(self) -> ComposeResult:
        yield Static("", id="compare-title", classes="title", markup=False)
        with Horizontal(id="compare-body"):
            yield OptionList(id="compare-questions", classes="list", markup=False)
            yield VerticalScroll(id="compare-pane")
        yield KeyLine()

    def on_mount(self) -> None:
        self._show_pairs()
        self.query_one("#compare-questions").focus()

    def _show_pairs(self) -> None:
        left, right = self._left, self._right
        self.query_one("#compare-title", Static).update(
            Content.assemble(*_session(left), ("  and  ", "$text-muted not bold"), *_session(right))
        )
        menu = self.query_one("#compare-questions", OptionList)
        menu.clear_options()
        menu.add_options([Option(_line(pair), id=pair.key) for pair in self._pairs])
        places = [place for place, pair in enumerate(self._pairs) if pair.key == self._key]
        menu.highlighted = places[0] if places else 0

    @on(OptionList.OptionHighlighted, "#compare-questions")
    async def show_pair(self, event: OptionList.OptionHighlighted) -> None:
        """Show everything about the highlighted question on both sides."""
        pair = self._pairs[event.option_index]
        self._key = pair.key
        pane = self.query_one("#compare-pane", VerticalScroll)
        await pane.remove_children()
        await pane.mount_all(_sides(pair))
        pane.scroll_home(animate=False)

    def action_swap(self) -> None:
        self._left, self._right = self._right, self._left
        self._pairs = pair_sessions(self._left, self._right)
        self._show_pairs()

    def action_leave(self) -> None:
        self.app.pop_screen()


def _session(state: SessionState) -> list[tuple[str, str] | str]:
    score = (f"{percent(state.score)}", mark_style(state.score))
    return [score, (f" {state.started_at.astimezone():%d %b %Y} {clock(state.active)}", "not bold")]


def _line(pair: Pair) -> Content:
    difference = pair.difference
    arrow, style = (
        ("  ", "") if not difference else ("▲ ", "$text-success") if difference > 0 else ("▼ ", "$text-error")
    )
    return Content.assemble(
        (f"{_percent(pair.left):>4}", mark_style(pair.left.mark if pair.left else None)),
        (f"{_percent(pair.right):>5} ", mark_style(pair.right.mark if pair.right else None)),
        (arrow, style),
        pair.title,
    )


def _percent(one: QuestionState | None) -> str:
    return "" if one is None else percent(one.mark)


def _sides(pair: Pair) -> list[Static | Horizontal | DiffView]:
    """Return what is shown about a question: facts, points, prose side by side, a diff of the programs."""
    parts: list[Static | Horizontal | DiffView] = [
        Static(pair.title, classes="section", markup=False),
        Horizontal(Vertical(Static(_facts(pair.left))), Vertical(Static(_facts(pair.right))), classes="compare-sides"),
    ]
    points = compare_points(pair)
    if points:
        parts.append(Static("Points and checks: left, right", classes="section"))
        parts += [Static(Hanging(_signs(point.left, point.right), Content(point.text))) for point in points]
    left, right = pair.left, pair.right
    if any(one is not None and one.prose.strip() for one in (left, right)):
        texts = [one.prose.strip() if one is not None else "" for one in (left, right)]
        answers = [Vertical(Static(text, classes="answer-text", markup=False)) for text in texts]
        parts += [Static("Answers", classes="section"), Horizontal(*answers, classes="compare-sides")]
    if pair.is_code:
        lines = diff_lines(left.code if left else "", right.code if right else "")
        parts += [Static("Programs", classes="section"), DiffView(lines)]
    return parts


def _facts(one: QuestionState | None) -> Content:
    if one is None or one.phase is Phase.UNSEEN:
        return Content.styled(PHASES[Phase.UNSEEN].word, "$text-muted")
    details = [f"{clock(one.seconds)} of {clock(one.limit_seconds)}"]
    if one.phase is not Phase.ANSWERED:
        details.append(PHASES[one.phase].word)
    if one.hints:
        details.append(plural(one.hints, "hint"))
    if one.confidence is not None:
        details.append(confidence(one.confidence))
    if one.corrections:
        details.append(f"machine {percent(one.machine_mark)}")
    if one.runs:
        details.append(plural(len(one.runs), "run"))
    return Content.assemble((f"{percent(one.mark)}  ", f"bold {mark_style(one.mark)}"), (" · ".join(details), ""))


def _signs(left: str, right: str) -> Content:
    return Content(" ").join(signed(_SIGNS[what]) if what else Content(" ") for what in (left, right))
