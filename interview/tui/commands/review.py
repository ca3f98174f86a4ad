"""The commands of whoever looks back: past sessions, one of them, its replay, two side by side, the progress."""

from interview.tui.commands.command import Command, Scope

_REPLAY = Command("replay", "p", "Replay", "Watch the answers being typed and everything else that happened.", "Replay")
EXPORT = Command(
    "export",
    "e",
    "Export",
    "Save the session as a web page, Markdown or JSON, in full or for the candidate.",
    "Export",
)

SESSIONS = Scope(
    "Sessions",
    (
        Command("resume", "r", "Resume", "Resume a session that was interrupted.", "Resume"),
        _REPLAY,
        Command("compare", "c", "Compare", "Choose a session, then another to compare it with.", "Compare"),
        EXPORT,
        Command("search", "slash", "Search", "Search titles, prompts, answers and notes for words.", "Search"),
        Command("sort", "s", "Sort", "Sort by date, mark, time or title.", "Sort"),
        Command("delete", "d,delete", "Delete", "Delete a session with its notes and exports."),
        Command("leave", "escape", "Back", "Close the search, or go back.", "Back"),
    ),
)

REVIEW = Scope(
    "Review",
    (
        Command("overrule", "o", "Overrule", "Correct the grader on the selected point.", "Overrule"),
        _REPLAY,
        Command("compare", "c", "Compare", "Compare this answer with another attempt at the question.", "Compare"),
        EXPORT,
        Command("story", "y", "Story", "Read the session as a timeline, with both sides if it was led."),
        Command("leave", "q,escape", "Back", "Go back to the questions, then leave.", "Back"),
    ),
)

REPLAY = Scope(
    "Replay",
    (
        Command("play", "space", "Play or pause", "Play or pause the replay.", "Play"),
        Command("forward", "right", "5 s forward", "Skip forward five seconds.", "5 s"),
        Command("back", "left", "5 s back", "Skip back five seconds."),
        Command("step_on", "full_stop", "Step", "Step forward by one key or event.", "Step"),
        Command("step_back", "comma", "Step back", "Step back by one key or event."),
        Command(
            "next_mark", "right_square_bracket,n", "Next marker", "Jump to the next marker on the timeline.", "Marker"
        ),
        Command(
            "previous_mark", "left_square_bracket,b", "Previous marker", "Jump to the previous marker on the timeline."
        ),
        Command("faster", "plus,equals_sign,f", "Faster", "Play twice as fast, up to ×32.", "Faster"),
        Command("slower", "minus,s", "Slower", "Play half as fast, down to ×1."),
        Command("idle", "i", "Idle time", "Skip idle time, or play it too."),
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
        Command("export", "e", "Export", "Save your progress as a web page next to the transcripts.", "Export"),
        Command("leave", "q,escape", "Back", "Go back.", "Back"),
    ),
)
