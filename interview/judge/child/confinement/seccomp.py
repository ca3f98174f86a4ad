"""Loading the list of allowed system calls into the kernel as a filter that nothing can take off again."""

import ctypes
import os
import struct

from interview.judge.child.confinement import kernel
from interview.judge.child.confinement.syscalls import ABSENT, ALLOWED, OWN_PID, RULES, Numbers, Rule

_ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _AND, _RETURN = 0x20, 0x15, 0x35, 0x54, 0x06
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_EPERM, _ENOSYS = 1, 38
_X32_BIT = 0x40000000
_MODE_FILTER = 2

Instruction = tuple[int, int, int, int]


def supported() -> bool:
    """Return whether the numbers of this machine are known."""
    return kernel.IS_LINUX and kernel.MACHINE in _ARCHITECTURES


def program(machine: str, own_pid: int) -> list[Instruction]:
    """Return the filter as classic BPF instructions (code, jump if true, jump if false, constant)."""
    lines: list[Instruction] = [
        (_LOAD, 0, 0, 4),  # the architecture the call was made for
        (_JUMP_EQUAL, 1, 0, _ARCHITECTURES[machine]),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),  # the number of the call
    ]
    if machine == "x86_64":
        lines += [(_JUMP_AT_LEAST, 0, 1, _X32_BIT), (_RETURN, 0, 0, _ERRNO | _EPERM)]
    for calls in ALLOWED.values():
        for numbers in calls.values():
            lines += _answer(_number(numbers, machine), _ALLOW)
    for numbers in ABSENT.values():
        lines += _answer(_number(numbers, machine), _ERRNO | _ENOSYS)
    for rule in RULES.values():
        lines += _conditional(rule, _number(rule.numbers, machine), own_pid)
    return [*lines, (_RETURN, 0, 0, _ERRNO | _EPERM)]


def load() -> None:
    """Confine this process and all threads it will have.

    Raises:
        OSError: The kernel takes no filter, or the machine's numbers are not known.
    """
    if not supported():
        raise OSError(38, f"no system call numbers for {kernel.MACHINE}")
    instructions = program(kernel.MACHINE, os.getpid())
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in instructions))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(instructions), ctypes.addressof(code)))
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    kernel.prctl(kernel.PR_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(header))


def _number(numbers: Numbers, machine: str) -> int | None:
    return numbers.x86_64 if machine == "x86_64" else numbers.aarch64


def _answer(number: int | None, result: int) -> list[Instruction]:
    return [] if number is None else [(_JUMP_EQUAL, 0, 1, number), (_RETURN, 0, 0, result)]


def _conditional(rule: Rule, number: int | None, own_pid: int) -> list[Instruction]:
    if number is None:
        return []
    values = [own_pid if value == OWN_PID else value for value in rule.values]
    low = 16 + 8 * rule.argument  # little-endian machines both: the low half stands first
    block: list[Instruction] = [(_LOAD, 0, 0, low)]
    match rule.test:
        case "clear":
            block += [(_AND, 0, 0, values[0]), (_JUMP_EQUAL, 0, 1, 0), (_RETURN, 0, 0, _ALLOW)]
        case "set":
            block += [(_AND, 0, 0, values[0]), (_JUMP_EQUAL, 0, 1, values[0]), (_RETURN, 0, 0, _ALLOW)]
        case _:
            for value in values:
                block += [(_JUMP_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ALLOW)]
    block.append((_RETURN, 0, 0, _ERRNO | _EPERM))
    return [(_JUMP_EQUAL, 0, len(block), number), *block]
