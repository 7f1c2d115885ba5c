"""Where a platform's data is: this machine's, unless addresses are given."""

from dataclasses import dataclass
from pathlib import Path

from psycopg.conninfo import make_conninfo

from deployables import SERVICES
from souk.places import Places
from souk.plan import make_plan
from souk.services import Service


@dataclass(frozen=True, slots=True)
class Where:
    """The administrator's address of each service's database, the sandbox's ledger, Valkey."""

    databases: dict[str, str]
    ledger: Path
    valkey: str


def embedded(places: Places) -> Where:
    """The platform that `souk up` runs."""
    plan = make_plan(places)
    sandbox = plan.part("sandbox")
    ledger = sandbox.environment()["SANDBOX_LEDGER_PATH"] if isinstance(sandbox, Service) else places.home / "none"
    databases = {service.short: plan.data.postgres.url(service.database) for service in SERVICES}
    return Where(databases, Path(ledger), plan.data.valkey.url)


def elsewhere(postgres: str, valkey: str, ledger: Path) -> Where:
    """A platform in containers or a cluster, by its server's and its Valkey's addresses."""
    databases = {service.short: make_conninfo(postgres, dbname=service.database) for service in SERVICES}
    return Where(databases, ledger, valkey)
