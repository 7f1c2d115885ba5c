"""Every Secret that the charts name, key by key, and the values behind the keys."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import quote, unquote, urlsplit

from deployables import EVERY, Deployable
from souk.secrets import clients

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


SecretKeys = dict[Place, dict[str, Key]]


def secret_keys(cluster: Cluster) -> SecretKeys:
    """What has to be there before the charts are installed."""
    wanted = {
        Place(cluster.services, f"{each.name}-secrets"): _of_row(each, cluster) for each in EVERY if each.every_secret
    }
    return wanted | (_of_stores(cluster) if cluster.stores else {})


def _of_row(each: Deployable, cluster: Cluster) -> dict[str, Key]:
    """A key for each secret variable of services.yaml."""
    by_role = ("s3_access_key", "s3_secret_key") if cluster.s3_by_role else ()
    return {key: _value(name, cluster) for key, name in each.every_secret.items() if name not in by_role}


def _value(name: str, cluster: Cluster) -> Key:
    smtp = cluster.smtp_url or f"smtp://mail.{cluster.data}:1025"
    special = {
        "clients": Key(clients, _read_clients),
        "smtp_url": Key(lambda _: smtp),
        "valkey_url": _valkey(cluster),
        "s3_access_key": _given(cluster.s3_access_key, "s3_access_key"),
        "s3_secret_key": _given(cluster.s3_secret_key, "s3_secret_key"),
    }
    return special.get(name) or plain(name)


def _of_stores(cluster: Cluster) -> SecretKeys:
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


def _read_clients(text: str) -> Values:
    return {f"{client.removesuffix('-service')}_client_secret": secret for client, secret in json.loads(text).items()}


def _write_s3(values: Values) -> str:
    return f'"{values["s3_access_key"]},{values["s3_secret_key"]}"'


def _read_s3(text: str) -> Values:
    access, secret = text.strip('"').split(",")
    return {"s3_access_key": access, "s3_secret_key": secret}
