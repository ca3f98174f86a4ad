"""The interviewer's side of a question: what a good answer says, what was heard, and what can be asked next."""

import itertools

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, Static

from interview.models.answer import model_answer
from interview.models.grade import Grade, PointStatus, band
from interview.models.question import Bug, Code, MultipleChoice, Predict, Theory
from interview.transcript.private.scales import points_of
from interview.transcript.private.state import Opinion, PrivateState
from interview.transcript.state import QuestionState
from interview.tui.theme import QUIET, TONES, signed
from interview.tui.widgets.hanging import Hanging
from interview.tui.widgets.prompt_view import python
from interview.words import POINTS, WRONG, clock, percent


class GuideView(VerticalScroll):
    """Everything private about the question on the shared screen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  Textual's own name
        super().__init__(id=id)
        self._shown: tuple[object, ...] = ()
        self._now: QuestionState | None = None
        self._private = PrivateState()
        self._grade: Grade | None = None

    async def show(self, now: QuestionState | None, private: PrivateState, grade: Grade | None) -> None:
        """Show the guide to a question; nothing is done where nothing about it has changed."""
        key = now.question.key if now is not None else ""
        what = (
            key,
            now and (now.phase, now.hint_numbers, now.follow_ups, now.revealed),
            private.opinion(key),
            private.notes,
            grade,
        )
        if what == self._shown:
            return
        is_same_question = bool(self._shown) and self._shown[0] == key
        self._shown = what
        self._now, self._private, self._grade = now, private, grade
        top = self.scroll_y
        await self.recompose()
        self.scroll_to(y=top if is_same_question else 0, animate=False)

    def compose(self) -> ComposeResult:
        now = self._now
        if now is not None:
            opinion = self._private.opinion(now.question.key)
            yield Static(self._headline(now, opinion))
            yield from self._points(now, opinion)
            yield from self._answer(now)
            yield from self._help(now)
            if now.question.interviewer_notes.strip():
                yield Static("For you", classes="section")
                yield Markdown(now.question.interviewer_notes.strip())
        yield from self._notes()

    def _headline(self, now: QuestionState, opinion: Opinion) -> Content:
        mine = "not reached" if not opinion.reached else f"you: {percent(opinion.mark)}"
        machine = now.machine_mark if now.grade is not None else self._grade.mark if self._grade is not None else None
        return Content.assemble(
            (mine, "bold"), (f"  machine{'' if now.grade else ' so far'}: {percent(machine)}", QUIET)
        )

    def _points(self, now: QuestionState, opinion: Opinion) -> ComposeResult:
        points = points_of(now.question)
        if points:
            yield Static("Key points (press 1 to 9 when said)", classes="section")
        for number, (point, text) in enumerate(points, start=1):
            sign = "✓" if point in opinion.said else "·"
            proposed = self._proposed(point)
            label = f"{number}" if number < 10 else " "
            heard = "$text-success" if point in opinion.said else QUIET
            parts = Content.assemble((text, "" if point not in opinion.said else "bold"), proposed)
            yield Static(Hanging(Content.assemble((f"{label} ", QUIET), (sign, heard)), parts))
        question = now.question
        if isinstance(question, Theory) and question.must_not:
            found = {wrong.id for wrong in self._grade.misconceptions} if self._grade is not None else set()
            yield Static("Misconceptions", classes="section")
            for wrong in question.must_not:
                claimed = signed(WRONG) if wrong.id in found else Content.styled("–", QUIET)
                yield Static(Hanging(claimed, Content.assemble(wrong.text, (f"\n{wrong.truth}", QUIET))))

    def _proposed(self, point: str) -> Content:
        """Return what the machine found of a point; nothing where it found nothing of it."""
        status = self._grade.points[point].status if self._grade is not None and point in self._grade.points else None
        if status is None or status is PointStatus.MISSED:
            return Content("")
        sign = POINTS[status]
        return Content.styled(f"  {sign.sign} {'typed' if status is PointStatus.HIT else sign.word}", TONES[sign.tone])

    def _answer(self, now: QuestionState) -> ComposeResult:
        answer, language = model_answer(now.question)
        yield Static(f"Model answer{', revealed' if now.revealed else ''}", classes="section")
        if language == "markdown":
            yield Markdown(answer.strip())
        else:
            shown = python(answer) if language == "python" else Content(answer.rstrip())
            yield Static(shown, classes="code-text")
        if isinstance(now.question, Predict | MultipleChoice) and now.question.explain.strip():
            yield Markdown(now.question.explain.strip())
        if isinstance(now.question, Code | Bug):
            for check in now.question.code.checks:
                where = "hidden" if check.hidden else "sample" if check.sample else "when handed in"
                yield Static(Content.assemble(f"– {check.title or check.id}", (f"  {where}", QUIET)))

    def _help(self, now: QuestionState) -> ComposeResult:
        question = now.question
        if question.hints:
            yield Static("Hints", classes="section")
        for number, hint in enumerate(question.hints, start=1):
            given = "  given" if number in now.hint_numbers else ""
            yield Static(Hanging(Content(f"{number}"), Content.assemble(hint.text.strip(), (given, "$text-warning"))))
        mark = now.mark if now.mark is not None else self._grade.mark if self._grade is not None else None
        reached = band(mark) if mark is not None else None
        if any(one.text for one in question.follow_ups):
            yield Static("Follow-ups", classes="section")
        for number, follow_up in enumerate(question.follow_ups, start=1):
            if follow_up.text:
                fits = reached is not None and (not follow_up.after or reached in follow_up.after)
                after = ", ".join(follow_up.after) or "any answer"
                asked = "  asked" if number in now.follow_ups else ""
                sign = Content.styled(f"{number}", "bold $text-success" if fits else QUIET)
                text = Content.assemble(
                    follow_up.text.strip(), (f"  after {after}{asked}", QUIET), (f"\n{follow_up.answer.strip()}", QUIET)
                )
                yield Static(Hanging(sign, text))

    def _notes(self) -> ComposeResult:
        notes = self._private.notes
        if notes:
            yield Static("Notes", classes="section")
        for note in itertools.islice(reversed(notes), 20):
            yield Static(Hanging(Content.styled(clock(note.active), QUIET), Content(note.text)))
