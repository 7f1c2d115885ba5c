"""What one look at the cluster and at PostgreSQL found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from pgprovision import DatabaseSpec, Refusal
from souk_operator.decide.secrets import Credentials, Login
from souk_operator.resources import Database, Manifest, Server


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why PostgreSQL could not be asked. `stalled` says that only a human can mend it."""

    reason: str
    message: str
    stalled: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """The database as its server shows it. A login is None while there is no role or no password to try.

    `demanded` is the oldest image head that the contracts in it allow (servicekit.migrate keeps it as a comment);
    `note` is what we left for waiting gates.
    `drift` are the statements that would put it right; until it is `entered`, only those outside. `closed` is why it
    lets nobody in, though the server answers and nothing outside is wrong.
    """

    exists: bool = False
    marker: str = ""
    drift: tuple[str, ...] = ()
    entered: bool = False
    roles: frozenset[str] = frozenset()
    sessions: Mapping[str, int] = field(default_factory=dict)
    closed: str = ""
    revision: str | None = None
    demanded: str | None = None
    note: str | None = None
    app_login: bool | None = None
    migrator_login: bool | None = None


@dataclass(frozen=True, slots=True)
class JobSeen:
    """A migration Job. `answer` is the runner's termination message; `hint` says why it does not start.

    `at_work` says that its container has begun: to delete it before it ends could cut it off.
    `held_since` is when the hindrance began, None where waiting mends it; `held` is the object to look at ("pod NAME").
    `digest` is what its pod ran, `asked_for` what it was to run if a node had it.
    """

    name: str
    kind: Literal["plan", "apply"]
    state: Literal["running", "succeeded", "failed"]
    image: str = ""
    answer: Manifest = field(default_factory=dict)
    hint: str = ""
    at_work: bool = False
    held: str = ""
    asked_for: str = ""
    digest: str = ""
    held_since: datetime | None = None
    log_tail: str = ""
    started: str | None = None
    finished: str | None = None


@dataclass(frozen=True, slots=True)
class PodSeen:
    """A pod labelled for the Database that has not ended. `credentials` is its hash annotation, if it has one.

    One that has not `started` has not read the Secret yet; one that is `leaving` will end by itself.
    `digests` are those of its images, as far as they have run; init containers count, so a pod at its gate has them.
    """

    name: str
    images: tuple[str, ...]
    created: datetime | None
    credentials: str | None
    started: bool = True
    leaving: bool = False
    digests: Mapping[str, str] = field(default_factory=dict)
    node: str = ""


@dataclass(frozen=True, slots=True)
class DeploymentSeen:
    """A Deployment labelled for the Database; `credentials` is the hash annotation of its template.

    `settled` says that every pod it wants is new and available; `notified` is our condition in its status.
    """

    name: str
    images: tuple[str, ...]
    created: datetime | None
    credentials: str | None
    settled: bool = True
    notified: Manifest | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """The rotation of another Database on the same server, which goes first."""

    holder: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Observed:
    """Everything a decision rests on; `fresh` are two random passwords, used or thrown away.

    `refused` is what the server has refused since we began to look, by the statement.
    """

    now: datetime
    database: Database
    spec: DatabaseSpec
    server: Server | None = None
    trouble: Trouble | None = None
    rivals: tuple[str, ...] = ()
    seen: Seen = Seen()
    secret: Manifest | None = None
    migrator_secret: Manifest | None = None
    plan: Manifest | None = None
    credentials: Credentials | None = None
    migrator: Login | None = None
    ca: str | None = None
    jobs: tuple[JobSeen, ...] = ()
    plans: frozenset[str] = frozenset()
    pods: tuple[PodSeen, ...] = ()
    deployments: tuple[DeploymentSeen, ...] = ()
    turn: Turn | None = None
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    fresh: tuple[str, str] = field(default=("", ""), repr=False)

    @property
    def revision(self) -> str | None:
        """Where the schema stands; as last seen, while nobody can look."""
        return self.seen.revision if self.seen.entered else self.database.status.get("currentRevision")
