"""Letting a child read the interpreter and torch, and no other file; write nowhere; reach no TCP port."""

import ctypes
import os
import struct
import sys
import sysconfig
from pathlib import Path

from interview.judge.child.confinement import kernel

_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446  # the same on every machine
_VERSION_FLAG = 1
_PATH_BENEATH = 1
_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1, 2, 4, 8
_FS_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_NET_RIGHTS = 0b11  # bind and connect over TCP, from ABI 4
_SCOPES = 0b11  # abstract sockets and signals, from ABI 6

PACKAGES = (
    "torch", "torchgen", "functorch", "numpy", "numpy.libs", "sympy", "mpmath", "networkx", "jinja2", "markupsafe",
    "typing_extensions.py", "filelock", "fsspec", "triton", "nvidia",
)  # fmt: skip
"""What torch itself imports; the rest of site-packages stays shut, for a bank may lie beside torch."""
SYSTEM = (
    "/lib64", "/usr/lib64", "/etc/ld.so.cache", "/etc/localtime", "/usr/share/zoneinfo", "/dev/null", "/dev/zero",
    "/dev/urandom", "/dev/random", "/sys/devices/system/cpu",
)  # fmt: skip
"""Shared libraries, time zones, and devices without content."""


def abi() -> int:
    """Return the version that the kernel speaks; 0 where it has none."""
    try:
        return kernel.syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))
    except OSError:
        return 0


def readable() -> list[Path]:
    """Return every file and folder that a child may read."""
    found = [Path(name) for name in SYSTEM]
    found += [Path(root, f"{kernel.MACHINE}-linux-gnu") for root in ("/lib", "/usr/lib")]
    for name in {"stdlib", "platstdlib"}:
        folder = Path(sysconfig.get_path(name))
        if folder.is_dir():
            found += [entry for entry in folder.iterdir() if entry.name not in ("site-packages", "dist-packages")]
    library = sysconfig.get_config_var("LIBDIR")
    if library:
        found += list(Path(library).glob("libpython*"))
    torch_file = getattr(sys.modules.get("torch"), "__file__", None)
    numpy_file = getattr(sys.modules.get("numpy"), "__file__", None)
    for root in {Path(file).parent.parent for file in (torch_file, numpy_file) if file}:
        found += [root / name for name in PACKAGES]
    return [path for path in dict.fromkeys(found) if path.exists()]


def ruleset() -> int:
    """Return a descriptor of the rules, made once and shared by all children.

    Raises:
        OSError: The kernel has no Landlock, or refuses.
    """
    version = abi()
    if version < 1:
        raise OSError(38, "no Landlock in this kernel")
    rights = _FS_RIGHTS[min(version, 5)]
    fields = [rights, _NET_RIGHTS if version >= 4 else 0, _SCOPES if version >= 6 else 0]
    count = 3 if version >= 6 else 2 if version >= 4 else 1
    attributes = struct.pack(f"={count}Q", *fields[:count])
    descriptor = kernel.syscall(_CREATE, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    for path in readable():
        _allow(descriptor, path)
    return descriptor


def _allow(descriptor: int, path: Path) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | _READ_DIR if path.is_dir() else _READ_FILE
        rule = struct.pack("=Qi", rights, opened)
        kernel.syscall(_ADD_RULE, ctypes.c_int(descriptor), ctypes.c_int(_PATH_BENEATH), rule, ctypes.c_uint32(0))
    finally:
        os.close(opened)


def restrict(descriptor: int) -> None:
    """Put this process under the rules for good.

    Raises:
        OSError: The kernel refuses.
    """
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    kernel.syscall(_RESTRICT, ctypes.c_int(descriptor), ctypes.c_uint32(0))
