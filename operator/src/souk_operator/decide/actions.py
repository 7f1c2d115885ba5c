"""What a decision may ask for. Each can be done twice without harm: a restart at any point converges."""

from dataclasses import dataclass, field
from typing import Literal

from pgprovision import Passwords
from souk_operator.resources import Manifest


@dataclass(frozen=True, slots=True)
class SetFinalizer:
    """Hold the resource until its database is dropped, or let it go."""

    present: bool


@dataclass(frozen=True, slots=True)
class Apply:
    """Bring one Kubernetes object (a Secret, a Job, a Deployment's annotation) to this state, by server-side apply."""

    manifest: Manifest = field(repr=False)

    @property
    def title(self) -> str:
        return f"{self.manifest['kind']} {self.manifest['metadata']['name']}"


@dataclass(frozen=True, slots=True)
class Provision:
    """Bring database, roles and grants to the desired state. `repairs` says that somebody had changed them."""

    passwords: Passwords
    repairs: bool


@dataclass(frozen=True, slots=True)
class SetPassword:
    """Give a role this password."""

    role: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HandOut:
    """Give a role a new password, then write the Secret that names it; `in_turn` not while another Database rotates."""

    role: str
    secret: Manifest = field(repr=False)
    password: str = field(repr=False)
    reason: str = ""
    in_turn: bool = False


@dataclass(frozen=True, slots=True)
class LockRole:
    """Take a role's password away, so that nobody logs in with it; `end_sessions` throws out who is logged in."""

    role: str
    end_sessions: bool = False


@dataclass(frozen=True, slots=True)
class StorePlan:
    """Copy the plan from the log of the Job's pod into a ConfigMap."""

    job: str
    config_map: str
    hash: str


@dataclass(frozen=True, slots=True)
class DeleteJob:
    """Forget a Job that nothing refers to any more, or one that lost its answer."""

    name: str


@dataclass(frozen=True, slots=True)
class NotifyDeployment:
    """Put this condition into the Deployment's status; None takes ours away."""

    name: str
    condition: Manifest | None


@dataclass(frozen=True, slots=True)
class NotifyGate:
    """Leave in the database what waiting gates read; None takes it away."""

    note: str | None


@dataclass(frozen=True, slots=True)
class Drop:
    """Drop the database and its roles, if they are still ours."""


@dataclass(frozen=True, slots=True)
class RecordEvent:
    """An event for people."""

    type: Literal["Normal", "Warning"]
    reason: str
    message: str


Action = (
    SetFinalizer
    | Apply
    | Provision
    | SetPassword
    | HandOut
    | LockRole
    | StorePlan
    | DeleteJob
    | NotifyDeployment
    | NotifyGate
    | Drop
    | RecordEvent
)
