"""Which system calls a confined child may make, by name, with the reason and the numbers on each machine.

What is not listed is refused with EPERM. `clone3` and `openat2` answer ENOSYS: their arguments lie in memory where a
filter cannot look, and the C library then falls back to calls whose arguments it can.
"""

from typing import NamedTuple


class Numbers(NamedTuple):
    """The number of a system call on each machine; None where it has none."""

    x86_64: int
    aarch64: int | None


ALLOWED: dict[str, dict[str, Numbers]] = {
    "reading and writing what is open already": {
        "read": Numbers(0, 63), "write": Numbers(1, 64), "close": Numbers(3, 57), "lseek": Numbers(8, 62),
        "pread64": Numbers(17, 67), "pwrite64": Numbers(18, 68), "readv": Numbers(19, 65), "writev": Numbers(20, 66),
        "close_range": Numbers(436, 436), "dup": Numbers(32, 23), "dup2": Numbers(33, None), "dup3": Numbers(292, 24),
        "pipe": Numbers(22, None), "pipe2": Numbers(293, 59),
    },
    "looking at files: what may be opened is Landlock's matter": {
        "stat": Numbers(4, None), "fstat": Numbers(5, 80), "lstat": Numbers(6, None), "access": Numbers(21, None),
        "newfstatat": Numbers(262, 79), "statx": Numbers(332, 291), "faccessat": Numbers(269, 48),
        "faccessat2": Numbers(439, 439), "readlink": Numbers(89, None), "readlinkat": Numbers(267, 78),
        "getdents64": Numbers(217, 61), "getcwd": Numbers(79, 17), "statfs": Numbers(137, 43),
        "fstatfs": Numbers(138, 44),
        "fadvise64": Numbers(221, 223),
    },
    "memory of its own; how much is a limit's matter": {
        "mmap": Numbers(9, 222), "mprotect": Numbers(10, 226), "munmap": Numbers(11, 215), "brk": Numbers(12, 214),
        "mremap": Numbers(25, 216), "madvise": Numbers(28, 233), "mincore": Numbers(27, 232),
    },
    "threads of its own and waiting": {
        "futex": Numbers(202, 98), "set_robust_list": Numbers(273, 99), "get_robust_list": Numbers(274, 100),
        "set_tid_address": Numbers(218, 96), "rseq": Numbers(334, 293), "sched_yield": Numbers(24, 124),
        "membarrier": Numbers(324, 283), "gettid": Numbers(186, 178), "poll": Numbers(7, None),
        "ppoll": Numbers(271, 73),
        "select": Numbers(23, None), "pselect6": Numbers(270, 72), "nanosleep": Numbers(35, 101),
        "clock_nanosleep": Numbers(230, 115), "exit": Numbers(60, 93), "exit_group": Numbers(231, 94),
        "wait4": Numbers(61, 260), "restart_syscall": Numbers(219, 128),
    },
    "signals to itself": {
        "rt_sigaction": Numbers(13, 134), "rt_sigprocmask": Numbers(14, 135), "rt_sigreturn": Numbers(15, 139),
        "sigaltstack": Numbers(131, 132), "pause": Numbers(34, None), "alarm": Numbers(37, None),
        "setitimer": Numbers(38, 103), "getitimer": Numbers(36, 102),
    },
    "asking what it is and what time it is": {
        "getpid": Numbers(39, 172), "getppid": Numbers(110, 173), "getuid": Numbers(102, 174),
        "geteuid": Numbers(107, 175),
        "getgid": Numbers(104, 176), "getegid": Numbers(108, 177),
        "getpgrp": Numbers(111, None), "getpgid": Numbers(121, 155),
        "getsid": Numbers(124, 156), "uname": Numbers(63, 160), "sysinfo": Numbers(99, 179),
        "getrusage": Numbers(98, 165),
        "times": Numbers(100, 153), "time": Numbers(201, None), "gettimeofday": Numbers(96, 169),
        "clock_gettime": Numbers(228, 113), "clock_getres": Numbers(229, 114), "getrandom": Numbers(318, 278),
        "getrlimit": Numbers(97, 163), "sched_getaffinity": Numbers(204, 123), "getcpu": Numbers(309, 168),
    },
}  # fmt: skip
"""Calls that are allowed with any arguments, by the reason."""

ABSENT: dict[str, Numbers] = {"clone3": Numbers(435, 435), "openat2": Numbers(437, 437)}
"""Calls that answer "no such call"."""


class Rule(NamedTuple):
    """A call that is allowed for some arguments only."""

    numbers: Numbers
    argument: int
    """Which argument is looked at."""
    test: str
    """`clear`: none of the bits; `set`: all of the bits; `one of`: equal to one of the values."""
    values: tuple[int, ...]
    reason: str


OWN_PID = -1
"""Stands for the number of the process that loads the filter."""
WRITING = 0o3 | 0o100 | 0o1000 | 0o2000 | 0o20000000
"""Flags of open that write, create, truncate, append or make a nameless file."""

RULES: dict[str, Rule] = {
    "open": Rule(Numbers(2, None), 1, "clear", (WRITING,), "files are opened for reading only"),
    "openat": Rule(Numbers(257, 56), 2, "clear", (WRITING,), "files are opened for reading only"),
    "clone": Rule(Numbers(56, 220), 0, "set", (0x00010000,), "threads, never processes"),
    "kill": Rule(Numbers(62, 129), 0, "one of", (OWN_PID,), "only itself"),
    "tgkill": Rule(Numbers(234, 131), 0, "one of", (OWN_PID,), "abort() signals its own thread"),
    "prlimit64": Rule(Numbers(302, 261), 0, "one of", (0, OWN_PID), "limits of itself, which can only be lowered"),
    "fcntl": Rule(
        Numbers(72, 25), 1, "one of", (0, 1, 2, 3, 4, 5, 1030),
        "copying a descriptor and its flags; F_SETOWN and F_SETSIG would reach other processes",
    ),
    "ioctl": Rule(Numbers(16, 29), 1, "one of", (0x5401, 0x5450, 0x5451, 0x541B), "isatty, close-on-exec, FIONREAD"),
    "prctl": Rule(
        Numbers(157, 167), 0, "one of", (15, 16, 0x53564D41),
        "names of threads and of memory; the death signal and dumpability stay as they are",
    ),
}  # fmt: skip
"""Calls that are allowed for some arguments only."""
