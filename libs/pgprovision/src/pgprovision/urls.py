"""Addresses that psycopg and asyncpg both understand, over TCP or a unix socket."""

from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from psycopg.conninfo import conninfo_to_dict

from pgprovision.spec import DatabaseSpec, Passwords


@dataclass(frozen=True, slots=True)
class Urls:
    """`postgresql://` addresses with passwords in them."""

    app: str = field(repr=False)
    migrator: str = field(repr=False)


def urls(admin_url: str, spec: DatabaseSpec, passwords: Passwords) -> Urls:
    """Where the service (as app_a) and the migrations connect, on the server that `admin_url` names."""
    return Urls(
        app=role_url(admin_url, spec.name, spec.app_a, passwords.app_a),
        migrator=role_url(admin_url, spec.name, spec.migrator, passwords.migrator),
    )


def role_url(admin_url: str, database: str, role: str, password: str | None = None) -> str:
    """The address of `database` for `role`; the admin's host, port and other parameters are kept."""
    parts = conninfo_to_dict(admin_url)
    for replaced in ("user", "password", "dbname"):
        parts.pop(replaced, None)
    host = str(parts.get("host") or "")
    place = ""
    if host and not host.startswith("/"):
        place = f"[{host}]" if ":" in host else host
        parts.pop("host")
        place += f":{parts.pop('port')}" if "port" in parts else ""
    login = quote(role, safe="") + (f":{quote(password, safe='')}" if password else "")
    query = f"?{urlencode(parts)}" if parts else ""
    return f"postgresql://{login}@{place}/{quote(database, safe='')}{query}"
