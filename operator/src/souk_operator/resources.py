"""PostgresServer and Database as the API server hands them over, in types. The CRDs' schemas checked the fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from souk_operator.durations import duration, moment

Manifest = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What identifies a version of an object. `namespace` is empty for a PostgresServer."""

    name: str
    namespace: str = ""
    uid: str = ""
    generation: int = 0
    resource_version: str = ""
    annotations: Mapping[str, str] = field(default_factory=dict)
    finalizers: tuple[str, ...] = ()
    created: datetime | None = None
    deleting: bool = False

    @classmethod
    def read(cls, manifest: Manifest) -> "Metadata":
        """The metadata of any object, as the API server shows it."""
        meta = manifest["metadata"]
        return cls(
            name=meta["name"],
            namespace=meta.get("namespace") or "",
            uid=meta.get("uid") or "",
            generation=meta.get("generation") or 0,
            resource_version=meta.get("resourceVersion") or "",
            annotations=meta.get("annotations") or {},
            finalizers=tuple(meta.get("finalizers") or ()),
            created=moment(meta.get("creationTimestamp")),
            deleting=bool(meta.get("deletionTimestamp")),
        )


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgresServer. Secrets are named; they live in the operator's namespace."""

    meta: Metadata
    host: str
    port: int
    admin_secret: str
    ssl_mode: str
    ca_secret: str | None
    allowed_namespaces: tuple[str, ...]
    allowed_extensions: tuple[str, ...]
    app_host: str
    app_port: int
    status: Manifest

    @classmethod
    def read(cls, manifest: Manifest) -> "Server":
        """From the API server's object."""
        spec = manifest["spec"]
        pooler = spec.get("appEndpoint") or {}
        port = spec.get("port", 5432)
        return cls(
            meta=Metadata.read(manifest),
            host=spec["host"],
            port=port,
            admin_secret=spec["adminSecretRef"]["name"],
            ssl_mode=spec.get("sslMode", "require"),
            ca_secret=(spec.get("caSecretRef") or {}).get("name"),
            allowed_namespaces=tuple(spec.get("allowedNamespaces") or ()),
            allowed_extensions=tuple(spec.get("allowedExtensions") or ()),
            app_host=pooler.get("host", spec["host"]),
            app_port=pooler.get("port", port),
            status=manifest.get("status") or {},
        )


@dataclass(frozen=True, slots=True)
class ExtensionWish:
    """An extension that a Database asks for."""

    name: str
    version: str | None = None
    schema: str | None = None


@dataclass(frozen=True, slots=True)
class Migrations:
    """Which image migrates the database, and under what rules. `pod` is the user's part of the Job's pod."""

    image: str
    target: str | None = None
    require_approval: bool = True
    deadline_seconds: int = 900
    lock_timeout: str = "5s"
    pod: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, spec: Manifest | None) -> "Migrations | None":
        """From `spec.migrations`, which may be absent."""
        if not spec:
            return None
        policy = spec.get("policy") or {}
        return cls(
            image=spec["image"],
            target=spec.get("targetRevision") or None,
            require_approval=policy.get("destructive", "RequireApproval") == "RequireApproval",
            deadline_seconds=policy.get("activeDeadlineSeconds", 900),
            lock_timeout=policy.get("lockTimeout", "5s"),
            pod=spec.get("pod") or {},
        )


@dataclass(frozen=True, slots=True)
class Database:
    """A Database resource with every default filled in; `interval` and `grace` are those of credential rotation."""

    meta: Metadata
    server: str
    database_name: str
    deletion_policy: Literal["Retain", "Delete"]
    adoption_policy: Literal["IfOwned", "Always"]
    extensions: tuple[ExtensionWish, ...]
    connection_limit: int
    secret: str
    interval: timedelta
    grace: timedelta
    migrations: Migrations | None
    status: Manifest

    @property
    def key(self) -> tuple[str, str]:
        return self.meta.namespace, self.meta.name

    @property
    def migrator_secret(self) -> str:
        return f"{self.secret}-migrator"

    @classmethod
    def read(cls, manifest: Manifest) -> "Database":
        """From the API server's object. Raises InvalidDuration."""
        spec = manifest["spec"]
        credentials = spec.get("credentials") or {}
        rotation = credentials.get("rotation") or {}
        return cls(
            meta=Metadata.read(manifest),
            server=spec["serverRef"]["name"],
            database_name=spec["databaseName"],
            deletion_policy=spec.get("deletionPolicy", "Retain"),
            adoption_policy=spec.get("adoptionPolicy", "IfOwned"),
            extensions=tuple(
                ExtensionWish(each["name"], each.get("version"), each.get("schema"))
                for each in spec.get("extensions") or ()
            ),
            connection_limit=spec.get("connectionLimit", 60),
            secret=credentials.get("secretName") or f"{manifest['metadata']['name']}-db",
            interval=duration(rotation.get("interval", "720h")),
            grace=duration(rotation.get("grace", "1h")),
            migrations=Migrations.read(spec.get("migrations")),
            status=manifest.get("status") or {},
        )
