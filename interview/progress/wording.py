"""Saying progress in words: what to do next, and why."""

from interview.progress.progress import Progress

_CONFIDENCE = {1: "guessed", 2: "unsure", 3: "fairly sure", 4: "certain"}
_NOTABLE = 0.12
"""How far confidence and marks must be apart to be worth a sentence."""


def percent(share: float) -> str:
    """Return a share as a person reads it."""
    return f"{share:.0%}"


def clock(seconds: float) -> str:
    """Return a duration as minutes and seconds, or hours and minutes where it is long."""
    whole = int(seconds)
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min" if whole >= 3600 else f"{whole // 60}:{whole % 60:02d}"


def confidence_word(confidence: int) -> str:
    """Return what a confidence is called."""
    return _CONFIDENCE.get(confidence, str(confidence))


def advice(progress: Progress) -> str:
    """Return what the past suggests to do next, in a few sentences."""
    if not progress.attempts:
        return "Nothing is answered yet: start a session, and this page fills."
    sentences: list[str] = []
    if progress.due:
        some = f"{len(progress.due)} question{'s are' if len(progress.due) > 1 else ' is'} due"
        sentences.append(f"{some}: the next session begins with {'them' if len(progress.due) > 1 else 'it'}.")
    weakest = progress.topics[0]
    sentences.append(f"Weakest is {weakest.topic}, at {percent(weakest.mastery)}.")
    if progress.bias is not None and abs(progress.bias) >= _NOTABLE:
        side = "surer than your marks bear out" if progress.bias > 0 else "better than you think"
        sentences.append(f"You are {side}, by {percent(abs(progress.bias))} on average.")
    again = [missed for missed in progress.missed if missed.times > 1]
    if again:
        sentences.append(f"Missed {again[0].times} times: “{again[0].point.strip()}”")
    return " ".join(sentences)
