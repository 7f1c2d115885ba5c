"""Single things that hold in a server, and the statements that make them hold or stop holding.

A state is a set of facts. Desired and actual state are made of the same ones, so the difference is set arithmetic.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import ClassVar, LiteralString

from psycopg.sql import Composed

from pgprovision.quoting import literals, statement


@dataclass(frozen=True, slots=True)
class Fact:
    """`order` sorts; `inside` facts need a session in the database, `alone` ones a transaction of their own."""

    order: ClassVar[int]
    inside: ClassVar[bool] = False
    alone: ClassVar[bool] = False

    @property
    def slot(self) -> Hashable:
        """Facts of one slot replace each other (the connection limit is 60, or 80)."""
        return self

    def add(self) -> Composed:
        """The SQL after which the fact holds."""
        raise NotImplementedError

    def remove(self) -> Composed | None:
        """Make it stop holding; None for what we never take away."""
        return None


@dataclass(frozen=True, slots=True)
class Role(Fact):
    """A role exists; dropping one is the lifecycle's, never a difference's."""

    order = 0
    name: str

    def add(self) -> Composed:
        return statement("CREATE ROLE {name}", name=self.name)


@dataclass(frozen=True, slots=True)
class Attribute(Fact):
    """A role has LOGIN, INHERIT, SUPERUSER, CREATEDB, CREATEROLE, REPLICATION or BYPASSRLS."""

    order = 1
    role: str
    attribute: LiteralString

    def add(self) -> Composed:
        return statement("ALTER ROLE {role} {}", self.attribute, role=self.role)

    def remove(self) -> Composed:
        return statement("ALTER ROLE {role} NO{}", self.attribute, role=self.role)


@dataclass(frozen=True, slots=True)
class AdminMember(Fact):
    """An admin who is no superuser acts for a role: without it, it can neither change nor drop the database."""

    order = 2
    role: str
    admin: str
    options: LiteralString = field(compare=False)

    def add(self) -> Composed:
        return statement("GRANT {role} TO {admin}{}", self.options, role=self.role, admin=self.admin)


@dataclass(frozen=True, slots=True)
class Member(Fact):
    """A role is a member of another. From PostgreSQL 16 on a membership is taken back from its grantor."""

    order = 3
    role: str
    member: str
    grantor: str | None = field(default=None, compare=False)

    def add(self) -> Composed:
        return statement("GRANT {role} TO {member}", role=self.role, member=self.member)

    def remove(self) -> Composed:
        if self.grantor is None:
            return statement("REVOKE {role} FROM {member}", role=self.role, member=self.member)
        return statement(
            "REVOKE {role} FROM {member} GRANTED BY {grantor}",
            role=self.role,
            member=self.member,
            grantor=self.grantor,
        )


@dataclass(frozen=True, slots=True)
class Database(Fact):
    """A database exists. template0, because others may have written into template1."""

    order = 4
    alone = True
    name: str
    owner: str = field(compare=False)

    def add(self) -> Composed:
        return statement(
            "CREATE DATABASE {name} OWNER {owner} TEMPLATE template0 ENCODING 'UTF8'", name=self.name, owner=self.owner
        )


@dataclass(frozen=True, slots=True)
class DatabaseOwner(Fact):
    """A database belongs to a role."""

    order = 5
    database: str
    owner: str

    @property
    def slot(self) -> Hashable:
        return DatabaseOwner, self.database

    def add(self) -> Composed:
        return statement("ALTER DATABASE {database} OWNER TO {owner}", database=self.database, owner=self.owner)


@dataclass(frozen=True, slots=True)
class ConnectionLimit(Fact):
    """So many sessions may be open in a database."""

    order = 6
    database: str
    limit: int

    @property
    def slot(self) -> Hashable:
        return ConnectionLimit, self.database

    def add(self) -> Composed:
        return statement("ALTER DATABASE {database} CONNECTION LIMIT {}", str(int(self.limit)), database=self.database)


@dataclass(frozen=True, slots=True)
class Marker(Fact):
    """Whose database it is, in its comment."""

    order = 7
    database: str
    text: str

    @property
    def slot(self) -> Hashable:
        return Marker, self.database

    def add(self) -> Composed:
        return statement("COMMENT ON DATABASE {database} IS {text_}", database=self.database, text_=self.text)


@dataclass(frozen=True, slots=True)
class Setting(Fact):
    """A role finds a parameter set when it logs in to a database."""

    order = 9
    database: str
    role: str
    parameter: str
    value: str

    @property
    def slot(self) -> Hashable:
        return Setting, self.database, self.role, self.parameter

    def add(self) -> Composed:
        prefix = statement(
            "ALTER ROLE {role} IN DATABASE {database} SET {parameter} = ",
            role=self.role,
            database=self.database,
            parameter=self.parameter,
        )
        values = self.value.split(", ") if self.parameter == "search_path" else [self.value]
        return prefix + literals(values)

    def remove(self) -> Composed:
        return statement(
            "ALTER ROLE {role} IN DATABASE {database} RESET {parameter}",
            role=self.role,
            database=self.database,
            parameter=self.parameter,
        )
