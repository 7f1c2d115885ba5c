"""What is being done, and for how long: a moving line for people, a line per change for logs."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console


class Progress:
    """Steps one after another, each with its time."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._began = time.monotonic()
        self._said = ""

    @contextmanager
    def step(self, name: str) -> Iterator["Progress"]:
        """One step; `tell` says what it waits for."""
        began = time.monotonic()
        self._said = ""
        with self._console.status(name) as status:
            self._name, self._status = name, status
            yield self
        self._line(f"{name}  [dim]{time.monotonic() - began:.1f} s[/dim]")

    def tell(self, waits_for: str) -> None:
        """Show what the step waits for now."""
        if waits_for == self._said:
            return
        self._said = waits_for
        if self._console.is_terminal:
            self._status.update(f"{self._name}  [dim]{waits_for}[/dim]")
        else:
            self._line(f"{self._name}: {waits_for}")

    def _line(self, text: str) -> None:
        self._console.print(f"[dim]{time.monotonic() - self._began:4.0f} s[/dim]  {text}", highlight=False)
