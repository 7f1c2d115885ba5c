"""`python -m souk.timer_slack PROGRAM ARGUMENT…`: becomes that program, whose sleeps may end ten milliseconds late.

For programs in Go. While goroutines run, a thread of the runtime looks after them, and pauses for twenty microseconds
between two looks: waking it so often is a fifth of the gateway's CPU time. What waits for a connection is woken by it
as before.
"""

import ctypes
import os
import signal
import sys

_PR_SET_TIMERSLACK = 29  # prctl(2); kept when another program takes over the process
_NANOSECONDS = 10_000_000


def main(command: list[str]) -> None:
    """Where the kernel refuses, the program runs all the same."""
    ctypes.CDLL(None).prctl(_PR_SET_TIMERSLACK, ctypes.c_ulong(_NANOSECONDS), 0, 0, 0)
    for ignored_by_python in (signal.SIGPIPE, signal.SIGXFSZ):
        signal.signal(ignored_by_python, signal.SIG_DFL)
    os.execv(command[0], command)  # noqa: S606 - that is what it is for


if __name__ == "__main__":
    main(sys.argv[1:])
