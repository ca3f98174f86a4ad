"""Noticing that a window's terminal is gone, and making sure that the process ends soon after.

Textual writes to the terminal while it shuts down. Where that is gone its writer may have died, and then the program's
main thread waits for it for ever, with the session's lock held. So the terminal is replaced by nothing, what was typed
is written down before anything else, and a process that has not ended by itself is ended.
"""

import asyncio
import contextlib
import contextvars
import os
import select
import signal
import threading
from collections.abc import Awaitable, Callable

PATIENCE_SECONDS = 1.5
"""How long a window without a terminal may take to end by itself."""
_STREAMS = (0, 1, 2)


class Hangup:
    """A watch on the terminal of one window."""

    def __init__(self, loop: asyncio.AbstractEventLoop, leave: Callable[[], Awaitable[None]]) -> None:
        """Watch for `leave`, which is called once, in the loop, when the terminal is gone."""
        self._loop = loop
        self._leave = leave
        self._context = contextvars.copy_context()
        self._is_gone = False
        self._leaving: asyncio.Future[None] | None = None

    def watch(self) -> None:
        """Begin: with the signal that a terminal sends, and with the terminal itself, which may vanish without one."""
        with contextlib.suppress(ValueError):  # only a main thread takes signals
            signal.signal(signal.SIGHUP, lambda *_: self._go())
        if os.isatty(0):
            threading.Thread(target=self._wait, name="hangup", daemon=True).start()

    def _wait(self) -> None:
        """Wait until the terminal's other side is closed; keys that arrive wake nobody here."""
        terminal = select.poll()
        terminal.register(0, 0)
        if any(event & (select.POLLHUP | select.POLLERR) for _, event in terminal.poll()):
            self._go()

    def _go(self) -> None:
        """Leave, by whatever way the news came first."""
        if self._is_gone:
            return
        self._is_gone = True
        watchdog = threading.Timer(PATIENCE_SECONDS, os._exit, [0])
        watchdog.daemon = True
        watchdog.start()
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in _STREAMS:
            if os.isatty(stream):
                os.dup2(nothing, stream)
        with contextlib.suppress(RuntimeError):  # the loop has ended by itself
            self._loop.call_soon_threadsafe(self._begin, context=self._context)

    def _begin(self) -> None:
        self._leaving = asyncio.ensure_future(self._leave())
