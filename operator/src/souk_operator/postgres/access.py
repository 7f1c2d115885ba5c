"""How the operator reaches a server: its address with the admin's login, and the CA's file."""

import hashlib
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from psycopg.conninfo import make_conninfo

from pgprovision import DatabaseSpec, ExtensionSpec
from souk_operator.decide.secrets import Login
from souk_operator.resources import Database, Server


@dataclass(frozen=True, slots=True)
class Access:
    """A server and the admin's login, read anew for each connection. `ca` is PEM text."""

    server: Server
    admin: Login
    database: str = "postgres"
    ca: str | None = field(default=None, repr=False)

    @property
    def admin_url(self) -> str:
        """Where provisioning connects; never through a pooler."""
        return self._conninfo(self.admin, self.database)

    def url(self, login: Login, database: str) -> str:
        """Where somebody else connects, from here."""
        return self._conninfo(login, database)

    def _conninfo(self, login: Login, database: str) -> str:
        parts: dict[str, str | int] = {
            "host": self.server.host,
            "port": self.server.port,
            "user": login.role,
            "password": login.password,
            "dbname": database,
            "sslmode": self.server.ssl_mode,
            "application_name": "souk-operator",
            "connect_timeout": 5,
        }
        if self.ca:
            parts["sslrootcert"] = str(_ca_file(self.ca))
        return make_conninfo("", **parts)


def database_spec(database: Database, cluster_id: str) -> DatabaseSpec:
    """What pgprovision is asked for. Raises InvalidSpec for a reserved name."""
    return DatabaseSpec(
        name=database.database_name,
        extensions=tuple(
            ExtensionSpec(each.name, each.schema or "extensions", each.version) for each in database.extensions
        ),
        connection_limit=database.connection_limit,
        marker=f"{cluster_id}/{database.meta.namespace}/{database.meta.name}",
    )


def _ca_file(pem: str) -> Path:
    """libpq reads certificates from files only; one file for each CA, named after what is in it."""
    name = hashlib.sha256(pem.encode()).hexdigest()[:16]
    path = Path(tempfile.gettempdir()) / f"souk-ca-{name}.crt"
    if not path.exists():
        partial = path.with_suffix(".partial")
        partial.write_text(pem)
        partial.replace(path)
    return path
