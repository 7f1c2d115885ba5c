"""`make dashboards-check`: every panel's queries against a running platform that is really bought from."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from deployables import SERVICES
from observability.boards import DASHBOARDS
from observability.files import Folder
from observability.prometheus import SCRAPE_SECONDS, Prometheus, running
from observability.traffic import Traffic, shop
from observability.verdicts import Verdict, judge
from souk.commands.failure import CommandFailed
from souk.own_platform import own_platform
from souk.places import Places

_ADMIN = ("admin@souk.test", "souk-demo-2026")
_SETTLING_SECONDS = 8


def check(folder: Folder, console: Console, *, url: str | None, targets: Mapping[str, str]) -> bool:
    """Print what every dashboard shows; answers whether every query and every rule can work. Raises CommandFailed.

    With `url` and `targets` (job: host:port) that shop is bought from and those are scraped; else a platform of its
    own, which is gone afterwards.
    """
    if bool(url) != bool(targets):
        raise CommandFailed("Say both --url and --target, or neither: then a platform is started for the check.")
    if url:
        return asyncio.run(_check(folder, console, url, targets, admin=None))
    with console.status("Starting a platform for the check") as status, own_platform() as own:
        status.stop()
        return asyncio.run(_check(folder, console, own.gateway, _services(own), admin=_ADMIN))


def _services(places: Places) -> dict[str, str]:
    services = {service.name: f"127.0.0.1:{places.port(service.short)}" for service in SERVICES}
    return services | {"traefik": f"127.0.0.1:{places.port('gateway_metrics')}"}


async def _check(
    folder: Folder, console: Console, url: str, targets: Mapping[str, str], *, admin: tuple[str, str] | None
) -> bool:
    async with running(targets, folder.rules) as prometheus:
        with console.status("Shopping while Prometheus scrapes"):
            await asyncio.sleep(2 * SCRAPE_SECONDS)
            traffic = await shop(url, admin)
            await asyncio.sleep(_SETTLING_SECONDS)
        with console.status("Running every panel's queries"):
            verdicts = await judge(prometheus, DASHBOARDS, [job for job in targets if job.endswith("-service")])
        _print_traffic(console, traffic, len(targets))
        _print_boards(console, verdicts)
        _print_empty(console, [verdict for verdict in verdicts if verdict.why])
        sound = await _print_targets_and_rules(console, prometheus)
    return sound and not any(verdict.wrong for verdict in verdicts)


def _print_traffic(console: Console, traffic: Traffic, targets: int) -> None:
    console.print(
        f"{traffic.bought} purchases, {traffic.declined} declined cards, {traffic.refunded} refund;"
        f" {targets} targets scraped every {SCRAPE_SECONDS} s"
    )


def _print_boards(console: Console, verdicts: Sequence[Verdict]) -> None:
    table = Table("Dashboard", title="Dashboards against the running platform", title_justify="left")
    for heading in ("Panels", "Queries", "With data", "Without"):
        table.add_column(heading, justify="right")
    for board in DASHBOARDS:
        own = [verdict for verdict in verdicts if verdict.board is board]
        empty = sum(bool(verdict.why) for verdict in own)
        table.add_row(board.title, *map(str, (len(board.panels()), len(own), len(own) - empty, empty)))
    panels = sum(len(board.panels()) for board in DASHBOARDS)
    empty = sum(bool(verdict.why) for verdict in verdicts)
    table.add_section()
    table.add_row("All", *map(str, (panels, len(verdicts), len(verdicts) - empty, empty)))
    console.print(table)


def _print_empty(console: Console, empty: Sequence[Verdict]) -> None:
    if not empty:
        return
    table = Table("Dashboard", "Panel", "Why it is empty", title="Queries without data", title_justify="left")
    for verdict in empty:
        table.add_row(verdict.board.title, verdict.panel.title, verdict.why, style="red" if verdict.wrong else "")
    console.print(table)


async def _print_targets_and_rules(console: Console, prometheus: Prometheus) -> bool:
    """Whether every target answered and every rule could be evaluated."""
    down, rules = await prometheus.down(), await prometheus.rules()
    sick = [rule for rule in rules if rule["health"] != "ok"]
    for name, reason in down.items():
        console.print(f"[red]{name} could not be scraped:[/] {reason}")
    for rule in sick:
        console.print(f"[red]{rule['name']} is {rule['health']}:[/] {rule.get('lastError', '')}")
    console.print(f"{len(rules)} rules evaluated, {len(sick)} with an error; firing: {_firing(rules)}", highlight=False)
    return not down and not sick


def _firing(rules: Sequence[dict[str, Any]]) -> str:
    return ", ".join(sorted({rule["name"] for rule in rules if rule.get("state") == "firing"})) or "none"
