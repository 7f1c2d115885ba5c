"""`souk migrate`: bring every database to its newest revision."""

from rich.console import Console

from souk.commands.failure import CommandFailed
from souk.places import Places
from souk.plan import make_plan, prepare_database
from souk.secrets import Secrets


def migrate(places: Places, console: Console) -> None:
    """Provision and migrate each service's database. Raises CommandFailed without PostgreSQL."""
    plan = make_plan(places)
    if not plan.data.postgres.ready():
        raise CommandFailed("PostgreSQL is not running. Start it with `souk up`, which migrates too.")
    secrets = Secrets.open(places.secrets)
    for service in plan.services:
        with console.status(f"Migrating {service.name}"):
            prepare_database(places, secrets, plan.data.postgres, service)
        console.print(f"{service.name}: up to date")
