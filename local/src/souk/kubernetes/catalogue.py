"""Every Secret that the charts name, key by key, and the values behind the keys."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import quote, unquote, urlsplit

from souk.secrets import SERVICES

Values = Mapping[str, str]
"""Values by the names that `souk.secrets` makes them under."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a Secret: what it says, given the values, and which values can be read back from it."""

    write: Callable[[Values], str]
    read: Callable[[str], Values] = field(default=lambda _: {})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a Secret is."""

    namespace: str
    name: str

    def __str__(self) -> str:
        return f"{self.namespace}/{self.name}"


@dataclass(frozen=True, slots=True)
class Cluster:
    """The namespaces, and where services find what is not theirs."""

    services: str = "souk"
    data: str = "souk-data"
    operator: str = "souk-system"
    admin_secret: str = "postgres-admin"  # noqa: S105 - a name
    """With PostgreSQL's administrator, in the operator's namespace, where every shop's is."""
    valkey_url: str = ""
    """Of a managed Valkey, its password in it; empty for the one in `data`."""
    smtp_url: str = ""
    s3_access_key: str = ""
    s3_secret_key: str = ""
    stores: bool = True
    """Whether the data stores are in the cluster, and need Secrets of their own."""
    s3_by_role: bool = False
    """Whether product-service reaches a managed S3 by its pod's role, without keys."""

    @classmethod
    def of_shop(cls, services: str, data: str, operator: str, admin_secret: str) -> Self:
        """As the shop in the namespace `services` is made, where `data` or `admin_secret` is empty."""
        admin = admin_secret or ("postgres-admin" if services == "souk" else f"{services}-postgres-admin")
        return cls(services, data or f"{services}-data", operator, admin)


Catalogue = dict[Place, dict[str, Key]]


def catalogue(cluster: Cluster) -> Catalogue:
    """What has to be there before the charts are installed."""
    wanted = {Place(cluster.services, f"{name}-service-secrets"): _of_service(name, cluster) for name in SERVICES}
    wanted[Place(cluster.services, "sandbox-secrets")] = _of_sandbox()
    if cluster.stores:
        wanted |= _of_stores(cluster)
    return wanted


def _of_service(name: str, cluster: Cluster) -> dict[str, Key]:
    prefix = name.upper()
    shared = {
        f"{prefix}_IDENTITY__CLIENT_SECRET": plain(f"{name}_client_secret"),
        f"{prefix}_VALKEY__URL": _valkey(cluster),
    }
    return shared | _own(name, cluster)


def _own(name: str, cluster: Cluster) -> dict[str, Key]:
    smtp = cluster.smtp_url or f"smtp://mail.{cluster.data}:1025"
    match name:
        case "auth":
            return {
                "AUTH_SIGNING_KEYS__CURRENT": plain("signing_key"),
                "AUTH_PASSWORD_PEPPER": plain("password_pepper"),
                "AUTH_REFRESH_KEY": plain("refresh_key"),
                "AUTH_CLIENTS": Key(_write_clients, _read_clients),
                "AUTH_MAIL__SMTP_URL": Key(lambda _: smtp),
            }
        case "product" if cluster.s3_by_role:
            return {}
        case "product":
            return {
                "PRODUCT_S3__ACCESS_KEY": _given(cluster.s3_access_key, "s3_access_key"),
                "PRODUCT_S3__SECRET_KEY": _given(cluster.s3_secret_key, "s3_secret_key"),
            }
        case "payment":
            return {
                "PAYMENT_WEBHOOK_SECRET": plain("webhook_secret"),
                "PAYMENT_SANDBOX_API_KEY": plain("sandbox_api_key"),
            }
        case "order":
            return {"ORDER_MAIL__SMTP_URL": Key(lambda _: smtp)}
        case _:
            return {}


def _of_sandbox() -> dict[str, Key]:
    return {
        "SANDBOX_API_KEY": plain("sandbox_api_key"),
        "SANDBOX_ADMIN_KEY": plain("sandbox_admin_key"),
        "SANDBOX_WEBHOOK_SECRET": plain("webhook_secret"),
    }


def _of_stores(cluster: Cluster) -> Catalogue:
    return {
        Place(cluster.data, "postgres"): {
            "superuser-password": plain("postgres_password"),
            "admin-password": plain("postgres_admin_password"),
        },
        Place(cluster.operator, cluster.admin_secret): {
            "username": Key(lambda _: "souk_admin"),
            "password": plain("postgres_admin_password"),
        },
        Place(cluster.data, "valkey"): {
            "password": plain("valkey_password"),
            "auth.conf": Key(lambda values: f'requirepass "{values["valkey_password"]}"\n'),
        },
        # rclone reads the value as CSV.
        Place(cluster.data, "s3"): {"auth-key": Key(_write_s3, _read_s3)},
    }


def plain(name: str) -> Key:
    """A key that is one value."""
    return Key(lambda values: values[name], lambda text: {name: text})


def _given(text: str, name: str) -> Key:
    """What was given, or else the value of that name."""
    return Key(lambda _: text) if text else plain(name)


def _valkey(cluster: Cluster) -> Key:
    if cluster.valkey_url:
        return Key(lambda _: cluster.valkey_url)

    def read(text: str) -> Values:
        password = urlsplit(text).password
        return {"valkey_password": unquote(password)} if password else {}

    return Key(
        lambda values: f"redis://:{quote(values['valkey_password'], safe='')}@valkey.{cluster.data}:6379/0", read
    )


def _write_clients(values: Values) -> str:
    return json.dumps({f"{name}-service": values[f"{name}_client_secret"] for name in SERVICES})


def _read_clients(text: str) -> Values:
    return {f"{client.removesuffix('-service')}_client_secret": secret for client, secret in json.loads(text).items()}


def _write_s3(values: Values) -> str:
    return f'"{values["s3_access_key"]},{values["s3_secret_key"]}"'


def _read_s3(text: str) -> Values:
    access, secret = text.strip('"').split(",")
    return {"s3_access_key": access, "s3_secret_key": secret}
