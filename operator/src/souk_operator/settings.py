"""Settings from the environment, read once in main()."""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field

from souk_operator.kubernetes import EVERYWHERE

_PREFIX = "SOUK_OPERATOR_"


class InvalidSettings(Exception):
    """A setting is missing or makes no sense; the text says which."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`namespace` is the operator's own, where the servers' Secrets are; `watched` are those of Databases, or
    EVERYWHERE alone.

    `cluster_id` is the first part of the markers in databases; empty means the UID of kube-system. `identity` is
    how the lease names this process.
    """

    namespace: str
    watched: tuple[str, ...]
    cluster_id: str = ""
    port: int = 8080
    drift_interval: float = 20.0
    workers: int = 4
    log_level: str = "INFO"
    identity: str = field(default_factory=lambda: f"{socket.gethostname()}-{os.getpid()}")

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """From SOUK_OPERATOR_NAMESPACE, SOUK_OPERATOR_WATCH_NAMESPACES (with commas), …"""

        def value(name: str, default: str) -> str:
            return environment.get(_PREFIX + name) or default

        watched = tuple(part.strip() for part in value("WATCH_NAMESPACES", "").split(",") if part.strip())
        if EVERYWHERE in watched and len(watched) > 1:
            raise InvalidSettings(f"{_PREFIX}WATCH_NAMESPACES is {EVERYWHERE} alone, or names without it.")
        namespace = value("NAMESPACE", "")
        if not namespace or not watched:
            raise InvalidSettings(
                f"Set {_PREFIX}NAMESPACE to our own namespace and {_PREFIX}WATCH_NAMESPACES to those of Databases,"
                f" or to {EVERYWHERE}."
            )
        try:
            return cls(
                namespace=namespace,
                watched=watched,
                cluster_id=value("CLUSTER_ID", ""),
                port=int(value("PORT", "8080")),
                drift_interval=float(value("DRIFT_INTERVAL", "20")),
                workers=int(value("WORKERS", "4")),
                log_level=value("LOG_LEVEL", "INFO"),
                **({"identity": pod} if (pod := value("POD", "")) else {}),
            )
        except ValueError as error:
            raise InvalidSettings(f"A setting that should be a number is not: {error}") from error
