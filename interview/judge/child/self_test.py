"""What a real child tries after each layer of confinement, so that the level is what was seen to be denied."""

import os
import resource
import socket
from collections.abc import Callable

from interview.judge.child.confinement.cage import Cage
from interview.judge.child.worker import receive_as, send
from interview.judge.wire.records import SelfTest


def serve_self_test(cage: Cage) -> None:
    """Come under the layers one by one, try after each what it must deny, and report."""
    test = receive_as(SelfTest)
    denied: dict[str, list[str]] = {}
    reached: dict[str, list[str]] = {}

    def attempt(layer: str) -> None:
        denied[layer], reached[layer] = [], []
        for name, act in _attempts(layer, test).items():
            try:
                act()
                reached[layer].append(name)
            except (OSError, ValueError):
                denied[layer].append(name)

    cage.without |= set(test.without)
    cage.lock(attempt)
    send({"type": "self_test", "denied": denied, "reached": reached})


def _attempts(layer: str, test: SelfTest) -> dict[str, Callable[[], object]]:
    match layer:
        case "namespaces":
            return {
                "connect to this machine": lambda: _connect(test.port),
                "see the program's process": lambda: _see(test),
            }
        case "landlock":
            return {
                "read a file of the user's": lambda: _read(test.canary),
                "list a folder of the user's": lambda: os.listdir(test.folder),
            }
        case "limits":
            return {
                "write a long file": _has_no_file_limit,
                "open many files": _open_many,
                "leave a dump": _has_core_limit,
            }
    return {
        "start a process": _fork,
        "open a socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close(),
        "write a file": lambda: os.close(os.open(f"{test.folder}/written", os.O_WRONLY | os.O_CREAT, 0o600)),
        "signal another process": lambda: os.kill(os.getppid(), 0),
        "start a program": _exec,
        "limit another process": lambda: resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE),
    }


def _connect(port: int) -> None:
    with socket.socket() as client:
        client.settimeout(1)
        client.connect(("127.0.0.1", port))


def _see(test: SelfTest) -> None:
    """Look for the supervisor; where processes are counted anew, its number belongs to nobody or to somebody else."""
    os.kill(test.pid, 0)
    if os.getpid() != test.own_pid:
        raise ProcessLookupError


def _read(path: str) -> None:
    with open(path, "rb") as file:
        file.read(1)


def _has_no_file_limit() -> None:
    if resource.getrlimit(resource.RLIMIT_FSIZE)[1] == 0:
        raise OSError


def _has_core_limit() -> None:
    if resource.getrlimit(resource.RLIMIT_CORE)[1] == 0:
        raise OSError


def _open_many() -> None:
    opened: list[int] = []
    try:
        opened.extend(os.dup(0) for _ in range(200))
    finally:
        for descriptor in range(6, 256):
            try:
                os.close(descriptor)
            except OSError:
                continue


def _fork() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def _exec() -> None:
    # A path that names no program: what is refused is the call itself, and that is said by EPERM.
    try:
        os.execv("/nowhere/at/all", ["nothing"])
    except FileNotFoundError:
        return
