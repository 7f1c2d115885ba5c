"""`python -m souk.supervisor [--no-restart]`: runs the platform until SIGTERM."""

import fcntl
import itertools
import os
import signal
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from embedded.private import begin_private_home
from embedded.process import ProcessId
from souk import forked
from souk.places import Places
from souk.plan import make_plan
from souk.supervisor.board import Board
from souk.supervisor.keeper import Keeper
from souk.supervisor.logs import bound_logs


def main(places: Places, *, restart: bool) -> int:
    """Start every part, keep it, and end all in order at SIGTERM. A second supervisor of a home ends at once."""
    begin_private_home(places.home)
    _run_behind_others()
    with (places.home / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return 3
        return _run(places, restart=restart)


def _run_behind_others() -> None:
    """No part interrupts another, or the one who works at this machine, because it has just been woken.

    Threads and parts that are started from here on inherit it. Where the kernel refuses, all runs as any program does.
    """
    with suppress(OSError):
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _run(places: Places, *, restart: bool) -> int:
    plan = make_plan(places)
    board = Board(places.state, ProcessId.of(os.getpid()), [planned.part.name for planned in plan.parts])
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: board.ask_to_stop())
    keepers = [Keeper(planned, places.logs, board, restart=restart) for planned in plan.parts]
    for keeper in keepers:
        keeper.start()
    threading.Thread(target=bound_logs, args=(places.logs, board), name="logs", daemon=True).start()
    error = board.stop_when_asked()
    _stop_in_order(keepers)
    forked.end()
    return 1 if error else 0


def _stop_in_order(keepers: list[Keeper]) -> None:
    def level(keeper: Keeper) -> int:
        return keeper.planned.level

    with ThreadPoolExecutor(len(keepers)) as pool:
        for _, group in itertools.groupby(sorted(keepers, key=level, reverse=True), key=level):
            list(pool.map(Keeper.stop, group))


if __name__ == "__main__":
    sys.exit(main(Places.from_environment(), restart="--no-restart" not in sys.argv))
