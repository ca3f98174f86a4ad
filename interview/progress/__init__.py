"""What past transcripts say: how often each question was shown, what is due, what is mastered, what is missed."""

from interview.progress.past import WEAK_MARK, history

__all__ = ["WEAK_MARK", "history"]
