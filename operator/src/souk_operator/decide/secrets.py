"""The Secrets with credentials: what is in them, how they are read back. They, not status, say which role is active."""

import base64
import binascii
import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from psycopg.conninfo import make_conninfo

from pgprovision import role_url
from souk_operator import names
from souk_operator.durations import moment, timestamp
from souk_operator.resources import Database, Manifest, Metadata, Server


@dataclass(frozen=True, slots=True)
class Login:
    """A role and its password."""

    role: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Credentials(Login):
    """The application's login. `retiring` may still be in use by pods, unless it was `revoked`, and is locked already.

    `request` and `revocation` are the last ones answered. `count` says how many credentials there have been: a pod
    older than its credentials matters only from the second on.
    """

    rotated_at: datetime | None = None
    retiring: str | None = None
    request: str = ""
    count: int = 1
    revoked: bool = False
    revocation: str = ""


def read_login(secret: Manifest | None) -> Login | None:
    """The login in a Secret; None when it is gone, empty or unreadable."""
    data = (secret or {}).get("data") or {}
    role, password = _decoded(data.get("user")), _decoded(data.get("password"))
    return Login(role, password) if role and password else None


def read_credentials(secret: Manifest | None, roles: tuple[str, str]) -> Credentials | None:
    """The application's login, if it is one of our two roles."""
    login = read_login(secret)
    if secret is None or login is None or login.role not in roles:
        return None
    notes = secret["metadata"].get("annotations") or {}
    revoked = notes.get(names.REVOKED_ROLE)
    retiring = revoked or notes.get(names.RETIRING_ROLE)
    return Credentials(
        role=login.role,
        password=login.password,
        rotated_at=moment(notes.get(names.ROTATED_AT)),
        retiring=retiring if retiring in roles and retiring != login.role else None,
        request=notes.get(names.ROTATION_REQUEST, ""),
        count=int(count) if (count := notes.get(names.CREDENTIALS_COUNT, "")).isdigit() else 2,
        revoked=bool(revoked),
        revocation=notes.get(names.REVOCATION_REQUEST, ""),
    )


def answered_revocation(secret: Manifest | None) -> str:
    """The revocation that a Secret's login answers; empty while there was none."""
    return str((((secret or {}).get("metadata") or {}).get("annotations") or {}).get(names.REVOCATION_REQUEST, ""))


def app_secret(database: Database, server: Server, credentials: Credentials, ca: str | None) -> Manifest:
    """The Secret that the service mounts."""
    address = (server.app_host, server.app_port)
    manifest = _secret(database, database.secret, _data(database, server, credentials, ca, address))
    notes = {names.ROTATION_REQUEST: credentials.request, names.CREDENTIALS_COUNT: str(credentials.count)}
    if credentials.rotated_at:
        notes[names.ROTATED_AT] = timestamp(credentials.rotated_at)
    if credentials.retiring:
        notes[names.REVOKED_ROLE if credentials.revoked else names.RETIRING_ROLE] = credentials.retiring
    if credentials.revocation:
        notes[names.REVOCATION_REQUEST] = credentials.revocation
    manifest["metadata"]["annotations"] = notes
    return manifest


def migrator_secret(database: Database, server: Server, login: Login, ca: str | None, revocation: str = "") -> Manifest:
    """The Secret of migration Jobs; it goes past a pooler, which would not keep session state."""
    address = (server.host, server.port)
    manifest = _secret(database, database.migrator_secret, _data(database, server, login, ca, address))
    if revocation:
        manifest["metadata"]["annotations"] = {names.REVOCATION_REQUEST: revocation}
    return manifest


def differs(stored: Manifest | None, wanted: Manifest) -> bool:
    """Whether something of ours in a stored Secret is missing or other; what others added does not count."""
    if stored is None:
        return True
    have = {**(stored["metadata"].get("annotations") or {}), **(stored["metadata"].get("labels") or {})}
    want = {**(wanted["metadata"].get("annotations") or {}), **wanted["metadata"]["labels"]}
    stale = {names.RETIRING_ROLE, names.REVOKED_ROLE} & have.keys() - want.keys()
    return bool(stale) or data_differs(stored, wanted) or any(have.get(key) != value for key, value in want.items())


def data_differs(stored: Manifest, wanted: Manifest) -> bool:
    """Whether pods would find something else than they should."""
    data = stored.get("data") or {}
    return any(data.get(key) != value for key, value in wanted["data"].items())


def credentials_hash(secret: Manifest) -> str:
    """What the pods' annotation says: it changes whenever they must start anew."""
    data = secret["data"]
    text = "\0".join(f"{key}={data[key]}" for key in ("uri", "ca.crt") if key in data)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def owner_reference(meta: Metadata) -> Manifest:
    """Ties what we make for a Database to its life."""
    return {
        "apiVersion": names.API_VERSION,
        "kind": "Database",
        "name": meta.name,
        "uid": meta.uid,
        "controller": True,
        "blockOwnerDeletion": False,
    }


def uri(server: Server, login: Login, database: str, address: tuple[str, int], *, with_ca: bool) -> str:
    """`postgresql://…` as psycopg and asyncpg both understand it."""
    parts = {"host": address[0], "port": str(address[1]), "sslmode": server.ssl_mode}
    if with_ca:
        parts["sslrootcert"] = f"{names.CA_DIRECTORY}/ca.crt"
    return role_url(make_conninfo("", **parts), database, login.role, login.password)


def _data(database: Database, server: Server, login: Login, ca: str | None, address: tuple[str, int]) -> dict[str, str]:
    values = {
        "uri": uri(server, login, database.database_name, address, with_ca=bool(ca)),
        "host": address[0],
        "port": str(address[1]),
        "dbname": database.database_name,
        "user": login.role,
        "password": login.password,
    }
    if ca:
        values["ca.crt"] = ca
    return {key: base64.b64encode(value.encode()).decode() for key, value in values.items()}


def _secret(database: Database, name: str, data: dict[str, str]) -> Manifest:
    return {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {
            "name": name,
            "namespace": database.meta.namespace,
            "labels": {names.DATABASE_LABEL: database.meta.name, "app.kubernetes.io/managed-by": names.MANAGER},
            "ownerReferences": [owner_reference(database.meta)],
        },
        "type": "Opaque",
        "data": data,
    }


def _decoded(text: str | None) -> str:
    try:
        return base64.b64decode(text or "", validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return ""
