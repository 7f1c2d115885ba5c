"""One line that counts up; on a terminal it stays in its place."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_STEP = 100


def progress(what: str, work: Iterable[T], total: int) -> Iterator[T]:
    """The same items, counted on stderr while they pass."""
    for done, item in enumerate(work, start=1):
        yield item
        show(what, done, total)


def show(what: str, done: int, total: int) -> None:
    """Print to stderr how far `what` is: each time on a terminal, every hundred elsewhere."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{what}: {done}/{total}" + ("\n" if done == total else ""))
        sys.stderr.flush()
    elif done == total or done % _STEP == 0:
        sys.stderr.write(f"{what}: {done}/{total}\n")
