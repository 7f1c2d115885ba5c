"""What we will not do, whoever asks: the first reason that holds, with what to change."""

from collections.abc import Iterator

from pgprovision import DatabaseSpec
from souk_operator import names
from souk_operator.decide import commands
from souk_operator.decide.observed import Observed
from souk_operator.decide.stage import Stage, stalled
from souk_operator.resources import Database, Manifest, Server

KIND = "Provisioned"
_MANAGED_BY = "app.kubernetes.io/managed-by"


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
    return _borrowed_label(database) or _not_owned(observed) or _foreign(observed)


def _not_owned(observed: Observed) -> Stage | None:
    """An object under a name that we would write, and that is not ours: writing it would destroy what somebody keeps
    there, tie it to the Database's life, and hand another Database's migrator to this one's image."""
    database = observed.database
    for kind, manifest in _ours_to_be(observed):
        if _is_of(database, manifest["metadata"]):
            continue
        name, holder = (
            manifest["metadata"]["name"],
            (manifest["metadata"].get("labels") or {}).get(names.DATABASE_LABEL),
        )
        whose = f"belongs to Database {holder}" if holder else "was not made by this operator"
        way = f"Choose another credentials.secretName: {commands.edit(database)}"
        if not holder:
            way = f"If nobody needs it: kubectl -n {database.meta.namespace} delete {kind.lower()} {name}"
        message = f"{kind} {name} {whose}, and is left as it is. {way}"
        return stalled(KIND, f"{kind}NotOwned", message)
    return None


def _is_of(database: Database, meta: Manifest) -> bool:
    """Whether we made it for this Database; its labels say so where the Database itself was made anew."""
    labels = meta.get("labels") or {}
    owners = [owner.get("uid") for owner in meta.get("ownerReferences") or ()]
    ours = labels.get(_MANAGED_BY) == names.MANAGER
    return database.meta.uid in owners or (ours and labels.get(names.DATABASE_LABEL) == database.meta.name)


def _ours_to_be(observed: Observed) -> Iterator[tuple[str, Manifest]]:
    if observed.secret is not None:
        yield "Secret", observed.secret
    if observed.migrator_secret is not None:
        yield "Secret", observed.migrator_secret
    if observed.plan is not None:
        yield "ConfigMap", observed.plan


def _borrowed_label(database: Database) -> Stage | None:
    """Labels that Services and network policies select by would let a migration's pod pass for a service's."""
    labels = database.migrations.pod.get("labels", {}) if database.migrations else {}
    for key, value in labels.items():
        reserved = key.startswith(("app.kubernetes.io/", f"{names.GROUP}/"))
        if reserved and (key, value) != (names.MIGRATES_LABEL, database.meta.name):
            message = (
                f"migrations.pod.labels may not set {key}={value}: Services and network policies go by it."
                f" Take it out: {commands.edit(database)}"
            )
            return stalled(KIND, "LabelNotAllowed", message)
    return None


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
