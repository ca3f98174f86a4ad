"""The commands of whoever practises: home, setting up, answering, feedback, the end."""

from interview.tui.commands.command import Command, Scope
from interview.tui.commands.review import EXPORT

EVERYWHERE = Scope(
    "Everywhere",
    (
        Command("help", "f1", "Help", "Show every key on this screen.", "Help"),
        Command("command_palette", "ctrl+p", "Commands", "Find a command by its name.", "Commands"),
        Command("quit", "ctrl+q", "Quit", "Quit the program; you can resume the session later."),
    ),
)

HOME = Scope(
    "Home",
    (
        Command("review", "r", "Review", "List past sessions and read them.", "Review"),
        Command("progress", "p", "Progress", "See what you have mastered, what you miss and what is due.", "Progress"),
        Command("banks", "b", "Banks", "Show which banks were found.", "Banks"),
        Command("theme", "t", "Dark or light", "Switch between the dark and light themes.", "Theme"),
        Command("leave", "q,escape", "Quit", "Quit the program.", "Quit"),
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
        Command("run_code", "ctrl+r", "Run checks", "Run the sample checks on your program.", button="Run"),
        Command("hint", "f2", "Hint", "Show the next hint; it costs part of the mark.", button="Hint"),
        Command("skip", "f3", "Skip", "Skip this question for now; you can come back to it.", button="Skip"),
        Command("flag", "f4", "Flag", "Flag this question to return to it, or remove the flag.", button="Flag"),
        Command("cancel_run", "escape", "Cancel the run", "Stop the program that the judge is running.", "Cancel"),
        Command("previous_question", "f8", "Previous question", "Go to the previous question; your draft is kept."),
        Command("next_question", "f9", "Next question", "Go to the next question; your draft is kept.", "Next"),
        Command("questions", "f5", "Questions", "List all questions and go to one."),
        Command("toggle_prompt", "ctrl+o", "Question or result", "Switch between the question and the result."),
        Command("next_pane", "f6", "Next pane", "Move between the question, the answer and the result."),
        Command("pause", "ctrl+t", "Pause", "Stop the clock and hide the question until you go on.", "Pause"),
        Command("external_editor", "ctrl+g", "Open in $EDITOR", "Write the answer in your own editor.", "$EDITOR"),
        Command("reset_code", "ctrl+l", "Reset to the starter", "Restore the starter; undo brings your program back."),
        Command("extend", "f10", "One more minute", "Add a minute to this question and the session."),
        Command("toggle_clock", "", "Hide the clocks", "Hide or show the clocks."),
        Command("finish", "f12", "Finish", "End the session and see the summary, or leave it for later."),
    ),
)

REPORT = Scope(
    "Feedback",
    (
        Command("go_on", "enter,n", "Go on", "Go to the next question.", "Go on"),
        Command("overrule", "o", "I did say that", "Correct the grader on the selected point.", "I said that"),
        Command("follow_up", "f", "Follow-up", "Show a deeper question that follows from your answer.", "Follow-up"),
    ),
)

SUMMARY = Scope(
    "Summary",
    (
        Command(
            "retry",
            "r",
            "Retry missed questions",
            "Start a session with the questions you did badly on.",
            "Retry missed",
        ),
        EXPORT,
        Command("leave", "q,escape", "Home", "Go back to the home screen.", "Home"),
    ),
)
