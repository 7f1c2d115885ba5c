"""Souk's services and the sandbox as parts: how each is run, and the settings it gets by environment."""

import os
from dataclasses import dataclass
from pathlib import Path

from deployables import SERVICES, Deployable, filled, named
from embedded.mail import MailCatcher
from embedded.part import Part, Process
from embedded.postgres import Postgres
from embedded.probes import http_status
from embedded.s3 import S3
from embedded.valkey import Valkey
from souk.forked import Forked
from souk.places import Places
from souk.secrets import Secrets

ADDRESS_FACTOR = "SOUK_ADDRESS_LIMIT_FACTOR"
"""The variable that widens limits per client address, here and in compose."""


@dataclass(frozen=True, slots=True)
class Data:
    """The stores that services are given."""

    postgres: Postgres
    valkey: Valkey
    s3: S3
    mail: MailCatcher


class Service(Part):
    """One deployable of services.yaml; ready when it says so."""

    preloads = True

    def __init__(self, deployable: Deployable, port: int, environment: dict[str, str]) -> None:
        self.deployable = deployable
        self.name = deployable.name
        self.package = deployable.package
        self.port = port
        self.ports = (port,)
        self._environment = environment

    def environment(self) -> dict[str, str]:
        """Its settings; they win over what the caller's environment says."""
        return self._environment

    def spawn(self, log: Path) -> Process:
        """A process that loads while the stores still start."""
        return Forked(f"{self.package}.main", self._environment, log)

    def ready(self) -> bool:
        """Whether it has all it needs to serve."""
        return http_status(self.port, self.deployable.health) == 200


def services(places: Places, secrets: Secrets, data: Data) -> list[Service]:
    """Every service of the table."""
    return [
        Service(
            service,
            places.port(service.short),
            _shared(service, places, secrets, data) | _own(service, places, secrets, data),
        )
        for service in SERVICES
    ]


def sandbox(places: Places, secrets: Secrets, data: Data) -> Service:
    """The payment provider that `PAYMENT_PROVIDER=sandbox` talks to."""
    row = named("sandbox")
    port = places.port(row.short)
    return Service(row, port, {f"{row.prefix}_HTTP__PORT": str(port)} | _own(row, places, secrets, data))


def directory(places: Places, service: Deployable) -> Path:
    """The folder of a service's code."""
    return places.root / service.folder


def _shared(service: Deployable, places: Places, secrets: Secrets, data: Data) -> dict[str, str]:
    """What every service gets, beyond its row."""
    database = service.database
    settings = {
        "HTTP__PORT": str(places.port(service.short)),
        "HTTP__PUBLIC_URL": places.gateway,
        "HTTP__DRAIN_SECONDS": "0",
        "DATABASE__URL": data.postgres.url(database, f"{database}_app_a", secrets[f"{database}_app_password"]),
        "IDENTITY__AUTH_URL": places.address("auth"),
        # Load tests say 1000: their shoppers share one address.
        "LIMITS__ADDRESS_FACTOR": os.environ.get(ADDRESS_FACTOR, "1"),
        "TELEMETRY__OTLP_ENDPOINT": f"{places.address('otlp')}/v1/traces",
        "TELEMETRY__KEY": secrets["telemetry_key"],
    }
    environment = {f"{service.prefix}_{key}": value for key, value in settings.items()}
    return {"SOUK_ENVIRONMENT": os.environ.get("SOUK_ENVIRONMENT", "development")} | environment


def _own(deployable: Deployable, places: Places, secrets: Secrets, data: Data) -> dict[str, str]:
    """Secrets and settings of its row; what may be overridden, and is set here, wins."""

    def value(name: str) -> str:
        local = {
            "url": places.gateway,
            "s3": data.s3.endpoint,
            "host": "127.0.0.1",
            "folder": str(places.home / deployable.name),
        }
        return local[name] if name in local else places.address(named(name).short)

    said = {**deployable.settings, **deployable.demo_settings}
    settings = {variable: filled(text, value) for variable, text in said.items()}
    given = {variable: os.environ[variable] for variable in deployable.overridden if variable in os.environ}
    return secrets.of(deployable, smtp_url=data.mail.smtp_url, valkey_url=data.valkey.url) | settings | given
