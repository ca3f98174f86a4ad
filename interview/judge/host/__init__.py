"""What holds the processes from outside: it starts, limits, reads and ends them, and decides nothing."""
