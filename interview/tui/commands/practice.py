"""The commands of whoever practises: home, setting up, answering, feedback, the end."""

from interview.tui.commands.command import Command, Scope
from interview.tui.commands.review import EXPORT

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
        EXPORT,
        Command("leave", "q,escape", "Home", "Go back to the home screen.", "Home"),
    ),
)
