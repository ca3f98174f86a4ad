"""How the commands of a led session are called."""

from __future__ import annotations

from interview.cli import parser as p

TYPE_CHECKING = False  # as in typing, whose import alone would cost more than this module
if TYPE_CHECKING:
    from interview.cli.parser import Commands


def add_led(commands: Commands) -> None:
    """Add every command of a led session."""
    _lead(commands)
    _console(commands)
    _plan(commands)
    _scorecard(commands)
    _compare(commands)
    _story(commands)
    _serve(commands)


def _lead(commands: Commands) -> None:
    command = p._command(commands, "lead", "open the shared window of an interview that somebody leads", "lead", "lead")
    p._shared(command)
    command.add_argument("plan", nargs="?", help="a plan, or a preset: quick, mock (default) or coding")
    command.add_argument("--seed", type=int, help="draw the same set again")
    command.add_argument("--resume", metavar="SESSION", help="take up a led session that was cut off")
    command.add_argument(
        "--one-terminal", action="store_true", help="steer from this window, too, behind a curtain: there is no other"
    )


def _console(commands: Commands) -> None:
    command = p._command(commands, "console", "steer and mark a led session, unseen", "console", "open_console")
    p._shared(command)
    command.add_argument("session", nargs="?", help="its id or the beginning of it; the one going on where not given")
    command.add_argument("--watch", action="store_true", help="only watch, and write nothing")


def _plan(commands: Commands) -> None:
    command = commands.add_parser(
        "plan", help="make or check the plan of a led session", description="Make or check the plan of a led session."
    )
    actions = command.add_subparsers(title="what to do", metavar="new|check", required=True)
    new = actions.add_parser("new", help="write a plan to start from")
    new.add_argument("file", type=p.path, help="the file to write")
    new.set_defaults(run=p._lazily("plan", "make_plan"))
    check = actions.add_parser("check", help="hold a plan to its format and to the banks")
    p._shared(check)
    p._json(check)
    check.add_argument("file", type=p.path, help="the plan")
    check.set_defaults(run=p._lazily("plan", "check"))


def _scorecard(commands: Commands) -> None:
    command = p._command(commands, "scorecard", "print the scorecard of a led session", "scorecard", "show_card")
    p._shared(command)
    command.add_argument("session", nargs="?", help="its id or the beginning of it; the newest where not given")
    command.add_argument(
        "--format", choices=("md", "html", "json"), default="md", help="Markdown (default), HTML or JSON"
    )
    command.add_argument("--without-notes", action="store_true", help="leave the notes out, to hand the card on")
    command.add_argument("--output", type=p.path, metavar="FILE", help="write it there")


def _compare(commands: Commands) -> None:
    text = "lay the marks of several led sessions side by side"
    command = p._command(commands, "compare", text, "compare", "compare_sessions")
    p._shared(command)
    p._json(command)
    command.add_argument("session", nargs="+", help="ids or the beginnings of them")


def _story(commands: Commands) -> None:
    command = p._command(commands, "story", "print both sides of a led session by time", "story", "show_story")
    p._shared(command)
    p._json(command)
    command.add_argument("session", nargs="?", help="its id or the beginning of it; the newest where not given")
    command.add_argument("--drafts", action="store_true", help="name every burst of typing, too")


def _serve(commands: Commands) -> None:
    command = p._command(
        commands, "serve", "open the shared window in a browser, behind a one-time link", "serve", "serve"
    )
    p._shared(command)
    command.add_argument("plan", nargs="?", help="a plan, or a preset: quick, mock (default) or coding")
    command.add_argument("--seed", type=int, help="draw the same set again")
    command.add_argument("--resume", metavar="SESSION", help="take up a led session that was cut off")
    command.add_argument("--port", type=int, default=8000, help="the port on this computer (8000 where not given)")
    command.add_argument(
        "--public-url", metavar="URL", help="where your tunnel lets the candidate in, for example https://abc.example"
    )
