"""One sitting, from its first question to its end."""

from interview.session.session import Moment, Session
from interview.session.sitting import Sitting, Submission
from interview.transcript.state import Phase, QuestionState, SessionState

__all__ = ["Moment", "Phase", "QuestionState", "Session", "SessionState", "Sitting", "Submission"]
