"""Keeps one part running, from a thread of its own."""

import threading
import time
from pathlib import Path

from embedded.part import PartFailed
from embedded.process import Running, launch
from souk.plan import Planned
from souk.state import Phase
from souk.supervisor.board import Board

_BACKOFF = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0)
_SETTLED_SECONDS = 30.0
_READY_SECONDS = 120.0


class Keeper:
    """Waits for what the part needs, prepares it, starts it, and starts it again whenever it ends."""

    def __init__(self, planned: Planned, logs: Path, board: Board, *, restart: bool) -> None:
        self.planned = planned
        self._part = planned.part
        self._log = logs / f"{self._part.name}.log"
        self._board = board
        self._restart = restart
        self._running: Running | None = None
        self._launched: Running | None = None
        self._starting = threading.Lock()
        self._thread = threading.Thread(target=self._keep, name=self._part.name, daemon=True)

    def start(self) -> None:
        """Start the part, and watch it from now on."""
        self._thread.start()

    def stop(self) -> None:
        """End the part, once the board says that everything is to end."""
        with self._starting:
            if self._running is not None:
                self._running.stop()
        self._thread.join(30)

    def _keep(self) -> None:
        try:
            if self._part.preloads:
                self._launch()
            self._board.wait_for(self.planned.needs)
            if not self._board.stopping and self.planned.first is not None:
                self.planned.first()
            self._run_again_and_again()
        except Exception as error:  # noqa: BLE001 - whatever keeps a part from starting is shown to the user
            self._board.ask_to_stop(f"{self._part.name}: {error}")

    def _run_again_and_again(self) -> None:
        attempt = 0
        while not self._board.stopping:
            began = time.monotonic()
            self._run_once()
            if self._board.stopping or not self._restart:
                break
            attempt = 0 if time.monotonic() - began > _SETTLED_SECONDS else attempt + 1
            self._board.enter(self._part.name, Phase.RESTARTING)
            self._board.pause(_BACKOFF[min(attempt, len(_BACKOFF) - 1)])
        self._board.enter(self._part.name, Phase.STOPPED)

    def _launch(self) -> Running | None:
        """The part's process; None once everything is to end."""
        with self._starting:
            if self._board.stopping:
                return None
            self._part.prepare()
            self._launched = self._running = launch(self._part, self._log)
            return self._running

    def _run_once(self) -> None:
        running = self._launched or self._launch()
        self._launched = None
        if running is None:
            return
        running.go()
        self._board.enter(self._part.name, Phase.STARTING, running.id)
        try:
            running.wait_ready(_READY_SECONDS)
        except PartFailed:
            running.stop()
            return
        self._board.enter(self._part.name, Phase.READY, running.id)
        running.wait()
