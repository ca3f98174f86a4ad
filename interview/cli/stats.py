"""`interview stats`: what past sessions show, as text, as JSON, or as a page with plots."""

import argparse

from interview.cli.choosing import folder_of
from interview.cli.output import hand_out, print_json
from interview.progress.progress import Progress, progress_of
from interview.progress.wording import advice, counted
from interview.words import clock, confidence, percent, plural


def show_stats(options: argparse.Namespace) -> int:
    """Print or write the progress."""
    progress = progress_of(folder_of(options))
    if options.html is not None:
        from interview.progress.html import as_html

        hand_out(as_html(progress), options.html)
    elif options.json:
        print_json(progress)
    else:
        _print(progress)
    return 0


def _print(progress: Progress) -> None:
    print(f"{counted(progress)} of active time")
    if not progress.attempts:
        return
    print("\nMastery by topic, weakest first")
    for topic in progress.topics:
        print(f"  {topic.topic:24.24} {percent(topic.mastery):>4}  {_bar(topic.mastery)}  {topic.questions} answered")
    print("\nScores, oldest first")
    print("  " + " ".join(percent(one.score) for one in progress.trend[-15:]))
    print("\nTime taken and time allowed")
    for pace in progress.paces:
        print(
            f"  {pace.kind:8} {clock(pace.seconds):>6} of {clock(pace.limit_seconds):>6}  "
            f"{pace.over} of {pace.attempts} went over time"
        )
    if progress.calibration:
        print("\nConfidence and marks")
        for one in progress.calibration:
            print(
                f"  {confidence(one.confidence):12} {percent(one.mark):>4}  {_bar(one.mark)}  "
                f"{plural(one.attempts, 'answer')}, expected {percent(one.expected)}"
            )
    if progress.missed:
        print("\nMost often missed")
        for missed in progress.missed[:8]:
            print(f"  {missed.times} of {missed.of}  {missed.title}: {missed.point}")
    print(f"\nDue now: {len(progress.due)}; within a week: {progress.upcoming} more")
    for due in progress.due[:8]:
        print(f"  {percent(due.recall):>4} chance of recall, last mark {percent(due.mark):>4}  {due.key}")
    print("\n" + advice(progress))


def _bar(share: float) -> str:
    filled = round(share * 20)
    return "█" * filled + "·" * (20 - filled)
