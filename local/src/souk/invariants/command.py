"""`souk invariants`."""

from pathlib import Path

from rich.console import Console

from souk.invariants.messages import SERVICES
from souk.invariants.report import keep, show
from souk.invariants.runner import CHECKS, run
from souk.invariants.sources import open_sources
from souk.places import Places
from souk.plan import make_plan


def invariants(places: Places, console: Console, *, patience: float, only: str = "") -> bool:
    """Check the running platform's data; answers whether everything holds.

    `patience` is in seconds; `only` are ids with commas between, all when empty.
    """
    plan = make_plan(places)
    urls = {service: plan.data.postgres.url(f"{service}_db") for service in SERVICES}
    sandbox = plan.part("sandbox")
    ledger = Path(sandbox.environment()["SANDBOX_LEDGER_PATH"] if sandbox else places.home / "none")
    wanted = {name.strip().upper() for name in only.split(",") if name.strip()}
    checks = [check for check in CHECKS if not wanted or check.id in wanted]
    with open_sources(urls, ledger, plan.data.valkey.url) as sources:
        verdicts = list(run(sources, patience=patience, checks=checks))
    show(verdicts, console)
    keep(verdicts, places.home / "invariants.json")
    return all(verdict.holds for verdict in verdicts)
