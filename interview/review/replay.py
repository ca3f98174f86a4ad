"""What a session was at any instant: the answer being typed, from its edits, and all that happened beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from interview.transcript import events
from interview.transcript.events import Edit, Record
from interview.transcript.state import SessionState, advance, begin
from interview.words import clock, percent

CHECKPOINT_RECORDS = 128
"""After how many records a state is kept; no instant is further than that from a known one."""
BATCH_SECONDS = 1.0
"""Over how long the edits of one batch are spread: they were typed in the second before it was written."""
IDLE_SECONDS = 2.0
"""A gap longer than this is skipped."""
LEAD_SECONDS = 0.5
"""How long before the end of a skipped gap playing goes on."""
_KEYED = 24
"""The longest insertion without a blank inside that was typed, and not pasted."""
_PASTED = 40
"""An insertion of this length was pasted, whatever it holds."""


class MarkKind(StrEnum):
    """What is marked on the bar."""

    QUESTION = "question"
    RUN = "run"
    VERDICT = "verdict"
    HINT = "hint"
    PASTE = "paste"
    PAUSE = "pause"
    RESTART = "restart"
    SKIP = "skip"
    SUBMIT = "submit"
    MARK = "mark"
    END = "end"


SIGNS = {
    MarkKind.SUBMIT: "✓",
    MarkKind.RUN: "▷",
    MarkKind.VERDICT: "◆",
    MarkKind.HINT: "?",
    MarkKind.PASTE: "P",
    MarkKind.PAUSE: "‖",
    MarkKind.RESTART: "↻",
    MarkKind.SKIP: "↷",
    MarkKind.QUESTION: "│",
}
"""How the instants of a time line are written, the most telling first."""
LEGEND = "  ".join(
    f"{SIGNS[kind]} {kind}"
    for kind in (
        MarkKind.QUESTION, MarkKind.RUN, MarkKind.VERDICT, MarkKind.HINT, MarkKind.PASTE, MarkKind.PAUSE, MarkKind.SKIP,
        MarkKind.SUBMIT,
    )
)  # fmt: skip
"""What the signs stand for."""


class Mark(Struct, frozen=True, kw_only=True):
    """An instant that a person looks for."""

    step: int
    """The step at which it is to be seen."""
    at: float
    """Its active seconds."""
    kind: MarkKind
    """What happened."""
    text: str
    """The same in words."""
    question: str = ""
    """The question's key; empty where it concerns the session."""


class _Step(Struct, frozen=True, array_like=True):
    """One change of what is to be seen: a key, a paste, or an event."""

    at: float
    record: int
    keys: int
    """How many keys of the record's batch are pressed; 0 for other events."""


class Timeline:
    """A session's records as instants between its beginning and its end."""

    def __init__(self, records: Sequence[Record]) -> None:
        """Lay out the records of one session, of which there is at least the first."""
        self._records = records
        self._checkpoints = [begin(records[0])]
        self._latest = (1, self._checkpoints[0])
        self._steps = [_Step(0.0, 0, 0)]
        marks: list[Mark] = []
        state = self._checkpoints[0]
        paused: Record | None = None
        for number, record in enumerate(records[1:], start=1):
            if number % CHECKPOINT_RECORDS == 0:
                self._checkpoints.append(state)
            self._add_steps(number, record)
            state = advance(state, record)
            for kind, text in _told(record, paused):
                step = len(self._steps) - 1
                question = record.event.question if isinstance(record.event, events.QuestionEvent) else ""
                marks.append(Mark(step=step, at=self._steps[-1].at, kind=kind, text=text, question=question))
            paused = record if isinstance(record.event, events.SessionPaused) else None
        self._times = [step.at for step in self._steps]
        self.marks = tuple(marks)
        """What can be jumped to, in order."""

    @property
    def seconds(self) -> float:
        """The active seconds from beginning to end."""
        return self._times[-1]

    @property
    def steps(self) -> int:
        """How many steps there are, the beginning counted."""
        return len(self._steps)

    def time_of(self, step: int) -> float:
        """Return the active seconds of a step."""
        return self._times[self._within(step)]

    def step_at(self, seconds: float) -> int:
        """Return the last step that has happened at an instant."""
        return max(0, bisect_right(self._times, seconds) - 1)

    def state(self, step: int) -> SessionState:
        """Return what the session was after a step."""
        now = self._steps[self._within(step)]
        if now.record == 0:
            return self._checkpoints[0]
        record = self._records[now.record]
        if isinstance(record.event, events.AnswerDrafted):
            typed = msgspec.structs.replace(record.event, edits=keystrokes(record.event.edits)[: now.keys])
            record = msgspec.structs.replace(record, active=now.at, event=typed)
        return advance(self._before(now.record), record)

    def neighbour(self, step: int, direction: int, *, kinds: Sequence[MarkKind] = tuple(MarkKind)) -> int:
        """Return the step of the next mark (`direction` 1) or the one before (-1), else the end or the beginning."""
        places = [mark.step for mark in self.marks if mark.kind in kinds]
        if direction > 0:
            index = bisect_right(places, step)
            return places[index] if index < len(places) else self.steps - 1
        index = bisect_left(places, step) - 1
        return places[index] if index >= 0 else 0

    def played(self, at: float, seconds: float, *, skip_idle: bool) -> float:
        """Return the instant at which playing on from `at` for some seconds arrives; a long idle time is jumped."""
        at += seconds
        following = self.step_at(at) + 1
        if skip_idle and following < self.steps and self._times[following] - at > IDLE_SECONDS:
            at = self._times[following] - LEAD_SECONDS
        return min(at, self.seconds)

    def _within(self, step: int) -> int:
        return min(max(0, step), self.steps - 1)

    def _before(self, record: int) -> SessionState:
        """Return the state before a record: from the nearest checkpoint, or from where one looked last."""
        start = record // CHECKPOINT_RECORDS * CHECKPOINT_RECORDS
        first, state = max(start, 1), self._checkpoints[record // CHECKPOINT_RECORDS]
        if first < self._latest[0] <= record:
            first, state = self._latest
        for number in range(first, record):
            state = advance(state, self._records[number])
        self._latest = record, state
        return state

    def _add_steps(self, number: int, record: Record) -> None:
        """Add the steps of one record, none before the one that came last."""
        before = self._steps[-1].at
        at = max(before, record.active)
        if not isinstance(record.event, events.AnswerDrafted):
            self._steps.append(_Step(at, number, 0))
            return
        keys = len(keystrokes(record.event.edits))
        begin_at = max(before, at - BATCH_SECONDS)
        for pressed in range(1, keys + 1):
            self._steps.append(_Step(begin_at + (at - begin_at) * pressed / keys, number, pressed))


def keystrokes(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return edits that come to the same, one for each key where a word was typed."""
    pressed: list[Edit] = []
    for edit in edits:
        typed = not edit.removed and len(edit.inserted) <= _KEYED and not any(map(str.isspace, edit.inserted[:-1]))
        if typed and len(edit.inserted) > 1:
            pressed += [Edit(edit.at + offset, "", char) for offset, char in enumerate(edit.inserted)]
        else:
            pressed.append(edit)
    return tuple(pressed)


def pasted(edit: Edit) -> bool:
    """Whether a change brought in more at once than a key does."""
    return len(edit.inserted) >= _PASTED or len(edit.inserted.split()) > 1


def _told(record: Record, paused: Record | None) -> list[tuple[MarkKind, str]]:
    """Return what of a record is marked, with its words; `paused` is the record before it, where that is a pause."""
    if isinstance(record.event, events.SessionResumed) and record.event.reason != "restart":
        away = max(0, int((record.at - paused.at).total_seconds())) if paused else 0
        return [(MarkKind.PAUSE, f"resumed after {clock(away)}")]
    words = _WORDS.get(type(record.event))
    return [(kind, text) for kind, text in words(record.event)] if words else []


def _pastes(event: events.AnswerDrafted) -> list[tuple[MarkKind, str]]:
    sizes = [len(edit.inserted) for edit in event.edits if pasted(edit)]
    return [(MarkKind.PASTE, f"{size} characters at once") for size in sizes]


_WORDS: dict[type, Callable[[Any], list[tuple[MarkKind, str]]]] = {
    events.QuestionAsked: lambda event: [(MarkKind.QUESTION, "question")],
    events.AnswerDrafted: _pastes,
    events.HintShown: lambda event: [(MarkKind.HINT, f"hint {event.number}")],
    events.CodeSubmitted: lambda event: [(MarkKind.RUN, f"run {event.run}{', the answer' if event.final else ''}")],
    events.CodeJudged: lambda event: [
        (MarkKind.VERDICT, f"run {event.run}: {event.verdict.outcome}. {event.verdict.sentence}")
    ],
    events.AnswerSubmitted: lambda event: [
        (MarkKind.SUBMIT, f"handed in{' when time was up' if event.by == 'clock' else ''}")
    ],
    events.QuestionSkipped: lambda event: [(MarkKind.SKIP, "skipped")],
    events.AnswerGraded: lambda event: [(MarkKind.MARK, f"marked {percent(event.grade.mark)}")],
    events.GradeCorrected: lambda event: [(MarkKind.MARK, f"corrected to {percent(event.mark)}: {event.reason}")],
    events.SessionPaused: lambda event: [(MarkKind.PAUSE, "paused")],
    events.SessionResumed: lambda event: [(MarkKind.RESTART, "resumed")],
    events.SessionEnded: lambda event: [(MarkKind.END, f"the end: {event.reason}")],
}
"""What is marked about each event."""
