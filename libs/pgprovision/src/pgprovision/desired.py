"""What ought to hold, computed without asking anybody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import LiteralString

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
from pgprovision.spec import DatabaseSpec

SCHEMA = "souk"
EXTENSIONS_SCHEMA = "extensions"
SEARCH_PATH = f"{SCHEMA}, {EXTENSIONS_SCHEMA}"
WITH_OPTIONS_SINCE = 160000

GRANTED: dict[LiteralString, tuple[LiteralString, ...]] = {
    "TABLE": ("SELECT", "INSERT", "UPDATE", "DELETE"),
    "SEQUENCE": ("USAGE", "SELECT"),
    "ROUTINE": ("EXECUTE",),
}


@dataclass(frozen=True, slots=True)
class Admin:
    """Who provisions, and on what: a role with CREATEDB and CREATEROLE, superuser or not."""

    name: str
    is_superuser: bool
    server_version: int


@dataclass(frozen=True, slots=True)
class SoukObject:
    """A table, sequence or routine found in the schema `souk`.

    Routines carry their quoted argument list; a `linked` sequence has the owner of its table.
    """

    kind: LiteralString
    name: str
    arguments: LiteralString = ""
    linked: bool = False


def desired_in_server(spec: DatabaseSpec, admin: Admin) -> frozenset[Fact]:
    """Roles, memberships, the database and what is granted on it."""
    return frozenset(
        [
            *(Role(role) for role in spec.roles),
            *(Attribute(role, "INHERIT") for role in spec.roles),
            *(Attribute(role, "LOGIN") for role in (spec.migrator, spec.app_a, spec.app_b)),
            Member(spec.owner, spec.migrator),
            Member(spec.rw, spec.app_a),
            Member(spec.rw, spec.app_b),
            *_admin_memberships(spec, admin),
            *_database(spec),
        ]
    )


def desired_in_database(spec: DatabaseSpec, objects: Sequence[SoukObject]) -> frozenset[Fact]:
    """Schemas, extensions, and grants on what is there and on what will come."""
    schemas = (SCHEMA, EXTENSIONS_SCHEMA)
    return frozenset(
        [
            *(Schema(schema, spec.owner) for schema in schemas),
            *(SchemaOwner(schema, spec.owner) for schema in schemas),
            *(SchemaGrant(schema, "USAGE", spec.rw) for schema in schemas),
            *(Extension(each.name, each.schema, each.version) for each in spec.exact_extensions),
            *(ExtensionVersion(each.name, each.version) for each in spec.exact_extensions if each.version),
            *(
                DefaultGrant(spec.owner, SCHEMA, f"{kind}S", privilege, spec.rw)
                for kind, privileges in GRANTED.items()
                for privilege in privileges
            ),
            *(fact for each in objects for fact in _object(spec, each)),
        ]
    )


def _admin_memberships(spec: DatabaseSpec, admin: Admin) -> Iterator[Fact]:
    if admin.is_superuser:
        return
    for role in spec.roles:
        options: LiteralString = ""
        if admin.server_version >= WITH_OPTIONS_SINCE:
            options = " WITH INHERIT TRUE, SET TRUE" if role == spec.owner else " WITH INHERIT TRUE, SET FALSE"
        yield AdminMember(role, admin.name, options)


def _database(spec: DatabaseSpec) -> Iterator[Fact]:
    yield Database(spec.name, spec.owner)
    yield DatabaseOwner(spec.name, spec.owner)
    yield ConnectionLimit(spec.name, spec.connection_limit)
    if spec.marker:
        yield Marker(spec.name, spec.marker)
    yield DatabaseGrant(spec.name, "CONNECT", spec.rw)
    yield DatabaseGrant(spec.name, "TEMPORARY", spec.rw)
    yield DatabaseGrant(spec.name, "CONNECT", spec.migrator)
    yield Setting(spec.name, spec.migrator, "role", spec.owner)
    for role in (spec.migrator, spec.app_a, spec.app_b):
        yield Setting(spec.name, role, "search_path", SEARCH_PATH)


def _object(spec: DatabaseSpec, found: SoukObject) -> Iterator[Fact]:
    if found.kind != "ROUTINE" and not found.linked:
        yield ObjectOwner(SCHEMA, found.name, spec.owner)
    for privilege in GRANTED[found.kind]:
        yield ObjectGrant(found.kind, SCHEMA, found.name, privilege, spec.rw, found.arguments)
