"""A warm interpreter with torch from which every run is forked; it knows no question and no answer.

Started as a process of its own by the supervisor, imported by nobody.
"""

import array
import contextlib
import json
import os
import selectors
import signal
import socket
import sys
from typing import Any, NoReturn

from interview.judge.child.confinement.cage import Cage, settle

MAX_MESSAGE = 4096


class Zygote:
    """The loop that forks children on demand and tells the supervisor how each ended."""

    def __init__(self, control: socket.socket, cage: Cage) -> None:
        self._control = control
        self._cage = cage
        self._children: dict[int, int] = {}

    def greet(self) -> None:
        """Say that children can be forked, with a descriptor by which the supervisor sees this process end."""
        sent = [os.pidfd_open(os.getpid())] if hasattr(os, "pidfd_open") else []
        self._tell({"hello": self._cage.describe()}, sent)
        for descriptor in sent:
            os.close(descriptor)

    def run(self) -> None:
        """Serve until the supervisor goes away, then end every child."""
        wake_read, wake_write = os.pipe()
        os.set_blocking(wake_write, False)
        signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._wake = (wake_read, wake_write)
        with selectors.DefaultSelector() as selector:
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(wake_read, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select():
                    if key.fileobj is not self._control:
                        os.read(wake_read, 4096)
                    elif not self._serve_one():
                        return self._end_all()
                self._reap()

    def _serve_one(self) -> bool:
        message, descriptors, _, _ = socket.recv_fds(self._control, MAX_MESSAGE, 4)
        if not message:
            return False
        request = json.loads(message)
        match request["do"]:
            case "fork":
                self._fork(request["id"], request["self_test"], descriptors)
            case "kill":
                self._kill(request["id"])
        for descriptor in descriptors:
            os.close(descriptor)
        return True

    def _fork(self, number: int, self_test: bool, descriptors: list[int]) -> None:
        pid = os.fork()
        if pid == 0:
            self._be_child(self_test, descriptors)
        self._children[pid] = number
        sent: list[int] = []
        with contextlib.suppress(OSError, AttributeError):
            sent = [os.pidfd_open(pid)]
        self._tell({"forked": number, "pid": pid}, sent)
        for descriptor in sent:
            os.close(descriptor)

    def _be_child(self, self_test: bool, descriptors: list[int]) -> NoReturn:
        try:
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGCHLD, signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)
            self._cage.enter_child(descriptors)
            from interview.judge.child import worker

            if self_test:
                from interview.judge.child.self_test import serve_self_test

                serve_self_test(self._cage)
            else:
                worker.serve(self._cage.lock, self._cage.limit)
            os._exit(0)
        except BaseException:
            with contextlib.suppress(BaseException):
                import traceback

                os.write(2, traceback.format_exc().encode())
            os._exit(70)

    def _kill(self, number: int) -> None:
        for pid, child in self._children.items():
            if child == number:
                with contextlib.suppress(OSError):
                    os.killpg(pid, signal.SIGKILL)
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        while True:
            try:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            number = self._children.pop(pid, None)
            if number is not None:
                with contextlib.suppress(OSError):
                    os.killpg(pid, signal.SIGKILL)
                self._tell({"exited": number, "status": status, "cpu": usage.ru_utime + usage.ru_stime})
            self._end_strays()

    def _end_strays(self) -> None:
        """End what a child has left behind: the kernel hands its orphans to this process."""
        with contextlib.suppress(OSError, ValueError):
            with open(f"/proc/self/task/{os.getpid()}/children") as listing:
                pids = [int(word) for word in listing.read().split()]
            for pid in pids:
                if pid not in self._children:
                    os.kill(pid, signal.SIGKILL)

    def _end_all(self) -> None:
        for number in list(self._children.values()):
            self._kill(number)
        with contextlib.suppress(ChildProcessError):
            while True:
                os.wait4(-1, 0)

    def _tell(self, message: dict[str, Any], descriptors: list[int] | None = None) -> None:
        data = json.dumps(message).encode()
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))] if descriptors else []
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self._control.sendmsg([data], rights)


def main(arguments: list[str]) -> None:
    """Start as the supervisor asks: the control socket's descriptor, and the options as JSON."""
    control = socket.socket(fileno=int(arguments[0]))
    options = json.loads(arguments[1])
    cage = Cage(without=frozenset(options["without"]), supervisor=options["supervisor"])
    settle(cage, control)
    try:
        from interview.judge.child import self_test, worker  # noqa: F401 (every fork finds them loaded)
        from interview.judge.child.warm_up import warm

        warm()
    except ImportError as error:
        control.send(json.dumps({"failed": f"PyTorch cannot be loaded: {error}"}).encode())
        sys.exit(1)
    cage.harden()
    zygote = Zygote(control, cage)
    zygote.greet()
    zygote.run()
    os._exit(0)  # the interpreter's own farewell to torch takes half a second
