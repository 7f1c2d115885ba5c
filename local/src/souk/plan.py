"""Every part of one platform, and what each must wait for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from embedded.mail import MailCatcher
from embedded.migrations import migrate
from embedded.part import Part
from embedded.postgres import Postgres
from embedded.provisioning import provision
from embedded.s3 import S3
from embedded.valkey import Valkey
from pgprovision import Passwords
from souk.gateway.pages import Pages
from souk.gateway.traefik import Gateway
from souk.places import Places
from souk.secrets import Secrets
from souk.services import Data, Service, directory, sandbox, services
from souk.traces.part import TraceReceiver


@dataclass(frozen=True, slots=True)
class Planned:
    """A part, the parts it waits for, and what is done once before its first start.

    `level` orders the way down: higher ones stop first.
    """

    part: Part
    level: int
    needs: tuple[str, ...] = ()
    first: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """One platform: its places, stores and services, and in which order parts start."""

    places: Places
    data: Data
    services: list[Service]
    parts: list[Planned]

    def part(self, name: str) -> Part | None:
        """The part of that name; a service's may leave out `-service`."""
        names = (name, f"{name}-service")
        return next((planned.part for planned in self.parts if planned.part.name in names), None)


def make_plan(places: Places) -> Plan:
    """The platform of those places; its secrets are made if they do not exist."""
    secrets = Secrets.open(places.secrets)
    data = _data(places, secrets)
    every_service = services(places, secrets, data)
    stores = [Planned(part, 0) for part in (data.postgres, data.valkey, data.s3, data.mail)]
    stores += [Planned(TraceReceiver(places.traces, places.port("otlp")), 0)]
    needs = tuple(part.name for part in (data.postgres, data.valkey, data.s3))
    working = [
        Planned(service, 1, needs, partial(prepare_database, places, secrets, data.postgres, service))
        for service in every_service
    ]
    edge = [Planned(Pages(places, every_service), 2), Planned(Gateway(places), 2)]
    return Plan(places, data, every_service, [*stores, Planned(sandbox(places, secrets, data), 1), *working, *edge])


def prepare_database(places: Places, secrets: Secrets, postgres: Postgres, service: Service) -> None:
    """Bring a service's database to what its code needs: roles, grants, migrations."""
    name = service.deployable.database
    passwords = Passwords(migrator=secrets[f"{name}_migrator_password"], app_a=secrets[f"{name}_app_password"])
    urls = provision(postgres.url(), name, passwords)
    migrate(directory(places, service.deployable), urls.migrator)


def _data(places: Places, secrets: Secrets) -> Data:
    folder: Path = places.home / "data"
    return Data(
        Postgres(folder / "postgres", places.port("postgres"), secrets["postgres_password"]),
        Valkey(folder / "valkey", places.port("valkey"), secrets["valkey_password"]),
        S3(folder / "s3", places.port("s3"), secrets["s3_access_key"], secrets["s3_secret_key"]),
        MailCatcher(places.port("smtp"), places.port("mail")),
    )
