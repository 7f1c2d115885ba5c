"""What the use cases need from outside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self
from uuid import UUID

from auth_service.application.repositories import (
    Addresses,
    Answers,
    AuditTrail,
    Links,
    Mails,
    RecoveryRequests,
    RevocationList,
    Roles,
    SecondFactors,
    Sessions,
    Users,
)
from auth_service.domain.address import SavedAddress
from auth_service.domain.audit import AuditEntry, AuditFilter
from auth_service.domain.one_time_link import OneTimeLink, Purpose
from auth_service.domain.revocation import Revocation
from auth_service.domain.roles import Role
from auth_service.domain.session import Session
from auth_service.domain.user import User


class UnitOfWork(Protocol):
    """One transaction; leaving it cleanly commits state and outbox together."""

    @property
    def users(self) -> Users: ...

    @property
    def roles(self) -> Roles: ...

    @property
    def sessions(self) -> Sessions: ...

    @property
    def second_factors(self) -> SecondFactors: ...

    @property
    def links(self) -> Links: ...

    @property
    def addresses(self) -> Addresses: ...

    @property
    def answers(self) -> Answers: ...

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
    """What a login starts from: the account behind an e-mail, and whether it knows this address.

    It does when somebody signed in from there, or last proved from there that they read the mailbox.
    """

    user: User | None
    known_address: bool


class Queries(Protocol):
    """Reads that need no transaction."""

    async def candidate(self, email: str, address: str) -> Candidate:
        """Takes equally long whether the account exists or not."""
        ...

    async def user(self, user_id: UUID) -> User:
        """The account as it is now, without a lock; raises UserNotFound."""
        ...

    async def refuse_taken(self, user_id: UUID | None, email: str) -> None:
        """Raises EmailTaken, or AlreadySignedIn when the id has an account."""
        ...

    async def link(self, digest: bytes, purposes: Sequence[Purpose], now: datetime) -> OneTimeLink:
        """Look at a link without using it; raises LinkExpired as using it would."""
        ...

    async def users(self, limit: int, before: UUID | None, email: str | None, role: str | None) -> list[User]:
        """The newest first, deleted ones included; `email` matches a part."""
        ...

    async def sessions(self, user_id: UUID, now: datetime) -> list[Session]:
        """The living ones, the newest first."""
        ...

    async def addresses(self, user_id: UUID) -> list[SavedAddress]: ...

    async def audit(self, limit: int, before: tuple[datetime, UUID] | None, wanted: AuditFilter) -> list[AuditEntry]:
        """At most `limit` lines before that moment and id, newest first."""
        ...

    async def roles(self) -> list[Role]:
        """Those that people made, by name."""
        ...

    async def people_by_role(self) -> dict[str, int]:
        """How many accounts have each role that one of the staff can have; deleted ones do not count."""
        ...

    async def role(self, name: str) -> Role:
        """One of them, or admin; raises RoleNotFound."""
        ...

    async def revocations(self, since: datetime, now: datetime) -> list[Revocation]:
        """What was revoked since then and can still hit a living token, the oldest first."""
        ...


class Passwords(Protocol):
    """Hashing, which is dear: in a bounded number of threads, where client addresses take turns.

    Whatever can be refused for a cheaper reason is refused before.
    """

    async def hash(self, password: str, address: str) -> str:
        """Raises RateLimited when too many from `address` wait already, Unavailable when too many in all do."""
        ...

    async def verify(self, password: str, password_hash: str | None, address: str) -> bool:
        """False without a hash too, after as much work as with one; raises as `hash`."""
        ...


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """A signed token and its life in seconds."""

    token: str
    expires_in: int


class Tokens(Protocol):
    """Signs access tokens and service tokens."""

    def access(self, user_id: UUID, role: str, session_id: UUID) -> IssuedToken: ...

    def guest(self, guest_id: UUID) -> IssuedToken: ...

    def service(self, client: str, audience: str, scopes: frozenset[str]) -> IssuedToken: ...


class Authenticator(Protocol):
    """Codes by time (RFC 6238), and their secrets, which are sealed for one account each."""

    def new_secret(self, user_id: UUID) -> tuple[str, bytes]:
        """In base32 for the app, and sealed for us."""
        ...

    def address(self, secret: str, email: str) -> str:
        """What an app reads from a QR code (`otpauth://…`)."""
        ...

    def step_of(self, user_id: UUID, sealed: bytes, code: str, now: datetime) -> int | None:
        """Of which 30 s the code is: of the present ones, those before or those after; None for any other.

        Takes equally long for each.
        """
        ...


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try to sign in.

    `account` is its key for counting, `device` the name of a recognised device, `trusted` says whether the account
    knows this client.
    """

    account: str
    address: str
    device: str | None = None
    trusted: bool = False


class LoginGuard(Protocol):
    """Counts wrong guesses, so that guessing is slow and the rightful person still gets in."""

    async def admit(self, attempt: Attempt) -> None:
        """Count the attempt as a wrong one for now; raises TooManyAttempts, or TooManyCodes where it counts codes."""
        ...

    async def forgive(self, attempt: Attempt) -> None:
        """The guess was right, or nobody looked at it: the attempt does not count."""
        ...

    async def email_taken(self, address: str) -> None:
        """Somebody learned that an e-mail has an account; raises TooManyAttempts when they learn too many."""
        ...


class MailGuard(Protocol):
    """Counts the mails that somebody without an account makes us send to whomever they name."""

    async def admit(self, address: str) -> None:
        """Count one from the client `address`; raises TooManyMails."""
        ...
