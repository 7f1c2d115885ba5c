"""What somebody asks for: a database, the names of its roles, and the passwords of those that log in."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields

MAX_NAME_BYTES = 48  # leaves room for the longest suffix in PostgreSQL's 63 bytes
RESERVED = frozenset({"postgres", "template0", "template1", "public", "none"})


class InvalidSpec(ValueError):
    """The database asked for cannot exist."""


@dataclass(frozen=True, slots=True)
class ExtensionSpec:
    """An extension, in a schema that exists or is ours; `version` None takes what the server offers and keeps it."""

    name: str
    schema: str = "extensions"
    version: str | None = None


@dataclass(frozen=True, slots=True)
class DatabaseSpec:
    """One database with the five roles around it. `extensions` are names, or more exact.

    `connection_limit` counts all sessions but superusers', -1 means none. `marker` is kept in COMMENT ON DATABASE
    (empty: the comment is not ours). `role_prefix` names the roles when they are not called after the database, as in
    a clone that shares its template's roles.
    """

    name: str
    extensions: tuple[str | ExtensionSpec, ...] = ()
    connection_limit: int = 60
    marker: str = ""
    role_prefix: str = ""

    def __post_init__(self) -> None:
        for name in (self.name, self.prefix):
            _check(name)

    @property
    def prefix(self) -> str:
        """What the names of the roles begin with."""
        return self.role_prefix or self.name

    @property
    def exact_extensions(self) -> tuple[ExtensionSpec, ...]:
        """The extensions, mere names made exact."""
        return tuple(ExtensionSpec(each) if isinstance(each, str) else each for each in self.extensions)

    @property
    def owner(self) -> str:
        """NOLOGIN; owns the database and everything in it."""
        return f"{self.prefix}_owner"

    @property
    def migrator(self) -> str:
        """LOGIN; becomes the owner in this database."""
        return f"{self.prefix}_migrator"

    @property
    def rw(self) -> str:
        """NOLOGIN; holds the grants."""
        return f"{self.prefix}_rw"

    @property
    def app_a(self) -> str:
        """LOGIN; the first of the service's two roles, between which rotation alternates."""
        return f"{self.prefix}_app_a"

    @property
    def app_b(self) -> str:
        """LOGIN; the second of the service's two roles."""
        return f"{self.prefix}_app_b"

    @property
    def roles(self) -> tuple[str, ...]:
        """The names of its five roles."""
        return (self.owner, self.migrator, self.rw, self.app_a, self.app_b)


@dataclass(frozen=True, slots=True)
class Passwords:
    """Passwords in clear text; they are hashed here and never sent. None leaves a role's password as it is."""

    migrator: str | None = field(default=None, repr=False)
    app_a: str | None = field(default=None, repr=False)
    app_b: str | None = field(default=None, repr=False)

    def by_role(self, spec: DatabaseSpec) -> Iterator[tuple[str, str]]:
        """(role name, password) of those that are given."""
        for each in fields(self):
            password = getattr(self, each.name)
            if password is not None:
                yield getattr(spec, each.name), password


def _check(name: str) -> None:
    if not name or "\0" in name or len(name.encode()) > MAX_NAME_BYTES:
        raise InvalidSpec(f"a database's name has 1 to {MAX_NAME_BYTES} bytes and no NUL: {name!r}")
    if name.lower() in RESERVED or name.lower().startswith("pg_"):
        raise InvalidSpec(f"{name!r} is PostgreSQL's own name")
