"""Every command of the screens, declared once; bindings, buttons, footer, help, palette and README are made from it."""

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True)
class Command:
    """Something a person can do on a screen."""

    id: str
    """The name of the action method, without `action_`."""

    keys: str
    """The keys, separated by commas; the first is the one that is shown. Empty where the palette alone gives it."""

    title: str
    """What it is called in the palette and in help."""

    text: str
    """What it does, in one sentence."""

    footer: str = ""
    """What the footer calls it; empty where the footer leaves it out."""

    button: str = ""
    """What its button is called; empty where it has none."""

    @property
    def shown_key(self) -> str:
        """The key as a person reads it."""
        return readable(self.keys.split(",")[0])

    @property
    def button_label(self) -> str:
        """What stands on its button."""
        return f"{self.button} {self.shown_key}"

    def binding(self) -> Binding:
        """Return the binding for a screen."""
        return Binding(
            self.keys,
            self.id,
            self.footer or self.title,
            show=bool(self.footer),
            key_display=self.shown_key,
            priority=True,
            tooltip=self.text,
            id=self.id,
        )


@dataclass(frozen=True)
class Scope:
    """The commands of one place."""

    title: str
    """What the place is called in help."""

    commands: tuple[Command, ...]
    """In the order of the footer."""

    def bindings(self) -> list[Binding]:
        """Return the bindings of the place."""
        return [command.binding() for command in self.commands if command.keys]


def readable(key: str) -> str:
    """Return a key's name as it is written for people: `ctrl+s` is `^S`."""
    names = {"enter": "⏎", "escape": "Esc", "pageup": "PgUp", "pagedown": "PgDn", "space": "Space", "tab": "Tab"}
    names |= {"slash": "/", "plus": "+", "minus": "-", "comma": ",", "full_stop": ".", "left": "←", "right": "→"}
    names |= {"left_square_bracket": "[", "right_square_bracket": "]"}
    parts = key.split("+")
    last = names.get(parts[-1], parts[-1].upper() if len(parts[-1]) <= 3 else parts[-1].capitalize())
    if parts[:-1] == ["ctrl"]:
        return f"^{last}"
    return "+".join([*(part.capitalize() for part in parts[:-1]), last])


EVERYWHERE = Scope(
    "Everywhere",
    (
        Command("help", "f1", "Help", "Show every key of this screen.", "Help"),
        Command("command_palette", "ctrl+p", "Commands", "Find a command by its name.", "Commands"),
        Command("quit", "ctrl+q", "Quit", "Leave the program; a session can be resumed."),
    ),
)

HOME = Scope(
    "Home",
    (
        Command("review", "r", "Review", "List past sessions and read them.", "Review"),
        Command("progress", "p", "Progress", "See what is mastered, what is missed and what is due.", "Progress"),
        Command("banks", "b", "Banks", "Show which banks were found.", "Banks"),
        Command("theme", "t", "Dark or light", "Change between dark and light.", "Theme"),
        Command("leave", "q,escape", "Quit", "Leave the program.", "Quit"),
    ),
)

SETUP = Scope(
    "Setup",
    (
        Command("start", "ctrl+s,ctrl+j", "Start", "Draw the questions and begin.", "Start", "Start"),
        Command("leave", "escape", "Back", "Go back without starting.", "Back"),
    ),
)

BANKS = Scope("Banks", (Command("leave", "q,escape", "Back", "Go back to the home screen.", "Back"),))

INTERVIEW = Scope(
    "Interview",
    (
        Command("submit", "ctrl+s,ctrl+j", "Submit", "Hand in the answer.", button="Submit"),
        Command("run_code", "ctrl+r", "Run checks", "Try the program on the sample checks.", button="Run"),
        Command("hint", "f2", "Hint", "Show the next hint; it costs a part of the mark.", button="Hint"),
        Command("skip", "f3", "Skip", "Leave this question and go on; you can come back.", button="Skip"),
        Command("flag", "f4", "Flag", "Mark the question to come back to, or take the mark away.", button="Flag"),
        Command("cancel_run", "escape", "Cancel the run", "Stop the program that the judge is running.", "Cancel"),
        Command("previous_question", "f8", "Previous question", "Go to the question before; a draft stays."),
        Command("next_question", "f9", "Next question", "Go to the next question; a draft stays.", "Next"),
        Command("questions", "f5", "Questions", "List all questions and go to one."),
        Command("toggle_prompt", "ctrl+o", "Question or result", "Show the question instead of the result, or back."),
        Command("next_pane", "f6", "Next pane", "Move between question, answer and result, to scroll or to write."),
        Command("pause", "ctrl+t", "Pause", "Stop the clock and hide the question, until you go on.", "Pause"),
        Command("external_editor", "ctrl+g", "Open in $EDITOR", "Write the answer in your own editor.", "$EDITOR"),
        Command("reset_code", "ctrl+l", "Reset the starter", "Put the starter back; undo brings your program back."),
        Command("extend", "f10", "One minute more", "Add a minute to this question and the session."),
        Command("toggle_clock", "", "Hide the clocks", "Hide the clocks, or show them again."),
        Command("finish", "f12", "Finish", "End the session and see the summary, or leave it for later."),
    ),
)

REPORT = Scope(
    "Feedback",
    (
        Command("go_on", "enter,n", "Go on", "Go to the next question.", "Go on"),
        Command("overrule", "o", "I did say that", "Set the mark right about the selected point.", "I said that"),
        Command("follow_up", "f", "Follow-up", "Show a deeper question that fits the answer.", "Follow-up"),
    ),
)

SUMMARY = Scope(
    "Summary",
    (
        Command(
            "retry", "r", "Retry the missed", "Start a session with the questions that went badly.", "Retry missed"
        ),
        Command("export", "e", "Export", "Write the session as Markdown beside its transcript.", "Export"),
        Command("leave", "q,escape", "Home", "Go back to the home screen.", "Home"),
    ),
)

_REPLAY = Command("replay", "p", "Replay", "Watch the answers being typed, with everything that happened.", "Replay")
_EXPORT = Command("export", "e", "Export", "Write the session as Markdown, as a page or as JSON.", "Export")

SESSIONS = Scope(
    "Sessions",
    (
        Command("resume", "r", "Resume", "Take up a session that was cut off.", "Resume"),
        _REPLAY,
        Command("compare", "c", "Compare", "Choose a session, then another one to compare it with.", "Compare"),
        _EXPORT,
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
        _EXPORT,
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

SCOPES = (EVERYWHERE, HOME, SETUP, BANKS, INTERVIEW, REPORT, SUMMARY, SESSIONS, REVIEW, REPLAY, COMPARE, PROGRESS)
"""Every place, in the order of help."""
