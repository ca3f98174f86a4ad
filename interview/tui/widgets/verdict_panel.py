"""A verdict as a candidate reads it: each check with one plain sentence, what was expected, got and printed."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from interview.models.verdict import CheckResult, CheckState, Outcome, Verdict
from interview.tui.theme import QUIET, signed
from interview.tui.widgets.hanging import Hanging
from interview.words import CHECKS

MOST_LINES = 6
"""How many lines of an input, a value or a print a check shows; the transcript has the rest."""

_TITLES = {
    Outcome.PASSED: "Passed",
    Outcome.WRONG: "Wrong answer",
    Outcome.ERROR: "Your code raised an exception",
    Outcome.TOO_MUCH_OUTPUT: "Printed too much",
    Outcome.TIMED_OUT: "Took too long",
    Outcome.OUT_OF_MEMORY: "Used too much memory",
    Outcome.CRASHED: "The process ended without a result",
    Outcome.FORBIDDEN: "Uses something that this question forbids",
    Outcome.CANCELLED: "Cancelled",
    Outcome.JUDGE_FAILED: "The judge failed: nothing was marked",
}


class VerdictPanel(Vertical):
    """What the judge said."""

    DEFAULT_CSS = "VerdictPanel { height: auto; }"

    def __init__(self, verdict: Verdict, *, note: str = "", points: bool = True) -> None:
        """Show a verdict; `note` says what kind of run it was, `points` whether to say what it earned."""
        super().__init__()
        self.verdict = verdict
        self._note = note
        self._with_points = points

    def compose(self) -> ComposeResult:
        verdict = self.verdict
        shows_points = self._with_points and verdict.possible > 0 and verdict.outcome.counts
        style = "$text-success" if verdict.passed else "$text-error" if verdict.outcome.counts else "$text-warning"
        yield Static(
            Content.assemble(
                (_TITLES[verdict.outcome], f"bold {style}"),
                (f"  {verdict.points:g} of {verdict.possible:g} points" if shows_points else "", QUIET),
                (f"  {self._note}" if self._note else "", QUIET),
            )
        )
        if verdict.sentence.rstrip(".") != _TITLES[verdict.outcome] and not _is_said_below(verdict):
            yield Static(verdict.sentence, markup=False)
        if not verdict.outcome.counts:
            return  # it was not judged: there is nothing else to say
        for check in verdict.checks:
            yield Static(check_line(check))
        if verdict.traceback:
            yield Static("Traceback", classes="section")
            yield Static(verdict.traceback, classes="code-text", markup=False)
        if verdict.stdout.strip():
            yield Static("Printed", classes="section")
            yield Static(verdict.stdout.rstrip(), classes="code-text", markup=False)
        yield Static(
            f"{verdict.wall_seconds * 1000:.0f} ms, {verdict.memory_mb:.0f} MiB, isolation: {verdict.isolation}",
            classes="note",
            markup=False,
        )


def check_line(check: CheckResult) -> Hanging:
    """Return one check with everything it may show."""
    parts: list[tuple[str, str] | str] = [check.title]
    if check.hidden:
        parts.append(("  hidden", QUIET))
    if check.state in (CheckState.FAILED, CheckState.ERROR):
        parts += [f"\n{check.sentence}"] if check.sentence else []
        shown = {"given": check.given, "expected": check.expected, "got": check.got, "hint": check.hint}
        for label, text in shown.items():
            parts += _labelled(label, text)
    parts += _labelled("printed", check.stdout)
    return Hanging(signed(CHECKS[check.state]), Content.assemble(*parts))


def _labelled(label: str, text: str) -> list[tuple[str, str] | str]:
    """Return a text after its label; one of several lines begins on its own line, and a long one is cut."""
    lines = text.strip("\n").rstrip().splitlines()
    if not lines:
        return []
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"… {len(lines) - MOST_LINES + 1} more lines"]
    return [(f"\n{label}:", QUIET), "\n" if len(lines) > 1 else " ", "\n".join(lines)]


def _is_said_below(verdict: Verdict) -> bool:
    """Whether the verdict's sentence is that of a check, which is shown with it."""
    return any(check.sentence and check.sentence in verdict.sentence for check in verdict.checks)
