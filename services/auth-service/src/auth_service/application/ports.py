"""What the use cases need from outside."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Protocol, Self
from uuid import UUID

from auth_service.domain.address import SavedAddress
from auth_service.domain.audit import AuditEntry
from auth_service.domain.one_time_link import OneTimeLink, Purpose
from auth_service.domain.revocation import Revocation
from auth_service.domain.session import EndReason, Session
from auth_service.domain.user import User, UserRole


class Users(Protocol):
    """Accounts."""

    async def get(self, user_id: UUID, *, for_update: bool = False) -> User:
        """Raises UserNotFound; deleted ones are not found either."""
        ...

    async def find_by_email(self, email: str) -> User | None:
        """The account with that lower-case e-mail."""
        ...

    async def add(self, user: User) -> None:
        """Raises EmailTaken, or AlreadySignedIn when the id has an account."""
        ...

    async def save(self, user: User) -> None:
        """Counts the version up and publishes its events."""
        ...

    async def lock_active_admins(self) -> int:
        """How many there are; none is added or removed until this transaction ends."""
        ...


class Sessions(Protocol):
    """Sign-ins."""

    async def get(self, session_id: UUID, *, for_update: bool = False) -> Session | None: ...

    async def add(self, session: Session) -> None: ...

    async def save(self, session: Session) -> None: ...

    async def alive_of(self, user_id: UUID, now: datetime) -> list[Session]:
        """The newest first."""
        ...

    async def end_all(self, user_id: UUID, reason: EndReason, now: datetime, *, keep: UUID | None = None) -> list[UUID]:
        """End every living session but `keep`; answers which."""
        ...


class Links(Protocol):
    """One-time links."""

    async def add(self, link: OneTimeLink) -> None: ...

    async def use(self, digest: bytes, purposes: Sequence[Purpose], now: datetime) -> OneTimeLink:
        """Mark it used; raises LinkExpired when it is unknown, used, expired or for something else."""
        ...

    async def void(self, user_id: UUID, purposes: Sequence[Purpose], now: datetime) -> None:
        """Make all others of these purposes worthless."""
        ...

    async def remove_all(self, user_id: UUID) -> None:
        """Forget every link, used or not, and where it was sent."""
        ...

    async def issued_since(self, user_id: UUID, purpose: Purpose, since: datetime) -> int: ...


class Addresses(Protocol):
    """Address books."""

    async def list_of(self, user_id: UUID) -> list[SavedAddress]:
        """The default first, then the newest."""
        ...

    async def get(self, address_id: UUID, user_id: UUID) -> SavedAddress:
        """Raises AddressNotFound, also for somebody else's."""
        ...

    async def add(self, entry: SavedAddress) -> None: ...

    async def save(self, entry: SavedAddress) -> None: ...

    async def remove(self, address_id: UUID, user_id: UUID) -> None:
        """Raises AddressNotFound."""
        ...

    async def remove_all(self, user_id: UUID) -> None: ...

    async def clear_default(self, user_id: UUID) -> None: ...


class AuditTrail(Protocol):
    """Lines are only added."""

    async def add(self, entry: AuditEntry) -> None: ...

    async def about(self, user_id: UUID, limit: int) -> list[AuditEntry]:
        """The newest lines with this subject."""
        ...


class RevocationList(Protocol):
    """What every process of every service reads each second."""

    async def add(self, revocation: Revocation) -> None: ...


class RecoveryRequests(Protocol):
    """Who says to have forgotten a password; dealt with later, so that the answer takes equally long for everybody."""

    async def add(self, request_id: UUID, email: str, now: datetime) -> None: ...

    async def take(self) -> str | None:
        """Remove the oldest and answer its e-mail; None when there is none. Others skip it meanwhile."""
        ...


class Mails(Protocol):
    """Mail that leaves if and only if the transaction commits."""

    async def post(
        self, event_id: UUID, recipient: str, template: str, locale: str, data: Mapping[str, Any] | None = None
    ) -> bool: ...

    async def forget(self, recipient: str) -> None:
        """Remove every mail to `recipient`, sent or not."""
        ...


class UnitOfWork(Protocol):
    """One transaction."""

    @property
    def users(self) -> Users: ...

    @property
    def sessions(self) -> Sessions: ...

    @property
    def links(self) -> Links: ...

    @property
    def addresses(self) -> Addresses: ...

    @property
    def audit(self) -> AuditTrail: ...

    @property
    def revocations(self) -> RevocationList: ...

    @property
    def recovery_requests(self) -> RecoveryRequests: ...

    @property
    def mails(self) -> Mails: ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


UnitsOfWork = Callable[[], UnitOfWork]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a login starts from: the account behind an e-mail, and whether it was used from this address before."""

    user: User | None
    known_address: bool


class Queries(Protocol):
    """Reads that need no transaction."""

    async def candidate(self, email: str, address: str) -> Candidate:
        """Takes equally long whether the account exists or not."""
        ...

    async def user(self, user_id: UUID) -> User:
        """Raises UserNotFound."""
        ...

    async def users(self, limit: int, before: UUID | None, email: str | None, role: UserRole | None) -> list[User]:
        """The newest first, deleted ones included; `email` matches a part."""
        ...

    async def sessions(self, user_id: UUID, now: datetime) -> list[Session]:
        """The living ones, the newest first."""
        ...

    async def addresses(self, user_id: UUID) -> list[SavedAddress]: ...

    async def audit(self, limit: int, before: UUID | None, subject_id: UUID | None) -> list[AuditEntry]:
        """The newest first."""
        ...

    async def revocations(self, since: datetime, now: datetime) -> list[Revocation]:
        """What was revoked since then and can still hit a living token, the oldest first."""
        ...


class Passwords(Protocol):
    """Hashing, in a bounded number of threads."""

    async def hash(self, password: str) -> str:
        """Raises Unavailable when too many wait already."""
        ...

    async def verify(self, password: str, password_hash: str | None) -> bool:
        """False without a hash too, after as much work as with one; raises as `hash`."""
        ...


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A signed token and its life in seconds."""

    token: str
    expires_in: int


class Tokens(Protocol):
    """Signing."""

    def access(self, user_id: UUID, role: str, session_id: UUID) -> IssuedToken: ...

    def guest(self, guest_id: UUID) -> IssuedToken: ...

    def service(self, client: str, audience: str, scopes: frozenset[str]) -> IssuedToken: ...


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try to sign in; `device` is the name of a recognised device, `trusted` says the account knows this client."""

    email: str
    address: str
    device: str | None = None
    trusted: bool = False


class LoginGuard(Protocol):
    """Counts wrong passwords, so that guessing is slow and the rightful person still gets in."""

    async def admit(self, attempt: Attempt) -> None:
        """Count the attempt as a wrong one for now; raises TooManyAttempts."""
        ...

    async def passed(self, attempt: Attempt) -> None:
        """The password was right: the attempt does not count."""
        ...

    async def email_taken(self, address: str) -> None:
        """Somebody learned that an e-mail has an account; raises TooManyAttempts when they learn too many."""
        ...
