"""Calling the Linux kernel where the standard library has no word for it."""

import ctypes
import os
import platform
import sys
from typing import Any

MACHINE = platform.machine()
IS_LINUX = sys.platform == "linux"

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_CLEAR_ALL = 4

CLONE_NEWNS = 0x00020000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

_libc = ctypes.CDLL(None, use_errno=True)


def call(name: str, *arguments: Any) -> int:
    """Call a function of the C library and return its result.

    Raises:
        OSError: It returned -1, or the C library has no such function.
    """
    try:
        function = getattr(_libc, name)
    except AttributeError as error:
        raise OSError(38, f"no {name} in this C library") from error
    result = int(function(*arguments))
    if result == -1:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
    return result


def syscall(number: int, *arguments: Any) -> int:
    """Make a system call by number.

    Raises:
        OSError: The kernel refused it.
    """
    return call("syscall", ctypes.c_long(number), *arguments)


def prctl(option: int, *arguments: int) -> int:
    """Set or ask a property of this process.

    Raises:
        OSError: The kernel refused it.
    """
    padded = [ctypes.c_ulong(value) for value in (*arguments, 0, 0, 0, 0)[:4]]
    return call("prctl", ctypes.c_int(option), *padded)
