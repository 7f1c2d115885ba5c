"""`souk up`: everything running, healthy and seeded, whatever was there before."""

import subprocess
import sys
import time

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Column

from embedded.log_file import tail
from embedded.private import begin_private_home
from souk.commands.failure import CommandFailed
from souk.commands.ports import require_free
from souk.commands.seed import seed
from souk.commands.summary import print_summary
from souk.frontend.build import Build
from souk.gateway.pages import Pages
from souk.places import Places
from souk.plan import Plan, make_plan
from souk.state import PartState, Phase, State

_PATIENCE_SECONDS = 180.0
_TOO_MANY_FAILURES = 4


def up(places: Places, console: Console, *, restart: bool, seeded: bool) -> None:
    """Start what is not running, wait until all is healthy, seed once, say where things are."""
    began = time.monotonic()
    begin_private_home(places.home)
    plan = make_plan(places)
    shop = Build(places.root).start()
    try:
        _start(places, plan, console, shop, restart=restart)
    finally:
        shop.stop()
    _serve(places, plan, console, shop)
    if seeded:
        seed(places, plan, console)
    print_summary(places, plan, console, time.monotonic() - began)


def _start(places: Places, plan: Plan, console: Console, shop: Build, *, restart: bool) -> None:
    state = State.read(places.state)
    if state is None or not state.running:
        stop_leftovers(places, state, console)
        require_free(planned.part for planned in plan.parts)
        places.keep_offset()
        _start_supervisor(places, restart=restart)
    _wait_until_ready(places, plan, console, shop)


def _serve(places: Places, plan: Plan, console: Console, shop: Build) -> None:
    """The pages of a shop that was built beside all this, or that it could not be built: all else runs nevertheless."""
    pages, state = plan.part(Pages.name), State.read(places.state)
    process = state and state.parts[Pages.name].pid
    if isinstance(pages, Pages) and process:
        pages.renew(process, built=shop.built, failure=shop.failure)
    if shop.failure:
        console.print("The shop could not be built; the rest runs, and / says so:", style="yellow")
        console.print(shop.failure, markup=False, highlight=False)


def stop_leftovers(places: Places, state: State | None, console: Console) -> None:
    """End the parts of a supervisor that died without ending them."""
    left = [part.process for part in state.parts.values() if part.process] if state else []
    alive = [process for process in left if process.alive()]
    if alive:
        console.print(f"An earlier supervisor died and left {len(alive)} processes; ending them.")
    for process in reversed(alive):
        process.stop(seconds=10)
    places.state.unlink(missing_ok=True)


def _start_supervisor(places: Places, *, restart: bool) -> None:
    places.logs.mkdir(parents=True, exist_ok=True)
    with (places.logs / "supervisor.log").open("ab") as log:
        supervisor = subprocess.Popen(
            [sys.executable, "-m", "souk.supervisor", *([] if restart else ["--no-restart"])],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            cwd=places.root,
        )
    while State.read(places.state) is None:
        if supervisor.poll() is not None:
            raise CommandFailed(f"The supervisor did not start:\n{tail(places.logs / 'supervisor.log')}")
        time.sleep(0.02)


def _wait_until_ready(places: Places, plan: Plan, console: Console, shop: Build) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    names = TextColumn("[dim]{task.description}", table_column=Column(no_wrap=True, overflow="ellipsis"))
    count = TextColumn("{task.completed}/{task.total} parts")
    columns = (SpinnerColumn(), count, BarColumn(20), TimeElapsedColumn(), names)
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("Starting", total=len(plan.parts))
        while True:
            state = State.read(places.state)
            if state is None or not state.running:
                raise CommandFailed((state and state.error) or "The supervisor ended. See `souk logs supervisor`.")
            waiting = [part for part in state.parts.values() if part.phase is not Phase.READY]
            still = ", ".join([*(part.name for part in waiting), *([shop.doing] if shop.doing else [])])
            progress.update(task, completed=len(plan.parts) - len(waiting), description=still)
            if not waiting and shop.done:
                return
            _fail_when_hopeless(places, waiting, state, late=time.monotonic() > end)
            time.sleep(0.05)


def _fail_when_hopeless(places: Places, waiting: list[PartState], state: State, *, late: bool) -> None:
    if state.error:
        raise CommandFailed(state.error)
    for part in waiting:
        log = tail(places.logs / f"{part.name}.log")
        if part.failures >= _TOO_MANY_FAILURES or part.phase is Phase.STOPPED:
            raise CommandFailed(f"{part.name} does not start. The end of its log:\n{log}")
        if late:
            raise CommandFailed(f"{part.name} is not ready after {_PATIENCE_SECONDS:.0f} s. The end of its log:\n{log}")
