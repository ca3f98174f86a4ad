"""Acting on the interviewer's requests in the candidate's process, each exactly once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from interview.errors import CommandRefusedError
from interview.led.follower import Follower
from interview.session import Sitting, commands
from interview.transcript.events import Record
from interview.transcript.private import requests
from interview.transcript.private.records import decode_private
from interview.transcript.private.stream import private_path
from interview.transcript.state import SessionState


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

    def take(self) -> list[requests.Request]:
        """Return the requests that came since the last time and were not acted on, by whatever process."""
        came = [line.event for line in self._follower.read() if isinstance(line.event, requests.Request)]
        return [request for request in came if request.id not in self._sitting.state.requests]

    def act(self, request: requests.Request) -> tuple[Record, ...]:
        """Do what is asked for, or decline it and say why; either is in the transcript."""
        sitting = self._sitting
        if request.id in sitting.state.requests:
            return ()
        try:
            records = sitting.do(command_of(request, sitting.state), request=request.id)
        except CommandRefusedError as error:
            return sitting.do(commands.Decline(why=str(error)), request=request.id)
        return records or sitting.do(commands.Decline(why="There was nothing to change."), request=request.id)


_ON_SCREEN = (
    requests.SkipQuestion | requests.GiveHint | requests.AskFollowUp | requests.PutQuestion | requests.RevealAnswer
)
"""What makes sense for the question on the screen alone."""


def command_of(request: requests.Request, state: SessionState) -> commands.Command:
    """Return the command that a request comes to.

    Raises:
        CommandRefusedError: It concerns a question that is not on the screen any more, or that nobody knows.
    """
    if isinstance(request, _ON_SCREEN) and (state.now is None or state.now.question.key != request.question):
        raise CommandRefusedError("another question is now on the screen", where=request.question)
    return _COMMANDS[type(request)](request, state)


def _ask(request: requests.AskQuestion, state: SessionState) -> commands.Command:
    """Ask a question that was drawn, or add one that was not."""
    try:
        return commands.Ask(index=state.place(request.question))
    except KeyError:
        if request.drawn is None:
            raise CommandRefusedError("the session does not have this question", where=request.question) from None
        return commands.AddQuestion(drawn=request.drawn)


def _end(request: requests.EndSession, state: SessionState) -> commands.Command:
    """End a session."""
    return commands.End()


_COMMANDS: dict[type, Callable[[Any, SessionState], commands.Command]] = {
    requests.RecordConsent: lambda request, state: commands.Consent(name=request.name, by="interviewer"),
    requests.AskQuestion: _ask,
    requests.SkipQuestion: lambda request, state: commands.Skip(),
    requests.GiveHint: lambda request, state: commands.ShowHint(number=request.number),
    requests.AskFollowUp: lambda request, state: commands.AskFollowUp(question=request.question, number=request.number),
    requests.PutQuestion: lambda request, state: commands.PutQuestion(text=request.text),
    requests.RevealAnswer: lambda request, state: commands.Reveal(),
    requests.ExtendTime: lambda request, state: commands.ExtendTime(seconds=request.seconds),
    requests.PauseSession: lambda request, state: commands.Pause() if request.paused else commands.Resume(),
    requests.LockEditor: lambda request, state: commands.Lock(locked=request.locked),
    requests.ShowClock: lambda request, state: commands.ShowClock(shown=request.shown),
    requests.EndSession: _end,
}
"""What each request asks the session to do."""
