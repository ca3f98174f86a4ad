"""Saying progress in words: what to do next, and why."""

from interview.progress.progress import Progress
from interview.words import duration, percent, plural

_NOTABLE = 0.12
"""How far confidence and marks must be apart to be worth a sentence."""


def counted(progress: Progress) -> str:
    """Return how much there is to tell of, and how long it took."""
    told = (plural(progress.sessions, "session"), plural(progress.attempts, "answer"), duration(progress.seconds))
    return " · ".join(told)


def advice(progress: Progress) -> str:
    """Return what the past suggests to do next, in a few sentences."""
    if not progress.attempts:
        return "Nothing here yet: answer some questions, and your progress will appear."
    sentences: list[str] = []
    if progress.due:
        are, them = ("is", "it") if len(progress.due) == 1 else ("are", "them")
        sentences.append(
            f"{plural(len(progress.due), 'question')} {are} due: your next session will begin with {them}."
        )
    weakest = progress.topics[0]
    sentences.append(f"Your weakest topic is {weakest.topic}, at {percent(weakest.mastery)}.")
    if progress.bias is not None and abs(progress.bias) >= _NOTABLE:
        side = "more confident than your marks justify" if progress.bias > 0 else "better than you think"
        sentences.append(f"You are {side}, by {percent(abs(progress.bias))} on average.")
    again = [missed for missed in progress.missed if missed.times > 1]
    if again:
        sentences.append(f"Missed {again[0].times} times: “{again[0].point.strip()}”")
    return " ".join(sentences)
