"""The command line: every command's name, options and exit code; what a command needs is imported when it is called."""

import sys

from interview.errors import InterviewError

TYPE_CHECKING = False  # as in typing, whose import alone would cost more than this module
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Run the command line and return its exit code: 0 right, 1 the answer is no, 2 the call is wrong."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--version"], ["-V"]):
        from interview import __version__

        print(f"interview {__version__}")
        return 0
    _print_whatever_the_output_can_hold()
    if opens_home(given) and sys.stdin.isatty() and sys.stdout.isatty() and _is_supported():
        from interview.cli.splash import splash

        splash()
    from interview.cli.parser import parse

    try:
        options = parse(given)
        if not _is_supported():
            raise InterviewError(
                "this system is not supported", where=sys.platform, do="Use Linux or macOS; on Windows, use WSL."
            )
        code: int = options.run(options)
    except InterviewError as error:
        print(f"interview: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def _print_whatever_the_output_can_hold() -> None:
    """Replace characters that the output's encoding lacks; standard error does so by itself."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _is_supported() -> bool:
    """Whether the system has what the transcripts and the judge are built on."""
    try:
        import fcntl  # noqa: F401
        import resource  # noqa: F401
    except ImportError:
        return False
    return True


def opens_home(arguments: "Sequence[str]") -> bool:
    """Whether a call names no command: then the screen opens, and something is seen before the rest is loaded."""
    return len(arguments) % 2 == 0 and all(option in ("--bank", "--sessions") for option in arguments[::2])
