"""What we will not do, whoever asks: the first reason that holds, with what to change."""

from pgprovision import DatabaseSpec
from souk_operator.decide import commands
from souk_operator.decide.observed import Observed
from souk_operator.decide.stage import Stage, stalled
from souk_operator.resources import Database, Server

KIND = "Provisioned"


def refusal(observed: Observed, server: Server) -> Stage | None:
    """A Stalled stage, or None when nothing speaks against the database."""
    database = observed.database
    if database.meta.namespace not in server.allowed_namespaces:
        return stalled(KIND, "NamespaceNotAllowed", _namespace(database, server))
    for extension in database.extensions:
        if extension.name not in server.allowed_extensions:
            message = (
                f"PostgresServer {server.meta.name} does not allow the extension {extension.name};"
                f" add it to its spec.allowedExtensions: kubectl edit postgresserver {server.meta.name}"
            )
            return stalled(KIND, "ExtensionNotAllowed", message)
    if observed.rivals:
        message = (
            f"Database {observed.rivals[0]} asked for {database.database_name} on this server first;"
            " two resources cannot manage one database. Delete one of them or choose another databaseName."
        )
        return stalled(KIND, "Conflict", message)
    return _foreign(observed)


def _namespace(database: Database, server: Server) -> str:
    patch = f'[{{"op":"add","path":"/spec/allowedNamespaces/-","value":"{database.meta.namespace}"}}]'
    return (
        f"PostgresServer {server.meta.name} does not allow the namespace {database.meta.namespace}."
        f" Allow it: kubectl patch postgresserver {server.meta.name} --type json -p '{patch}'"
    )


def _foreign(observed: Observed) -> Stage | None:
    database, seen, spec = observed.database, observed.seen, observed.spec
    if not seen.exists or _is_ours(spec, seen.marker) or database.adoption_policy == "Always":
        return None
    whose = f"is marked as {seen.marker!r}" if seen.marker else "has no marker of ours"
    message = (
        f"The database {spec.name} exists and {whose}, not {spec.marker!r}."
        f" To take it over, with new credentials: {commands.adopt(database)}"
    )
    return stalled(KIND, "NotOwned", message)


def _is_ours(spec: DatabaseSpec, marker: str) -> bool:
    return marker == spec.marker
