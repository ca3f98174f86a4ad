"""The layers of confinement put together, in the zygote once and in every child."""

import contextlib
import os
import socket
from collections.abc import Callable

from interview.judge.child.confinement import kernel, landlock, limits, namespaces, seccomp
from interview.judge.wire.records import Job

LAYERS = ("namespaces", "landlock", "seccomp", "limits")
"""The layers, in the order in which a child comes under them."""
_RULES_FD = 5


class Cage:
    """The layers that this machine offers, less those that were asked to be left out."""

    def __init__(self, without: frozenset[str] = frozenset(), supervisor: int = 0) -> None:
        self.without = without
        self.supervisor = supervisor
        self.notes: dict[str, str] = {}
        self._rules = -1
        self._data_in_use = 0

    def describe(self) -> dict[str, str]:
        """Return why each layer that could not be prepared is missing."""
        return self.notes

    def harden(self) -> None:
        """Close the zygote itself after the warm-up, and prepare what every child shares."""
        if kernel.IS_LINUX:
            with contextlib.suppress(OSError):
                kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
        if "landlock" not in self.without:
            try:
                self._rules = landlock.ruleset()
            except OSError as error:
                self.notes["landlock"] = str(error)

    def enter_child(self, descriptors: list[int]) -> None:
        """Be a process of its own that holds nothing but an empty input, its job, its records and what it prints."""
        os.setsid()
        if kernel.IS_LINUX:
            kernel.prctl(kernel.PR_SET_PDEATHSIG, 9)
        job, records, printed = descriptors
        nothing = os.open(os.devnull, os.O_RDONLY)
        kept = [nothing, printed, printed, job, records] + ([self._rules] if self._rules >= 0 else [])
        high = [_above(descriptor, 100) for descriptor in kept]
        for place, descriptor in enumerate(high):
            os.dup2(descriptor, place, inheritable=True)
        os.closerange(len(kept), 4096)
        self._rules = _RULES_FD if self._rules >= 0 else -1

    def lock(self, after: Callable[[str], None] = lambda layer: None) -> None:
        """Come under every layer for good; `after` is told the name of each as it begins to hold."""
        self._data_in_use = limits.data_in_use()
        running = limits.processes()  # counted while /proc can be read
        after("namespaces")
        self._try("landlock", self._restrict)
        after("landlock")
        if "limits" not in self.without:
            limits.fix()
        after("limits")
        self._try("seccomp", seccomp.load)
        if "limits" not in self.without and "seccomp" in self.notes:
            limits.no_more_processes(running)
        after("seccomp")

    def limit(self, job: Job) -> None:
        """Set the limits of one run."""
        if "limits" not in self.without:
            limits.bound(job.cpu_seconds, job.memory_bytes, self._data_in_use)

    def _restrict(self) -> None:
        if self._rules < 0:
            raise OSError(38, "no Landlock")
        landlock.restrict(self._rules)
        os.close(self._rules)

    def _try(self, layer: str, act: Callable[[], None]) -> None:
        if layer in self.without:
            self.notes[layer] = "left out"
            return
        try:
            act()
        except OSError as error:
            self.notes[layer] = str(error)


def _above(descriptor: int, floor: int) -> int:
    import fcntl

    return fcntl.fcntl(descriptor, fcntl.F_DUPFD, floor)


def settle(cage: Cage, control: socket.socket) -> None:
    """Make the zygote what its children shall be: without rights, alone, and gone when the supervisor is."""
    os.chdir("/")
    os.umask(0o077)
    if not kernel.IS_LINUX:
        return
    namespaces.die_with(cage.supervisor)
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as score:
        score.write("900")
    uid = None if "uid" in cage.without else namespaces.throwaway_uid()
    if "namespaces" in cage.without:
        cage.notes["namespaces"] = "left out"
    elif namespaces.available(uid):
        namespaces.enter(uid)
    else:
        cage.notes["namespaces"] = "the kernel refuses them"
    if uid is not None:
        namespaces.become(uid)
    namespaces.drop_rights()
    kernel.prctl(kernel.PR_SET_PDEATHSIG, 9)
    with contextlib.suppress(OSError):
        kernel.prctl(kernel.PR_SET_CHILD_SUBREAPER, 1)
