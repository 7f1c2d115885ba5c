"""Souk's services as parts: how each is run, and the settings it gets by environment."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from embedded import S3, MailCatcher, Part, Postgres, Valkey
from embedded.probes import http_status
from souk.places import Places
from souk.secrets import SERVICES, Secrets

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
    """One service; ready when it says so."""

    def __init__(self, name: str, port: int, environment: dict[str, str]) -> None:
        self.name = name
        self.port = port
        self.ports = (port,)
        self._environment = environment

    @property
    def package(self) -> str:
        """order-service -> order_service."""
        return self.name.replace("-", "_")

    def command(self) -> list[str]:
        """The service in the foreground."""
        return [sys.executable, "-m", f"{self.package}.main"]

    def environment(self) -> dict[str, str]:
        """Its settings; what the caller's environment says beyond them stays."""
        return self._environment

    def ready(self) -> bool:
        """Whether it has all it needs to serve."""
        return http_status(self.port, "/health/ready") == 200


class Sandbox(Service):
    """The payment sandbox."""

    @property
    def package(self) -> str:
        """Not named after the part."""
        return "payment_sandbox"

    def ready(self) -> bool:
        """Whether it answers."""
        return http_status(self.port, "/health") == 200


def services(places: Places, secrets: Secrets, data: Data) -> list[Service]:
    """Every service that is in the repository."""
    present = [name for name in SERVICES if (directory(places, name) / "src" / f"{name}_service" / "main.py").exists()]
    return [
        Service(
            f"{name}-service",
            places.port(name),
            _shared(name, places, secrets, data) | _own(name, places, secrets, data),
        )
        for name in present
    ]


def sandbox(places: Places, secrets: Secrets) -> Sandbox:
    """The payment provider that `PAYMENT_PROVIDER=sandbox` talks to."""
    environment = {
        "SANDBOX_HTTP__PORT": str(places.port("sandbox")),
        "SANDBOX_LEDGER_PATH": str(places.home / "sandbox" / "ledger.sqlite"),
        "SANDBOX_WEBHOOK_URL": f"http://127.0.0.1:{places.port('payment')}/payments/webhook",
        "SANDBOX_WEBHOOK_SECRET": secrets["webhook_secret"],
        "SANDBOX_API_KEY": secrets["sandbox_api_key"],
        "SANDBOX_ADMIN_KEY": secrets["sandbox_admin_key"],
    }
    return Sandbox("sandbox", places.port("sandbox"), environment)


def directory(places: Places, name: str) -> Path:
    """The folder of the service called auth, product, …"""
    return places.root / "services" / f"{name}-service"


def _shared(name: str, places: Places, secrets: Secrets, data: Data) -> dict[str, str]:
    database = f"{name}_db"
    settings = {
        "HTTP__PORT": str(places.port(name)),
        "HTTP__PUBLIC_URL": places.gateway,
        "HTTP__DRAIN_SECONDS": "0",
        "DATABASE__URL": data.postgres.url(database, f"{database}_app_a", secrets[f"{database}_app_password"]),
        "VALKEY__URL": data.valkey.url,
        "IDENTITY__AUTH_URL": _local(places, "auth"),
        "IDENTITY__CLIENT_SECRET": secrets[f"{name}_client_secret"],
        # Load tests say 1000: their shoppers share one address.
        "LIMITS__ADDRESS_FACTOR": os.environ.get(ADDRESS_FACTOR, "1"),
        "TELEMETRY__OTLP_ENDPOINT": f"{_local(places, 'otlp')}/v1/traces",
        "TELEMETRY__KEY": secrets["telemetry_key"],
    }
    environment = {f"{name.upper()}_{key}": value for key, value in settings.items()}
    return {"SOUK_ENVIRONMENT": os.environ.get("SOUK_ENVIRONMENT", "development")} | environment


def _own(name: str, places: Places, secrets: Secrets, data: Data) -> dict[str, str]:
    match name:
        case "auth":
            clients = {f"{service}-service": secrets[f"{service}_client_secret"] for service in SERVICES}
            return {
                "AUTH_SIGNING_KEYS__CURRENT": secrets["signing_key"],
                "AUTH_PASSWORD_PEPPER": secrets["password_pepper"],
                "AUTH_REFRESH_KEY": secrets["refresh_key"],
                "AUTH_CLIENTS": json.dumps(clients),
                "AUTH_MAIL__SMTP_URL": data.mail.smtp_url,
            }
        case "product":
            return {
                "PRODUCT_S3__ENDPOINT": data.s3.endpoint,
                "PRODUCT_S3__ACCESS_KEY": data.s3.access_key,
                "PRODUCT_S3__SECRET_KEY": data.s3.secret_key,
            }
        case "cart":
            return {"CART_PRODUCT_URL": _local(places, "product"), "CART_ORDER_URL": _local(places, "order")}
        case "payment":
            return {
                "PAYMENT_PROVIDER": os.environ.get("PAYMENT_PROVIDER", "sandbox"),
                "PAYMENT_SANDBOX_URL": _local(places, "sandbox"),
                "PAYMENT_SANDBOX_PUBLIC_URL": places.gateway,
                "PAYMENT_SANDBOX_API_KEY": secrets["sandbox_api_key"],
                "PAYMENT_WEBHOOK_SECRET": os.environ.get("PAYMENT_WEBHOOK_SECRET", secrets["webhook_secret"]),
            }
        case _:
            return {
                "ORDER_PRODUCT_URL": _local(places, "product"),
                "ORDER_PAYMENT_URL": _local(places, "payment"),
                "ORDER_MAIL__SMTP_URL": data.mail.smtp_url,
            }


def _local(places: Places, name: str) -> str:
    return f"http://127.0.0.1:{places.port(name)}"
