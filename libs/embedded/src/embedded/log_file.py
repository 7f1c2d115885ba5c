"""A part's log: bounded while it grows, and read as one text over the two files that it is kept in."""

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

LARGEST = 8_000_000
_PIECE = 1 << 20
_PAUSE_SECONDS = 0.2


def previous(log: Path) -> Path:
    """Where the older half is."""
    return log.with_suffix(".log.1")


def rotate(log: Path, largest: int = LARGEST) -> bool:
    """Keep a log that has grown over `largest` bytes as `previous`, and empty it under its writer, who must append.

    The writer keeps its file, because parts of other makers cannot be told to open another: the content is copied,
    and the file emptied microseconds after the last look. Only tests give another `largest`.
    """
    with suppress(FileNotFoundError):
        if log.stat().st_size > largest:
            _move(log)
            return True
    return False


def tail(log: Path, lines: int = 15) -> str:
    """The last lines; empty if there is no log."""
    content = _read(log)
    if content.count(b"\n") < lines:
        content = _read(previous(log)) + content
    return "\n".join(content.decode(errors="replace").splitlines()[-lines:])


class Followed:
    """What is added to a log from now on, over rotations."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self._at = _size(log)
        self._begun = b""

    def lines(self) -> Iterator[str]:
        """The lines that were completed since the last call."""
        if _size(self.log) < self._at:
            self._begun += _read(previous(self.log), self._at)
            self._at = 0
        added = _read(self.log, self._at)
        self._at += len(added)
        *whole, self._begun = (self._begun + added).split(b"\n")
        yield from (line.decode(errors="replace") for line in whole)


def follow(logs: list[Path]) -> Iterator[tuple[Path, str]]:
    """Each line that is added to one of the logs, with its log, for ever."""
    followed = [Followed(log) for log in logs]
    while True:
        added = [(one.log, line) for one in followed for line in one.lines()]
        yield from added
        if not added:
            time.sleep(_PAUSE_SECONDS)


def _move(log: Path) -> None:
    partial = log.with_suffix(".log.partial")
    with log.open("r+b", buffering=0) as full, partial.open("wb", buffering=0) as kept:
        while piece := full.read(_PIECE):
            kept.write(piece)
        # In its place before the file is emptied: whoever follows finds there what he has not read.
        partial.replace(previous(log))
        while piece := full.read(_PIECE):
            kept.write(piece)
        os.ftruncate(full.fileno(), 0)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _read(file: Path, start: int = 0) -> bytes:
    try:
        with file.open("rb") as opened:
            opened.seek(start)
            return opened.read()
    except FileNotFoundError:
        return b""
