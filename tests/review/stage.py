"""Sessions made for the tests of review, with a clock that is moved by hand."""

import datetime as dt

from interview.models.question import AnyQuestion
from interview.models.settings import Settings
from interview.models.verdict import CheckResult, CheckState, Outcome, Verdict
from interview.session import Moment, Session
from interview.session import commands as c
from interview.transcript.events import Edit, Record, SessionStarted
from interview.transcript.state import SessionState
from tests.questions import code, drawn, theory

NOW = dt.datetime(2026, 1, 2, 10, 0, tzinfo=dt.UTC)
RIGHT = "It is how many positions the kernel moves, and a larger stride shrinks the output map."


class Stage:
    """A session whose records are kept."""

    def __init__(
        self, *questions: AnyQuestion, name: str = "s", started: dt.datetime = NOW, **settings: object
    ) -> None:
        draw = drawn(*(questions or (theory(), code())))
        start = SessionStarted(
            app="1",
            session=name,
            seed=7,
            inputs_hash=draw.inputs_hash,
            settings=Settings(**settings),  # type: ignore[arg-type]
            questions=draw.questions,
        )
        self.started = started
        self.records = [Record(seq=0, at=started, active=0.0, event=start)]
        self.session = Session(self.records)
        self.active = 0.0

    @property
    def state(self) -> SessionState:
        return self.session.state

    def do(self, command: c.Command, after: float = 1.0) -> None:
        self.active += after
        at = self.started + dt.timedelta(seconds=self.active)
        self.records += self.session.handle(command, Moment(at=at, active=self.active))

    def type(self, text: str, part: str = "prose", after: float = 1.0) -> None:
        """Type at the end, word by word, in batches of one second."""
        now = self.state.now
        assert now is not None
        at = len(now.prose if part == "prose" else now.code)
        words = [f"{word} " for word in text.split(" ")]
        for first in range(0, len(words), 3):
            edits = []
            for word in words[first : first + 3]:
                edits.append(Edit(at, "", word))
                at += len(word)
            self.do(c.EditDraft(part=part, edits=tuple(edits)), after)

    def put(self, text: str, part: str = "prose") -> None:
        """Put a whole text in place of the draft, as a paste does."""
        now = self.state.now
        assert now is not None
        self.do(c.EditDraft(part=part, edits=(Edit(0, now.prose if part == "prose" else now.code, text),)))

    def judge(self, outcome: Outcome = Outcome.PASSED, points: float = 2) -> None:
        """Give the verdict that the last run waits for."""
        now = self.state.now
        assert now is not None
        checks = (
            CheckResult(id="value", title="the values", state=CheckState.PASSED, points=1),
            CheckResult(id="negative", title="negative values", state=CheckState.PASSED, points=1, hidden=True),
        )
        verdict = Verdict(outcome=outcome, sentence="All passed.", points=points, possible=2, checks=checks)
        self.do(c.RecordVerdict(question=now.question.key, run=now.runs[-1].number, verdict=verdict))


def session(answer: str = RIGHT, program: str = "def double(x):\n    return 2 * x\n", **given: object) -> Stage:
    """Return a whole session: a theory question and a program, with everything that can happen."""
    stage = Stage(**given)  # type: ignore[arg-type]
    stage.do(c.Ask(index=0))
    stage.type(answer)
    stage.do(c.ShowHint())
    stage.do(c.Pause())
    stage.do(c.Resume(), after=0)
    stage.do(c.SubmitAnswer(), after=60)
    stage.do(c.GiveConfidence(question="small:stride", confidence=3))
    stage.do(c.Ask(index=1))
    stage.put("def double(x): pass", "code")
    stage.do(c.RunCode())
    stage.judge(Outcome.WRONG, 0)
    stage.put(program, "code")
    stage.do(c.SubmitAnswer())
    stage.judge()
    stage.do(c.GiveConfidence(question="small:double", confidence=4))
    stage.do(c.End())
    return stage
