"""Finding the session that an interviewer means."""

from pathlib import Path

from interview.errors import InterviewError, TranscriptError, UsageError
from interview.led.follower import writer_of
from interview.models.settings import SessionMode
from interview.transcript.folder import find_session, load_session, transcripts


def led_session(folder: Path, name: str | None) -> Path:
    """Return the led session of a name; without one, the one that is going on, else the newest.

    Raises:
        InterviewError: There is none.
    """
    if name is not None:
        path = find_session(folder, name)
        if load_session(path)[0].settings.mode is not SessionMode.LED:
            raise UsageError("this is not a led session", where=name, do="Start a led session with `interview lead`.")
        return path
    newest: Path | None = None
    for path in sorted(transcripts(folder), reverse=True):
        try:
            is_led = load_session(path)[0].settings.mode is SessionMode.LED
        except InterviewError:
            continue
        if is_led and writer_of(path):
            return path
        newest = newest or (path if is_led else None)
    if newest is None:
        raise TranscriptError("there are no led sessions yet", where=str(folder), do="Start one with `interview lead`.")
    return newest
