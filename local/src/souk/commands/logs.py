"""`souk logs`: the parts' logs, their lines as they were written; of several, by time."""

import re
from pathlib import Path

from rich.console import Console

from embedded.log_file import follow, tail
from souk.commands.failure import CommandFailed
from souk.places import Places

_TIME = re.compile(r'"time":"([^"]+)"')


def logs(places: Places, console: Console, part: str | None, *, go_on: bool, lines: int) -> None:
    """Print the end of one log or of all, then, with `go_on`, what is added."""
    files = _files(places, part)
    for file, line in _by_time(files, lines):
        _print(console, file, line, named=part is None)
    if go_on:
        for file, line in follow(files):
            _print(console, file, line, named=part is None)


def _files(places: Places, part: str | None) -> list[Path]:
    known = sorted(places.logs.glob("*.log"))
    if part is None:
        return known
    found = [file for file in known if file.stem in (part, f"{part}-service")]
    if not found:
        raise CommandFailed(f"No log of {part!r}. There are: {', '.join(file.stem for file in known) or 'none yet'}.")
    return found


def _by_time(files: list[Path], lines: int) -> list[tuple[Path, str]]:
    """The last lines of each, in the order of their times; what has none stays behind the line before it."""
    stamped: list[tuple[str, Path, str]] = []
    for file in files:
        at = ""
        for line in tail(file, lines).splitlines():
            if found := _TIME.search(line):
                at = found[1]
            stamped.append((at, file, line))
    return [(file, line) for _, file, line in sorted(stamped, key=lambda each: each[0])]


def _print(console: Console, file: Path, line: str, *, named: bool) -> None:
    prefix = f"{file.stem:16} " if named else ""
    console.print(prefix + line, markup=False, highlight=False, soft_wrap=True)
