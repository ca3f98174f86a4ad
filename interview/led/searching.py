"""Finding a question to ask: those of the session first, then every other that the banks hold."""

from collections.abc import Iterable

from msgspec import Struct

from interview.draw import can_be_asked
from interview.models.question import AnyQuestion, Bank, Status
from interview.models.settings import DrawnQuestion
from interview.transcript.private.state import PrivateState, was_reached
from interview.transcript.state import Phase, SessionState
from interview.words import PHASES


class Askable(Struct, frozen=True, kw_only=True):
    """A question that can be asked next."""

    question: AnyQuestion
    """The question."""
    sign: str
    """How far it has come; empty where it was not drawn."""
    section: str = ""
    """The part of the plan that it belongs to."""

    @property
    def drawn(self) -> DrawnQuestion | None:
        """What the candidate's process has to be told; nothing where it knows the question."""
        return None if self.sign else DrawnQuestion(question=self.question, why="asked for")

    @property
    def line(self) -> str:
        """The question in a list."""
        question = self.question
        about = " · ".join(filter(None, (self.section, str(question.kind), question.topic, str(question.difficulty))))
        return f"{self.sign or '+'} {question.title or question.id}  {about}"

    def matches(self, words: Iterable[str]) -> bool:
        """Whether every word occurs in its name, topic, tags or prompt."""
        question = self.question
        text = " ".join((question.key, question.title, question.topic, *question.tags, self.line, question.prompt))
        folded = text.casefold()
        return all(word in folded for word in words)


def askable(state: SessionState, private: PrivateState, banks: Iterable[Bank]) -> list[Askable]:
    """Return what can be asked: the session's questions in order, then the banks' others."""
    known = {one.question.key for one in state.questions}
    own = [
        Askable(
            question=one.question,
            sign=PHASES[one.phase if was_reached(one, private.opinion(one.question.key)) else Phase.UNSEEN].sign,
            section=one.section,
        )
        for one in state.questions
    ]
    others = [
        Askable(question=question, sign="")
        for bank in banks
        for question in bank.questions.values()
        if question.key not in known
        and question.status in (Status.REVIEWED, Status.IMPORTED)
        and can_be_asked(question.kind)
    ]
    return own + others


def find(choices: Iterable[Askable], wanted: str) -> list[Askable]:
    """Return the questions that all the wanted words fit."""
    words = wanted.casefold().split()
    return [one for one in choices if one.matches(words)]
