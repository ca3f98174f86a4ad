"""Acting on the interviewer's requests in the candidate's process, each exactly once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from interview.errors import CommandRefusedError
from interview.led import events as p
from interview.led.events import decode_private
from interview.led.following import Follower
from interview.session import Sitting
from interview.session import commands as c
from interview.transcript.events import Record
from interview.transcript.state import SessionState


def private_path(transcript: Path) -> Path:
    """Return where the interviewer's stream of a session stands: beside the candidate's."""
    return transcript.with_name(f"{transcript.stem}.interviewer.jsonl")


class Requests:
    """The interviewer's requests on their way into a sitting.

    What a request leads to is one record that carries the request's id, so that a process that was killed knows after
    its restart what was done: either the record is in the transcript, or nothing has happened yet.
    """

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._follower = Follower(private_path(sitting.journal.path), decode_private)

    @property
    def path(self) -> Path:
        """The stream that the requests come from."""
        return self._follower.path

    def take(self) -> list[p.Request]:
        """Return the requests that came since the last time and were not acted on, by whatever process."""
        requests = [line.event for line in self._follower.read() if isinstance(line.event, p.Request)]
        return [request for request in requests if request.id not in self._sitting.state.requests]

    def act(self, request: p.Request) -> tuple[Record, ...]:
        """Do what is asked for, or decline it and say why; either is in the transcript."""
        sitting = self._sitting
        if request.id in sitting.state.requests:
            return ()
        try:
            records = sitting.do(command_of(request, sitting.state), request=request.id)
        except CommandRefusedError as error:
            return sitting.do(c.Decline(why=str(error)), request=request.id)
        return records or sitting.do(c.Decline(why="Nothing had to change."), request=request.id)


def command_of(request: p.Request, state: SessionState) -> c.Command:
    """Return the command that a request comes to.

    Raises:
        CommandRefusedError: It concerns a question that is not on the screen any more, or that nobody knows.
    """
    if isinstance(request, p.Skipped | p.HintGiven | p.FollowUpAsked | p.QuestionTyped | p.Revealed) and (
        state.now is None or state.now.question.key != request.question
    ):
        raise CommandRefusedError("another question is on the screen by now", where=request.question)
    return _COMMANDS[type(request)](request, state)


def _ask(request: p.Asked, state: SessionState) -> c.Command:
    """Ask a question that was drawn, or add one that was not."""
    try:
        return c.Ask(index=state.place(request.question))
    except KeyError:
        if request.drawn is None:
            raise CommandRefusedError("the session does not have this question", where=request.question) from None
        return c.AddQuestion(drawn=request.drawn)


def _end(request: p.Ended, state: SessionState) -> c.Command:
    """End a session."""
    return c.End()


_COMMANDS: dict[type, Callable[[Any, SessionState], c.Command]] = {
    p.Consented: lambda request, state: c.Consent(name=request.name, by="interviewer"),
    p.Asked: _ask,
    p.Skipped: lambda request, state: c.Skip(),
    p.HintGiven: lambda request, state: c.ShowHint(number=request.number),
    p.FollowUpAsked: lambda request, state: c.AskFollowUp(question=request.question, number=request.number),
    p.QuestionTyped: lambda request, state: c.PutQuestion(text=request.text),
    p.Revealed: lambda request, state: c.Reveal(),
    p.Extended: lambda request, state: c.ExtendTime(seconds=request.seconds),
    p.Paused: lambda request, state: c.Pause() if request.paused else c.Resume(),
    p.Locked: lambda request, state: c.Lock(locked=request.locked),
    p.ClockSet: lambda request, state: c.ShowClock(shown=request.shown),
    p.Ended: _end,
}
"""What each request asks the session to do."""
