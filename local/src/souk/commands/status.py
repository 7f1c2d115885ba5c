"""`souk status`: each part with pid, port, health, memory."""

import time
from concurrent.futures import ThreadPoolExecutor

import psutil
from rich.console import Console
from rich.table import Table

from embedded.part import Part
from souk.commands.typed import typed
from souk.places import Places
from souk.plan import make_plan
from souk.state import PartState, State


def status(places: Places, console: Console) -> bool:
    """Print the table; answer whether all is healthy."""
    state = State.read(places.state)
    if state is None:
        console.print(f"Not running. Start it with `{typed(places, 'up')}`.", highlight=False, soft_wrap=True)
        return False
    if not state.running:
        console.print(f"The supervisor (pid {state.supervisor.pid}) died. `{typed(places, 'up')}` starts all again.")
    parts = [planned.part for planned in make_plan(places).parts]
    with ThreadPoolExecutor(len(parts)) as pool:
        healthy = list(pool.map(_answers, parts))
    table = Table("part", show_edge=False, pad_edge=False)
    for heading in ("pid", "ports", "health", "memory", "up", "restarts"):
        table.add_column(heading, justify="left" if heading in ("ports", "health") else "right")
    for part, health in zip(parts, healthy, strict=True):
        _add_row(table, part, state.parts.get(part.name) or PartState(part.name), healthy=health)
    console.print(table)
    return state.running and all(healthy)


def _answers(part: Part) -> bool:
    try:
        return part.ready()
    except OSError:
        return False


def _add_row(table: Table, part: Part, state: PartState, *, healthy: bool) -> None:
    alive = state.process is not None and state.process.alive()
    table.add_row(
        part.name,
        str(state.pid) if alive else "",
        " ".join(map(str, part.ports)),
        "[green]healthy[/green]" if healthy else f"[red]{state.phase if alive else 'down'}[/red]",
        _megabytes(state.pid) if alive and state.pid else "",
        _duration(time.time() - state.since) if alive else "",
        str(state.restarts or ""),
    )


def _megabytes(pid: int) -> str:
    """Memory of the process and its children, shared pages divided among them where the system counts those."""
    total = 0
    try:
        process = psutil.Process(pid)
        for each in (process, *process.children(recursive=True)):
            memory = each.memory_full_info()
            total += getattr(memory, "pss", memory.rss)
    except psutil.Error:
        return "?" if not total else f"{total / 1e6:.0f} MB"
    return f"{total / 1e6:.0f} MB"


def _duration(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
