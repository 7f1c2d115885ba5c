"""`souk migrate`: bring every database to its newest revision, or show what that would do to one."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console

from embedded.migrations import plan_of
from souk.commands.failure import CommandFailed
from souk.places import Places
from souk.plan import Plan, make_plan, prepare_database
from souk.secrets import Secrets
from souk.services import directory


def migrate(places: Places, console: Console) -> None:
    """Provision and migrate each service's database. Raises CommandFailed without PostgreSQL."""
    plan = _running(places)
    secrets = Secrets.open(places.secrets)
    for service in plan.services:
        with console.status(f"Migrating {service.name}"):
            prepare_database(places, secrets, plan.data.postgres, service)
        console.print(f"{service.name}: up to date")


def show_plan(places: Places, console: Console, name: str) -> None:
    """Print the SQL that `souk migrate` would run for one service, its hash and its verdict; changes nothing.

    Raises CommandFailed for an unknown service and without PostgreSQL, PartFailed with what the runner said.
    """
    plan = _running(places)
    service = next((each for each in plan.services if name in (each.name, each.deployable.short)), None)
    if service is None:
        raise CommandFailed(
            f"There is no service {name!r}. There are: {', '.join(each.name for each in plan.services)}."
        )
    database = service.deployable.database
    password = Secrets.open(places.secrets)[f"{database}_migrator_password"]
    url = plan.data.postgres.url(database, f"{database}_migrator", password)
    print_plan(console, plan_of(directory(places, service.deployable), url))


def print_plan(console: Console, planned: Mapping[str, Any]) -> None:
    """`planned` is what `servicekit.migrate plan` answered."""
    lines = [planned["sql"].strip()] if planned["sql"] else []
    lines += [f"{each['id']} ({each['phase']}): {each['summary']}" for each in planned["revisions"]]
    lines += [f"{each['rule']}: {each['message']}" for each in planned["findings"]]
    lines += [planned["sentence"], f"hash     {planned['hash']}", f"verdict  {planned['verdict']}"]
    console.print("\n".join(lines), markup=False, highlight=False, soft_wrap=True)


def _running(places: Places) -> Plan:
    plan = make_plan(places)
    if not plan.data.postgres.ready():
        raise CommandFailed("PostgreSQL is not running. Start it with `souk up`, which migrates too.")
    return plan
