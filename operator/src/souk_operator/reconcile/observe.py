"""One look at everything a Database's decision rests on."""

import secrets
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

import psycopg

from pgprovision import DatabaseSpec, InvalidSpec
from souk_operator import names
from souk_operator.decide import images
from souk_operator.decide.jobs import config_map_name
from souk_operator.decide.observed import DeploymentSeen, Observed, Seen, Trouble
from souk_operator.decide.secrets import read_credentials, read_login
from souk_operator.kubernetes import Kubernetes
from souk_operator.now import Clock
from souk_operator.postgres.access import Access, database_spec
from souk_operator.postgres.client import Postgres
from souk_operator.reconcile import workloads
from souk_operator.reconcile.namespaces import Namespaces
from souk_operator.reconcile.rotations import Rotations
from souk_operator.reconcile.servers import Servers
from souk_operator.resources import Database, Manifest


@dataclass(frozen=True, slots=True)
class Observer:
    """Reads Kubernetes and PostgreSQL; changes nothing."""

    kubernetes: Kubernetes
    postgres: Postgres
    servers: Servers
    rotations: Rotations
    cluster_id: str
    namespaces: Namespaces
    clock: Clock

    async def observe(self, database: Database) -> tuple[Observed, Access | None]:
        """What is there, and how to reach the server if it can be reached."""
        try:
            spec = database_spec(database, self.cluster_id)
        except InvalidSpec as error:
            trouble = Trouble("InvalidName", f"{error}. Choose another databaseName.", stalled=True)
            observed = Observed(self.clock(), database, DatabaseSpec("invalid"), trouble=trouble)
            return replace(observed, deployments=await self._deployments(database)), None
        fresh = (secrets.token_urlsafe(32), secrets.token_urlsafe(32))
        observed = Observed(self.clock(), database, spec, fresh=fresh, deployments=await self._deployments(database))
        server = await self.servers.find(database.server)
        if server is None:
            return observed, None
        observed = replace(observed, server=server)
        access = await self.servers.access(server)
        if isinstance(access, Trouble):
            return replace(await self._in_kubernetes(observed), trouble=access), None
        observed = await self._in_kubernetes(replace(observed, ca=access.ca))
        return await self._in_postgres(observed, access), access

    async def unasked(self, databases: Collection[Database]) -> set[tuple[str, str]]:
        """Databases of which a pod runs an image under a name that was another image when it was asked."""
        pods: dict[tuple[str, str], list[Manifest]] = defaultdict(list)
        for each in await self.namespaces.labelled("Pod"):
            pods[_of(each)].append(each)
        return {each.key for each in databases if images.unasked(each, workloads.pods(pods[each.key]))}

    async def orphans(self, databases: Collection[Database]) -> set[tuple[str, str]]:
        """Databases that are gone, but of which a Deployment still says that they are Stalled."""
        notified = {
            _of(each) for each in await self.namespaces.labelled("Deployment") if workloads.notified_condition(each)
        }
        return notified - {each.key for each in databases}

    async def _in_kubernetes(self, observed: Observed) -> Observed:
        database, spec, kubernetes = observed.database, observed.spec, self.kubernetes
        namespace, name = database.key
        secret = await kubernetes.get("Secret", namespace, database.secret)
        migrator = await kubernetes.get("Secret", namespace, database.migrator_secret)
        plan = await kubernetes.get("ConfigMap", namespace, config_map_name(database))
        label = {names.DATABASE_LABEL: name}
        others = [
            each
            for each in await self.namespaces.databases()
            if each.server == database.server and each.key != database.key
        ]
        return replace(
            observed,
            rivals=_rivals(database, others),
            turn=self.rotations.of_another(database.server, database.key, others, observed.now),
            secret=secret,
            migrator_secret=migrator,
            plan=plan,
            credentials=read_credentials(secret, (spec.app_a, spec.app_b)),
            migrator=read_login(migrator),
            plans=frozenset([(plan or {}).get("data", {}).get("hash", "")]),
            jobs=await workloads.jobs(kubernetes, namespace, name),
            pods=workloads.pods(await kubernetes.list("Pod", namespace, label)),
        )

    async def _deployments(self, database: Database) -> tuple[DeploymentSeen, ...]:
        namespace, name = database.key
        return workloads.deployments(await self.kubernetes.list("Deployment", namespace, {names.DATABASE_LABEL: name}))

    async def _in_postgres(self, observed: Observed, access: Access) -> Observed:
        adopt = observed.database.adoption_policy == "Always" and not observed.rivals
        logins = (observed.credentials, observed.migrator)
        try:
            seen = await self.postgres.look(access, observed.spec, *logins, adopt=adopt)
        except psycopg.OperationalError as error:
            where = f"{access.server.host}:{access.server.port}"
            message = f"PostgreSQL at {where} does not answer: {' '.join(str(error).split())}"
            return replace(observed, seen=Seen(), trouble=Trouble("ServerUnavailable", message))
        return replace(observed, seen=seen)


def _of(manifest: Manifest) -> tuple[str, str]:
    """Which Database something is labelled for."""
    return manifest["metadata"]["namespace"], manifest["metadata"]["labels"][names.DATABASE_LABEL]


def _rivals(database: Database, others: list[Database]) -> tuple[str, ...]:
    """Who asked for the same database before us."""
    return tuple(
        "/".join(other.key)
        for other in others
        if other.database_name == database.database_name and _age(other) < _age(database)
    )


def _age(database: Database) -> tuple[str, tuple[str, str]]:
    created = database.meta.created
    return (created.isoformat() if created else "", database.key)
