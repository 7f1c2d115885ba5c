"""Commands that need the platform say so when it is down."""

from souk.commands.failure import CommandFailed
from souk.commands.typed import typed
from souk.places import Places
from souk.state import State


def require_running(places: Places) -> State:
    """Its state; raises CommandFailed with how to start it."""
    state = State.read(places.state)
    if state is None or not state.running:
        raise CommandFailed(f"Not running. Start it with `{typed(places, 'up')}`.")
    return state
