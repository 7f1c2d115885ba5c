"""What use cases need of the database: one port per noun."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from auth_service.domain.address import SavedAddress
from auth_service.domain.audit import AuditEntry
from auth_service.domain.one_time_link import OneTimeLink, Purpose
from auth_service.domain.revocation import Revocation
from auth_service.domain.roles import Role
from auth_service.domain.second_factor import SecondFactor
from auth_service.domain.session import EndReason, Session
from auth_service.domain.user import User


class Users(Protocol):
    """Accounts of one transaction."""

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

    async def lock_standings(self) -> None:
        """Nobody else changes roles, or who has them, until this transaction ends."""
        ...

    async def managers_beside(self, user_id: UUID | None) -> int:
        """How many active accounts hold people.manage, this one not counted."""
        ...

    async def with_role(self, role: str) -> int:
        """How many accounts have the role, deactivated ones too."""
        ...


class Roles(Protocol):
    """Roles of one transaction that people made: neither admin nor customer is among them."""

    async def find(self, name: str) -> Role | None: ...

    async def get(self, name: str) -> Role:
        """Raises RoleNotFound."""
        ...

    async def add(self, role: Role) -> None:
        """Raises RoleTaken."""
        ...

    async def save(self, role: Role) -> None:
        """Counts the version up."""
        ...

    async def remove(self, role: Role) -> None: ...


class Sessions(Protocol):
    """Sessions of one transaction: one per sign-in."""

    async def get(self, session_id: UUID, *, for_update: bool = False) -> Session | None: ...

    async def add(self, session: Session) -> None: ...

    async def save(self, session: Session) -> None: ...

    async def alive_of(self, user_id: UUID, now: datetime) -> list[Session]:
        """Sessions of a person that are neither ended nor expired at `now`, newest first."""
        ...

    async def end_all(self, user_id: UUID, reason: EndReason, now: datetime, *, keep: UUID | None = None) -> list[UUID]:
        """End every living session but `keep`; answers which."""
        ...

    async def forget_places(self, user_id: UUID) -> None:
        """Forget from where and with what the person signed in, in every session they ever had."""
        ...


class SecondFactors(Protocol):
    """Second factors of one transaction; whoever changes one holds the lock of its account."""

    async def find(self, user_id: UUID) -> SecondFactor | None: ...

    async def save(self, factor: SecondFactor) -> None:
        """Add it, or write it anew."""
        ...

    async def remove(self, user_id: UUID) -> None:
        """Forget secret and recovery codes; that there are none is no error."""
        ...

    async def lacking(self, role: str) -> list[UUID]:
        """Active accounts of the role that have none."""
        ...


class Links(Protocol):
    """One-time links, kept by their digests."""

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
    """Address books of one transaction."""

    async def list_of(self, user_id: UUID) -> list[SavedAddress]:
        """The default first, then the newest."""
        ...

    async def get(self, address_id: UUID, user_id: UUID) -> SavedAddress:
        """Raises AddressNotFound, also for somebody else's."""
        ...

    async def add(self, entry: SavedAddress) -> None: ...

    async def save(self, entry: SavedAddress) -> None: ...

    async def remove(self, address_id: UUID, user_id: UUID) -> None:
        """Delete it; raises AddressNotFound, also for somebody else's."""
        ...

    async def remove_all(self, user_id: UUID) -> None:
        """Empty somebody's book, and forget the answers kept for repeats, which show what stood in it."""
        ...

    async def clear_default(self, user_id: UUID) -> None: ...


class Answers(Protocol):
    """Answers kept for repeats of a request."""

    async def forget_callers(self, people: Sequence[UUID]) -> int:
        """Delete every answer to these people; returns how many."""
        ...


class AuditTrail(Protocol):
    """Lines are only added."""

    async def add(self, entry: AuditEntry) -> None: ...

    async def about(self, user_id: UUID, limit: int) -> list[AuditEntry]:
        """The newest lines with this subject."""
        ...

    async def forget_places(self, user_id: UUID) -> None:
        """Forget the client addresses in the lines about `user_id` and of what they did; the ids stay."""
        ...


class RevocationList(Protocol):
    """What every process of every service reads each second."""

    async def add(self, revocation: Revocation) -> None: ...


class RecoveryRequests(Protocol):
    """E-mails of people who forgot their password; dealt with later, so that everybody's answer takes equally long."""

    async def add(self, request_id: UUID, email: str, now: datetime) -> None: ...

    async def take(self) -> str | None:
        """Remove the oldest and answer its e-mail; None when there is none. Others skip it meanwhile."""
        ...

    async def withdraw(self, email: str) -> None:
        """Remove those that name this e-mail."""
        ...


class Mails(Protocol):
    """Mail that leaves if and only if the transaction commits."""

    async def post(
        self, event_id: UUID, recipient: str, template: str, locale: str, data: Mapping[str, Any] | None = None
    ) -> None: ...

    async def forget(self, recipient: str) -> None:
        """Remove every mail to `recipient`, sent or not."""
        ...
