"""What holds, read from the catalogs."""

from collections.abc import Iterator
from typing import Any

from psycopg import Connection
from psycopg.rows import class_row, dict_row

from pgprovision import queries
from pgprovision.desired import Admin, SoukObject
from pgprovision.facts import (
    AdminMember,
    Attribute,
    ConnectionLimit,
    Database,
    DatabaseOwner,
    Fact,
    Marker,
    Member,
    Role,
    Setting,
)
from pgprovision.object_facts import (
    DatabaseGrant,
    DefaultGrant,
    Extension,
    ExtensionVersion,
    ObjectGrant,
    ObjectOwner,
    Schema,
    SchemaGrant,
    SchemaOwner,
)
from pgprovision.quoting import PUBLIC
from pgprovision.spec import DatabaseSpec

_ATTRIBUTES = {
    "rolcanlogin": "LOGIN",
    "rolinherit": "INHERIT",
    "rolsuper": "SUPERUSER",
    "rolcreatedb": "CREATEDB",
    "rolcreaterole": "CREATEROLE",
    "rolreplication": "REPLICATION",
    "rolbypassrls": "BYPASSRLS",
}


def observe_admin(connection: Connection[Any]) -> Admin:
    """Who we are on this server."""
    with connection.cursor(row_factory=class_row(Admin)) as cursor:
        return cursor.execute(queries.ADMIN).fetchone() or Admin("", is_superuser=False, server_version=0)


class Observer:
    """Reads the facts about one database; what belongs to foreign roles is left out."""

    def __init__(self, connection: Connection[Any], spec: DatabaseSpec, admin: Admin) -> None:
        self._connection = connection
        self._spec = spec
        self._admin = admin
        self._parameters = {
            "database": spec.name,
            "roles": list(spec.roles),
            "admin": admin.name,
            "owner": spec.owner,
            "grantees": [PUBLIC, *(role for role in spec.roles if role != spec.owner)],
        }

    def in_server(self) -> frozenset[Fact]:
        """Facts in the catalogs that all databases share; any connection to the server will do."""
        facts: list[Fact] = [*self._roles(), *self._members(), *self._database()]
        facts += [DatabaseGrant(self._spec.name, **row) for row in self._rows(queries.DATABASE_GRANTS)]
        facts += [Setting(self._spec.name, **row) for row in self._rows(queries.SETTINGS)]
        return frozenset(facts)

    def in_database(self) -> frozenset[Fact]:
        """Facts inside the database; the connection must be to it."""
        facts: list[Fact] = []
        for row in self._rows(queries.SCHEMAS):
            facts += [Schema(row["name"], row["owner"]), SchemaOwner(row["name"], row["owner"])]
        facts += [SchemaGrant(**row) for row in self._rows(queries.SCHEMA_GRANTS)]
        for row in self._rows(queries.EXTENSIONS):
            facts += [Extension(row["name"], row["schema"]), ExtensionVersion(row["name"], row["version"])]
        facts += [
            ObjectOwner("souk", row["name"], row["owner"])
            for row in self._rows(queries.OBJECTS)
            if row["kind"] != "ROUTINE" and not row["linked"]
        ]
        facts += [ObjectGrant(schema="souk", **row) for row in self._rows(queries.OBJECT_GRANTS)]
        facts += [DefaultGrant(owner=self._spec.owner, **row) for row in self._rows(queries.DEFAULT_GRANTS)]
        return frozenset(facts)

    def objects(self) -> list[SoukObject]:
        """The tables, sequences and routines in the schema `souk`."""
        return [
            SoukObject(row["kind"], row["name"], row["arguments"], linked=row["linked"])
            for row in self._rows(queries.OBJECTS)
        ]

    def _roles(self) -> Iterator[Fact]:
        for row in self._rows(queries.ROLES):
            yield Role(row["rolname"])
            for column, attribute in _ATTRIBUTES.items():
                if row[column]:
                    yield Attribute(row["rolname"], attribute)

    def _members(self) -> Iterator[Fact]:
        since_16 = self._admin.server_version >= 160000
        for row in self._rows(queries.MEMBERS):
            if row["member"] != self._admin.name:
                yield Member(row["role"], row["member"], row["grantor"] if since_16 else None)
            elif row["inherits"] and (row["may_set"] or row["role"] != self._spec.owner):
                yield AdminMember(row["role"], row["member"], "")

    def _database(self) -> Iterator[Fact]:
        rows = self._rows(queries.DATABASE)
        if not rows:
            yield from self._birth()
        for row in rows:
            yield Database(row["datname"], row["owner"])
            yield DatabaseOwner(row["datname"], row["owner"])
            yield ConnectionLimit(row["datname"], row["datconnlimit"])
            yield Marker(row["datname"], row["marker"])

    def _birth(self) -> Iterator[Fact]:
        """What CREATE DATABASE will bring along."""
        yield DatabaseOwner(self._spec.name, self._spec.owner)
        yield DatabaseGrant(self._spec.name, "CONNECT", PUBLIC)
        yield DatabaseGrant(self._spec.name, "TEMPORARY", PUBLIC)

    def _rows(self, query: str) -> list[dict[str, Any]]:
        with self._connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(query.encode(), self._parameters).fetchall()
