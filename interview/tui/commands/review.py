"""The commands of whoever looks back: past sessions, one of them, its replay, two side by side, the progress."""

from interview.tui.commands.command import Command, Scope

_REPLAY = Command("replay", "p", "Replay", "Watch the answers being typed, with everything that happened.", "Replay")
EXPORT = Command(
    "export",
    "e",
    "Export",
    "Write the session as a page, as Markdown or as JSON; in full or for the candidate.",
    "Export",
)

SESSIONS = Scope(
    "Sessions",
    (
        Command("resume", "r", "Resume", "Take up a session that was cut off.", "Resume"),
        _REPLAY,
        Command("compare", "c", "Compare", "Choose a session, then another one to compare it with.", "Compare"),
        EXPORT,
        Command("search", "slash", "Search", "Search titles, prompts, answers and notes for words.", "Search"),
        Command("sort", "s", "Sort", "Sort by date, mark, time or title.", "Sort"),
        Command("delete", "d,delete", "Delete", "Delete a session with its notes and exports."),
        Command("leave", "escape", "Back", "Go back; out of a search first.", "Back"),
    ),
)

REVIEW = Scope(
    "Review",
    (
        Command("overrule", "o", "Overrule", "Set the mark right about the selected point.", "Overrule"),
        _REPLAY,
        Command("compare", "c", "Compare", "Compare this answer with another attempt at the question.", "Compare"),
        EXPORT,
        Command("story", "y", "Story", "Read what happened by time, both sides where somebody led."),
        Command("leave", "q,escape", "Back", "Go back to the questions, then out.", "Back"),
    ),
)

REPLAY = Scope(
    "Replay",
    (
        Command("play", "space", "Play or stop", "Play on, or stop.", "Play"),
        Command("forward", "right", "5 s on", "Go on by five seconds.", "5 s"),
        Command("back", "left", "5 s back", "Go back by five seconds."),
        Command("step_on", "full_stop", "Step", "Go on by one key or event.", "Step"),
        Command("step_back", "comma", "Step back", "Go back by one key or event."),
        Command("next_mark", "right_square_bracket,n", "Next sign", "Go to the next sign of the bar.", "Sign"),
        Command("previous_mark", "left_square_bracket,b", "Sign before", "Go to the sign before."),
        Command("faster", "plus,equals_sign,f", "Faster", "Play twice as fast, up to ×32.", "Faster"),
        Command("slower", "minus,s", "Slower", "Play half as fast, down to ×1."),
        Command("idle", "i", "Idle time", "Skip the time in which nothing happens, or play it too."),
        Command("begin", "home", "Beginning", "Go to the beginning."),
        Command("end", "end", "End", "Go to the end."),
        Command("leave", "q,escape", "Back", "Go back.", "Back"),
    ),
)

COMPARE = Scope(
    "Compare",
    (
        Command("swap", "x", "Swap", "Swap left and right.", "Swap"),
        Command("leave", "q,escape", "Back", "Go back.", "Back"),
    ),
)

PROGRESS = Scope(
    "Progress",
    (
        Command(
            "practise", "p", "Practise", "Start a session with the questions that are due.", "Practise what is due"
        ),
        Command("export", "e", "Export", "Write the progress as a page beside the transcripts.", "Export"),
        Command("leave", "q,escape", "Back", "Go back.", "Back"),
    ),
)
