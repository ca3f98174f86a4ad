"""Something to see at once: the program's name, until Textual is imported and draws."""

import os
import sys


def splash() -> None:
    """Show the program's name on the terminal's other screen, which Textual takes over."""
    try:
        size = os.get_terminal_size()
    except OSError:
        return
    name = "interview"
    row, column = size.lines // 2, max(1, (size.columns - len(name)) // 2)
    write(f"\x1b[?1049h\x1b[2J\x1b[{row};{column}H\x1b[1m{name}\x1b[0m\x1b[H")


def clear() -> None:
    """Go back to the terminal's own screen, where nothing took over."""
    write("\x1b[?1049l")


def write(text: str) -> None:
    """Write to the terminal now."""
    sys.stdout.write(text)
    sys.stdout.flush()
