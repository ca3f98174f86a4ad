"""How the commands of a led session are called."""

from __future__ import annotations

from interview.cli.arguments import add_command, add_json, add_seed, path, run_by

TYPE_CHECKING = False  # as in typing, whose import alone would cost more than this module
if TYPE_CHECKING:
    import argparse

    from interview.cli.arguments import AddOptions


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


def _lead(command: argparse.ArgumentParser) -> None:
    run_by(command, "lead", "lead")
    _begun(command)
    command.add_argument(
        "--one-terminal", action="store_true", help="use one terminal for both sides; F8 hides the screen"
    )


def _console(command: argparse.ArgumentParser) -> None:
    run_by(command, "console", "open_console")
    _led_session(command)
    command.add_argument("--watch", action="store_true", help="watch only; change nothing")


def _plan(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(title="actions", metavar="new|check", required=True)
    new = add_command(actions, "new", "write a plan to start from")
    run_by(new, "plan", "make_plan")
    new.add_argument("file", type=path, metavar="FILE", help="the file to write")
    check = add_command(actions, "check", "check a plan for errors and show what it asks")
    run_by(check, "plan", "check")
    check.add_argument("file", type=path, metavar="FILE", help="the plan")
    add_json(check)


def _scorecard(command: argparse.ArgumentParser) -> None:
    run_by(command, "scorecard", "show_card")
    _led_session(command)
    command.add_argument("--format", choices=("md", "html", "json"), default="md", help="document format (default: md)")
    command.add_argument("--without-notes", action="store_true", help="leave out the private notes")
    command.add_argument("--output", type=path, metavar="FILE", help="write to FILE")


def _compare(command: argparse.ArgumentParser) -> None:
    run_by(command, "compare", "compare_sessions")
    command.add_argument("session", nargs="+", metavar="SESSION", help="session ids or unique prefixes")
    add_json(command)


def _story(command: argparse.ArgumentParser) -> None:
    run_by(command, "story", "show_story")
    _led_session(command)
    command.add_argument("--drafts", action="store_true", help="include every burst of typing")
    add_json(command)


def _serve(command: argparse.ArgumentParser) -> None:
    run_by(command, "serve", "serve")
    _begun(command)
    command.add_argument(
        "--port", type=int, default=8000, metavar="PORT", help="the port on this computer (default: 8000)"
    )
    command.add_argument(
        "--public-url", metavar="URL", help="the public address of your tunnel, such as https://abc.example"
    )


LED_COMMANDS: dict[str, tuple[str, AddOptions]] = {
    "lead": ("open the shared window of an interview that you lead", _lead),
    "console": ("open the interviewer's private console", _console),
    "plan": ("create or check the plan of a led session", _plan),
    "scorecard": ("print the scorecard of a led session", _scorecard),
    "compare": ("compare the marks of several led sessions", _compare),
    "story": ("print both sides of a led session as one timeline", _story),
    "serve": ("serve the shared window to one browser through a one-time link", _serve),
}
"""Every command of a led session with what it does and with what adds its options."""
