"""The commands of a led session: what the candidate can do, and what the interviewer can do unseen."""

from interview.tui.commands.command import Command, Scope

LOBBY = Scope(
    "Lobby",
    (
        Command(
            "agree", "ctrl+s,ctrl+j", "Agree and begin", "Agree to the recording and wait for a question.", "Agree"
        ),
        Command("leave", "escape", "Leave", "Leave without being recorded."),
    ),
)

SHARED = Scope(
    "Shared window",
    (
        Command("submit", "ctrl+s,ctrl+j", "Submit", "Hand in the answer.", "Submit"),
        Command("run_code", "ctrl+r", "Run checks", "Run the sample checks on your program.", "Run"),
        Command("reset_code", "ctrl+l", "Reset to the starter", "Restore the starter; undo brings your program back."),
        Command("cancel_run", "escape", "Cancel the run", "Stop the program that the judge is running."),
        Command(
            "next_question",
            "f9",
            "Next question",
            "With one terminal: ask the next question, if no console is open.",
            "Next",
        ),
        Command("curtain", "f8", "Curtain", "With one terminal: hide the window at once.", "Curtain"),
        Command("finish", "f12", "End", "With one terminal: end the interview, if no console is open."),
    ),
)

CURTAIN = Scope(
    "Curtain",
    (
        Command("lift", "f8,escape", "Lift", "Show the shared window again.", "Lift"),
        Command(
            "private_side", "ctrl+o", "Private side", "Open the console here; make sure nobody else sees the screen."
        ),
    ),
)

CONSOLE = Scope(
    "Console",
    (
        Command("next_question", "g", "Next question", "Ask the next question that has not been asked.", "Next"),
        Command("ask", "a", "Ask …", "Find a question and ask it.", "Ask"),
        Command("hint", "h", "Hint …", "Give a hint.", "Hint"),
        Command("follow_up", "f", "Follow-up …", "Ask a follow-up.", "Follow-up"),
        Command("type_question", "t", "Own question …", "Ask something in your own words."),
        Command("note", "n", "Note …", "Write a note; it stays here.", "Note"),
        Command("mark", "m", "Mark …", "Mark the question as a whole."),
        Command("extend", "plus", "One more minute", "Add a minute to this question and the session."),
        Command("pause", "p", "Pause", "Stop the clock and cover the question, or resume."),
        Command("lock", "l", "Lock", "Lock or unlock the candidate's editor."),
        Command("clock", "c", "Clock", "Hide the clocks from the candidate, or show them."),
        Command("reveal", "r", "Reveal", "Show the model answer to the candidate."),
        Command("skip", "x", "Skip", "Move on without an answer."),
        Command(
            "unreached",
            "d",
            "Not reached",
            "Record that there was no time for this question; it is not marked as wrong.",
        ),
        Command("consent", "o", "Spoken consent", "Record that the candidate agreed aloud to the recording."),
        Command(
            "other_side",
            "tab",
            "Other side",
            "Switch between the candidate's side and yours if both do not fit.",
            "Side",
        ),
        Command("scorecard", "s", "Scorecard", "Fill in the scorecard.", "Card"),
        Command("story", "y", "Story", "Read both sides of the session as one timeline."),
        Command("finish", "f12", "End", "End the interview for the candidate."),
        Command("leave", "q", "Leave", "Leave the console; it can be opened again at any time."),
    ),
)

SCORECARD = Scope(
    "Scorecard",
    (
        Command("evidence", "enter", "Evidence", "Write what you saw, in a sentence.", "Evidence"),
        Command("clear", "0,backspace", "Clear", "Remove a score."),
        Command("export", "e", "Export", "Save the scorecard as Markdown and HTML next to the transcript.", "Export"),
        Command("leave", "escape,q", "Back", "Go back; everything is kept.", "Back"),
    ),
)

STORY = Scope("Story", (Command("leave", "escape,q", "Back", "Go back.", "Back"),))

LED_SCOPES = (LOBBY, SHARED, CURTAIN, CONSOLE, SCORECARD, STORY)
"""Every place of a led session, in the order of help."""
