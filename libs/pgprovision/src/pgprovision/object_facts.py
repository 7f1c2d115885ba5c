"""Facts about privileges, and about what lies inside the database."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import LiteralString

from psycopg.sql import Composed

from pgprovision.facts import Fact
from pgprovision.quoting import statement


@dataclass(frozen=True, slots=True)
class DatabaseGrant(Fact):
    """Somebody has CONNECT, TEMPORARY or CREATE on a database."""

    order = 8
    database: str
    privilege: LiteralString
    grantee: str

    def add(self) -> Composed:
        return self._statement("GRANT {} ON DATABASE {database} TO {grantee}")

    def remove(self) -> Composed:
        return self._statement("REVOKE {} ON DATABASE {database} FROM {grantee}")

    def _statement(self, template: LiteralString) -> Composed:
        return statement(template, self.privilege, database=self.database, grantee=self.grantee)


@dataclass(frozen=True, slots=True)
class Schema(Fact):
    """A schema exists in the database, made for `owner`; one that is there under another owner counts too."""

    order = 10
    inside = True
    name: str
    owner: str = field(compare=False)

    def add(self) -> Composed:
        return statement("CREATE SCHEMA {name} AUTHORIZATION {owner}", name=self.name, owner=self.owner)


@dataclass(frozen=True, slots=True)
class SchemaOwner(Fact):
    """A schema belongs to a role."""

    order = 11
    inside = True
    schema: str
    owner: str

    @property
    def slot(self) -> Hashable:
        return SchemaOwner, self.schema

    def add(self) -> Composed:
        return statement("ALTER SCHEMA {schema} OWNER TO {owner}", schema=self.schema, owner=self.owner)


@dataclass(frozen=True, slots=True)
class Extension(Fact):
    """An extension is installed. It stays when nobody asks for it any more: data may depend on it.

    Alone, so that a refusal leaves the schema standing in which a database administrator must create it.
    """

    order = 12
    inside = True
    alone = True
    name: str
    schema: str = field(compare=False)
    version: str | None = field(default=None, compare=False)

    def add(self) -> Composed:
        if self.version is None:
            return statement("CREATE EXTENSION {name} WITH SCHEMA {schema} CASCADE", name=self.name, schema=self.schema)
        return statement(
            "CREATE EXTENSION {name} WITH SCHEMA {schema} VERSION {text_} CASCADE",
            name=self.name,
            schema=self.schema,
            text_=self.version,
        )


@dataclass(frozen=True, slots=True)
class ExtensionVersion(Fact):
    """An extension is at a version. Right after CREATE EXTENSION … VERSION this changes nothing."""

    order = 13
    inside = True
    alone = True
    name: str
    version: str

    @property
    def slot(self) -> Hashable:
        return ExtensionVersion, self.name

    def add(self) -> Composed:
        return statement("ALTER EXTENSION {name} UPDATE TO {text_}", name=self.name, text_=self.version)


@dataclass(frozen=True, slots=True)
class ObjectOwner(Fact):
    """A table, view or sequence belongs to a role. (PostgreSQL takes ALTER TABLE for all of these.)"""

    order = 13
    inside = True
    schema: str
    name: str
    owner: str

    @property
    def slot(self) -> Hashable:
        return ObjectOwner, self.schema, self.name

    def add(self) -> Composed:
        return statement(
            "ALTER TABLE {schema}.{name} OWNER TO {owner}", schema=self.schema, name=self.name, owner=self.owner
        )


@dataclass(frozen=True, slots=True)
class SchemaGrant(Fact):
    """Somebody has USAGE or CREATE on a schema."""

    order = 14
    inside = True
    schema: str
    privilege: LiteralString
    grantee: str

    def add(self) -> Composed:
        return self._statement("GRANT {} ON SCHEMA {schema} TO {grantee}")

    def remove(self) -> Composed:
        return self._statement("REVOKE {} ON SCHEMA {schema} FROM {grantee}")

    def _statement(self, template: LiteralString) -> Composed:
        return statement(template, self.privilege, schema=self.schema, grantee=self.grantee)


@dataclass(frozen=True, slots=True)
class ObjectGrant(Fact):
    """Somebody has a privilege on a TABLE (views too), SEQUENCE or ROUTINE.

    `arguments` tells overloaded routines apart; it comes from PostgreSQL (pg_get_function_identity_arguments), quoted.
    """

    order = 15
    inside = True
    kind: LiteralString
    schema: str
    name: str
    privilege: LiteralString
    grantee: str
    arguments: LiteralString = ""

    def add(self) -> Composed:
        return self._statement("GRANT {} ON {} {schema}.{name}{} TO {grantee}")

    def remove(self) -> Composed:
        return self._statement("REVOKE {} ON {} {schema}.{name}{} FROM {grantee}")

    def _statement(self, template: LiteralString) -> Composed:
        words = (self.privilege, self.kind, self.arguments)
        return statement(template, *words, schema=self.schema, name=self.name, grantee=self.grantee)


@dataclass(frozen=True, slots=True)
class DefaultGrant(Fact):
    """What a role creates later carries a privilege for somebody; in every schema where `schema` is None."""

    order = 16
    inside = True
    owner: str
    schema: str | None
    kind: LiteralString
    privilege: LiteralString
    grantee: str

    def add(self) -> Composed:
        return self._statement("GRANT {} ON {} TO {grantee}")

    def remove(self) -> Composed:
        return self._statement("REVOKE {} ON {} FROM {grantee}")

    def _statement(self, template: LiteralString) -> Composed:
        head = statement("ALTER DEFAULT PRIVILEGES FOR ROLE {owner} ", owner=self.owner)
        if self.schema is not None:
            head += statement("IN SCHEMA {schema} ", schema=self.schema)
        return head + statement(template, self.privilege, self.kind, grantee=self.grantee)
