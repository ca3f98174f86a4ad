"""What a child may use of the machine: processor time, memory, descriptors, and nothing on disk."""

import contextlib
import os
import resource


def lower(kind: int, soft: int, hard: int | None = None) -> None:
    """Set a limit of this process, never above the one it is under."""
    _, ceiling = resource.getrlimit(kind)
    hard = soft if hard is None else hard
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(kind, (soft, hard))


def fix() -> None:
    """Set the limits that hold for every child."""
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_NOFILE, 64)
    for name in ("RLIMIT_MSGQUEUE", "RLIMIT_RTPRIO", "RLIMIT_MEMLOCK"):
        if hasattr(resource, name):
            lower(getattr(resource, name), 0)


def processes() -> int:
    """Return how many processes of this user can be seen."""
    running = 0
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        with contextlib.suppress(OSError):
            running += name.isdecimal() and os.stat(f"/proc/{name}").st_uid == os.getuid()
    return running


def no_more_processes(running: int, spare: int = 24) -> None:
    """Bound a fork bomb where no filter of system calls can stop it."""
    lower(resource.RLIMIT_NPROC, running + spare)


def data_in_use() -> int:
    """Return the bytes of private writable memory that this process has mapped; 0 where nobody says."""
    with contextlib.suppress(OSError, ValueError, IndexError), open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmData:"):
                return int(line.split()[1]) << 10
    return 0


def bound(cpu_seconds: int, memory_bytes: int, in_use: int) -> None:
    """Set the limits of one run: private memory, not addresses, because torch maps much that it never touches."""
    lower(resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1)
    if in_use:
        lower(resource.RLIMIT_DATA, in_use + memory_bytes)
