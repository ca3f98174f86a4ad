"""Confining a process in layers, each used where the kernel has it; standard library and ctypes only."""
