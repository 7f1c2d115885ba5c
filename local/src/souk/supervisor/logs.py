"""Looks after the size of the logs, while their parts run."""

from contextlib import suppress
from pathlib import Path

from embedded.log_file import rotate
from souk.supervisor.board import Board

_LOOK_SECONDS = 2.0


def bound_logs(logs: Path, board: Board) -> None:
    """Until everything is to end: each log has its last 8 to 16 MB, the supervisor's own included."""
    while not board.stopping:
        for log in logs.glob("*.log"):
            # A disk that is full now may have room in two seconds.
            with suppress(OSError):
                rotate(log)
        board.pause(_LOOK_SECONDS)
