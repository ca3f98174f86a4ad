"""How the commands of a led session are called."""

from __future__ import annotations

from interview.cli.arguments import add_command, add_json, add_seed, path

TYPE_CHECKING = False  # as in typing, whose import alone would cost more than this module
if TYPE_CHECKING:
    import argparse

    from interview.cli.arguments import Commands


def add_led(commands: Commands) -> None:
    """Add every command of a led session."""
    _lead(commands)
    _console(commands)
    _plan(commands)
    _scorecard(commands)
    _compare(commands)
    _story(commands)
    _serve(commands)


def _led_session(command: argparse.ArgumentParser) -> None:
    """Add the session that a command is about."""
    command.add_argument(
        "session",
        nargs="?",
        metavar="SESSION",
        help="session id or unique prefix (default: the one in progress, or the newest)",
    )


def _begun(command: argparse.ArgumentParser) -> None:
    """Add what a led session is begun from."""
    command.add_argument(
        "plan", nargs="?", metavar="PLAN", help="a plan file, or a preset: quick, mock (default) or coding"
    )
    add_seed(command)
    command.add_argument("--resume", metavar="SESSION", help="resume a led session that was interrupted")


def _lead(commands: Commands) -> None:
    command = add_command(commands, "lead", "open the shared window of an interview that you lead", "lead", "lead")
    _begun(command)
    command.add_argument(
        "--one-terminal", action="store_true", help="use one terminal for both sides; F8 hides the screen"
    )


def _console(commands: Commands) -> None:
    text = "open the interviewer's private console"
    command = add_command(commands, "console", text, "console", "open_console")
    _led_session(command)
    command.add_argument("--watch", action="store_true", help="watch only; change nothing")


def _plan(commands: Commands) -> None:
    text = "create or check the plan of a led session"
    command = commands.add_parser("plan", help=text, description=f"{text.capitalize()}.")
    actions = command.add_subparsers(title="actions", metavar="new|check", required=True)
    new = add_command(actions, "new", "write a plan to start from", "plan", "make_plan")
    new.add_argument("file", type=path, metavar="FILE", help="the file to write")
    check = add_command(actions, "check", "check a plan for errors and show what it asks", "plan", "check")
    check.add_argument("file", type=path, metavar="FILE", help="the plan")
    add_json(check)


def _scorecard(commands: Commands) -> None:
    command = add_command(commands, "scorecard", "print the scorecard of a led session", "scorecard", "show_card")
    _led_session(command)
    command.add_argument("--format", choices=("md", "html", "json"), default="md", help="document format (default: md)")
    command.add_argument("--without-notes", action="store_true", help="leave out the private notes")
    command.add_argument("--output", type=path, metavar="FILE", help="write to FILE")


def _compare(commands: Commands) -> None:
    text = "compare the marks of several led sessions"
    command = add_command(commands, "compare", text, "compare", "compare_sessions")
    command.add_argument("session", nargs="+", metavar="SESSION", help="session ids or unique prefixes")
    add_json(command)


def _story(commands: Commands) -> None:
    text = "print both sides of a led session as one timeline"
    command = add_command(commands, "story", text, "story", "show_story")
    _led_session(command)
    command.add_argument("--drafts", action="store_true", help="include every burst of typing")
    add_json(command)


def _serve(commands: Commands) -> None:
    text = "serve the shared window to one browser through a one-time link"
    command = add_command(commands, "serve", text, "serve", "serve")
    _begun(command)
    command.add_argument(
        "--port", type=int, default=8000, metavar="PORT", help="the port on this computer (default: 8000)"
    )
    command.add_argument(
        "--public-url", metavar="URL", help="the public address of your tunnel, such as https://abc.example"
    )
