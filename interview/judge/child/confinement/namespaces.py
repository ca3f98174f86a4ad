"""Moving the zygote to where it sees no other process, no network and no shared memory, as somebody without rights."""

import contextlib
import ctypes
import os
import signal
import struct
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from interview.judge.child.confinement import kernel

_SPACES = kernel.CLONE_NEWNS | kernel.CLONE_NEWPID | kernel.CLONE_NEWNET | kernel.CLONE_NEWIPC
_NOBODY = 65534
_MS_NOSUID, _MS_NODEV, _MS_NOEXEC, _MS_REC, _MS_PRIVATE = 2, 4, 8, 16384, 1 << 18
_CAPABILITY_VERSION = 0x20080522
_CAPSET = {"x86_64": 126, "aarch64": 91}


def die_with(parent: int) -> None:
    """Let the kernel end this process when the thread that started it ends."""
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent and os.getppid() != parent:
        os._exit(0)


def throwaway_uid() -> int | None:
    """Return a user that owns nothing and can read the interpreter; None where there is no such user to become."""
    if os.geteuid() != 0:
        return None
    candidates = [Path(sys.executable).resolve(), Path(os.__file__), Path(__file__)]
    candidates += [Path(entry) for entry in sys.path if entry]
    specs = [find_spec(name) for name in ("torch", "numpy", "msgspec")]
    candidates += [Path(spec.origin) for spec in specs if spec is not None and spec.origin]
    needed = [path for path in candidates if path.exists()]
    for uid in (1_900_000_000 + os.getpid() % 90_000_000, _NOBODY):
        if _in_a_fork(lambda uid=uid: _can_read_as(uid, needed)):
            return uid
    return None


def _can_read_as(uid: int, needed: list[Path]) -> None:
    become(uid)
    if not all(os.access(path, os.R_OK) for path in needed):
        raise PermissionError


def become(uid: int) -> None:
    """Be another user for good."""
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def available(uid: int | None) -> bool:
    """Return whether the namespaces can be entered, seen in a process that is thrown away."""
    return kernel.IS_LINUX and _in_a_fork(lambda: _unshare(uid))


def _in_a_fork(attempt: object) -> bool:
    assert callable(attempt)
    pid = os.fork()
    if pid == 0:
        try:
            attempt()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return os.waitpid(pid, 0)[1] == 0


def _unshare(uid: int | None) -> None:
    """Leave the namespaces of the machine; root that becomes another user needs no namespace of users for it."""
    if uid is not None:
        kernel.call("unshare", ctypes.c_int(_SPACES))
        return
    user, group = os.geteuid(), os.getegid()
    kernel.call("unshare", ctypes.c_int(_SPACES | kernel.CLONE_NEWUSER))
    for name, text in (("setgroups", "deny"), ("uid_map", f"{_NOBODY} {user} 1"), ("gid_map", f"{_NOBODY} {group} 1")):
        Path("/proc/self", name).write_text(text)


def enter(uid: int | None) -> None:
    """Enter the namespaces and go on as their first process; the process that was stays behind and waits for it."""
    _unshare(uid)
    pid = os.fork()
    if pid:
        _wait_for(pid)
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    _mount_own_proc()


def _wait_for(pid: int) -> NoReturn:
    os.closerange(0, 256)
    drop_rights()
    while True:
        try:
            _, status = os.waitpid(pid, 0)
        except InterruptedError:
            continue
        os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _mount_own_proc() -> None:
    """Show in /proc the processes of the namespace alone, where the kernel lets a new one be mounted."""
    try:
        kernel.call("mount", None, b"/", None, ctypes.c_ulong(_MS_REC | _MS_PRIVATE), None)
        flags = ctypes.c_ulong(_MS_NOSUID | _MS_NODEV | _MS_NOEXEC)
        kernel.call("mount", b"proc", b"/proc", b"proc", flags, None)
    except OSError:
        return


def drop_rights() -> None:
    """Give up every capability, and the way to win one."""
    for capability in range(64):
        try:
            kernel.prctl(kernel.PR_CAPBSET_DROP, capability)
        except OSError:
            break
    with contextlib.suppress(OSError):
        kernel.prctl(kernel.PR_CAP_AMBIENT, kernel.PR_CAP_AMBIENT_CLEAR_ALL)
    if number := _CAPSET.get(kernel.MACHINE):
        kernel.syscall(number, struct.pack("=Ii", _CAPABILITY_VERSION, 0), bytes(24))
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
