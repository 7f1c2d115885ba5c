"""`souk down`: everything ended in order; with --wipe, the data forgotten too."""

import shutil

from rich.console import Console

from souk.commands.up import stop_leftovers
from souk.places import Places
from souk.state import State

_OURS = (
    "data",
    "logs",
    "traces",
    "sandbox",
    "gateway",
    "pages",
    "seeded",
    "secrets",
    "state.json",
    "lock",
    "seed.lock",
    "offset",
    "invariants.json",
)


def down(places: Places, console: Console, *, wipe: bool) -> None:
    """End the platform, whether its supervisor lives or not."""
    state = State.read(places.state)
    if state is not None and state.running:
        with console.status("Stopping"):
            state.supervisor.stop(seconds=60)
        console.print("Stopped.")
    else:
        console.print("Not running.")
    stop_leftovers(places, State.read(places.state), console)
    if wipe:
        _wipe(places)
        console.print("The data is gone; only the demo pictures stay, for the next time.")


def _wipe(places: Places) -> None:
    for name in _OURS:
        entry = places.home / name
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink(missing_ok=True)
