"""What is being done, and for how long: a moving line for people, a line per change for logs."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape

# In a log, what is waited for is printed no more often than this.
_QUIET_SECONDS = 10.0


class Progress:
    """Steps one after another, each with its time."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._began = time.monotonic()
        self._printed, self._printed_at = "", 0.0

    @contextmanager
    def step(self, name: str) -> Iterator["Progress"]:
        """One step; `show` what it waits for."""
        began = self._printed_at = time.monotonic()
        self._printed = ""
        with self._console.status(name) as status:
            self._name, self._status = name, status
            yield self
        self._line(f"{name}  [dim]{time.monotonic() - began:.1f} s[/dim]")

    def show(self, waits_for: str) -> None:
        """Show what the step waits for now."""
        now = time.monotonic()
        if self._console.is_terminal:
            self._status.update(f"{self._name}  [dim]{escape(waits_for)}[/dim]")
        elif waits_for != self._printed and now - self._printed_at > _QUIET_SECONDS:
            self._printed, self._printed_at = waits_for, now
            self._line(f"{self._name}: {escape(waits_for)}")

    def _line(self, text: str) -> None:
        self._console.print(f"[dim]{time.monotonic() - self._began:4.0f} s[/dim]  {text}", highlight=False)
