"""What auth-service's routes give."""

from datetime import datetime
from typing import Literal, Self
from uuid import UUID

from pydantic import Field

from auth_service.domain.address import SavedAddress
from auth_service.domain.audit import AuditEntry
from auth_service.domain.roles import KNOWN
from auth_service.domain.second_factor import SecondFactor
from auth_service.domain.session import Session
from auth_service.domain.user import User, UserStatus
from commerce.bodies import PostalAddress
from servicekit.identity import Caller
from servicekit.schemas import Answer


class SavedAddressAnswer(Answer):
    """An entry of the address book, as it is stored."""

    id: UUID
    address: PostalAddress
    is_default: bool

    @classmethod
    def of(cls, entry: SavedAddress) -> Self:
        """The wire form of an entry of the address book."""
        return cls(id=entry.id, address=PostalAddress.from_domain(entry.address), is_default=entry.is_default)


class UserAnswer(Answer):
    """An account; guests have an id and a role only."""

    id: UUID
    role: str = Field(description="`guest`, `customer`, `admin`, or a role that people made")
    email: str | None = None
    email_confirmed: bool = False
    name: str = ""
    locale: str = "en"
    created_at: datetime | None = None

    @classmethod
    def of(cls, user: User) -> Self:
        """The wire form of an account as its owner sees it."""
        return cls(
            id=user.id,
            role=user.role,
            email=user.email,
            email_confirmed=user.email_confirmed_at is not None,
            name=user.name,
            locale=user.locale,
            created_at=user.created_at,
        )


class OwnAccountAnswer(UserAnswer):
    """One's own account."""

    permissions: list[str] = Field(default=[], description="What one may do as staff, by name; sorted")

    @classmethod
    def of_caller(cls, user: UserAnswer, caller: Caller) -> Self:
        """The account with what its role holds now."""
        held = KNOWN if caller.permissions.every else caller.permissions.named
        return cls(**user.model_dump(), permissions=sorted(held))


class StaffUserAnswer(UserAnswer):
    """An account as staff see it; `version` goes into If-Match."""

    status: UserStatus
    version: int

    @classmethod
    def of(cls, user: User) -> Self:
        """The wire form of an account as staff sees it: with its status, and the version that a change has to name."""
        shared = UserAnswer.of(user).model_dump()
        return cls(**shared, status=user.status, version=user.version)


class GuestAnswer(Answer):
    """A guest's token; it lasts, so there is nothing to refresh."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - RFC 6750's name
    expires_in: int = Field(description="Seconds")
    user: UserAnswer


class DeviceAnswer(Answer):
    """What a device keeps, so that guesses elsewhere do not lock it out; browsers find it in a cookie instead."""

    device_mark: str | None = Field(
        default=None, description="Keep it and send it when you log in; null if the one you sent is good"
    )


class TokenAnswer(DeviceAnswer, GuestAnswer):
    """A session's tokens; browsers find the refresh token in a cookie instead."""

    refresh_token: str | None = None


class SessionAnswer(Answer):
    """A signed-in device, until `expires_at`; `last_used_at` is when its tokens were last refreshed."""

    id: UUID
    created_at: datetime
    last_used_at: datetime
    expires_at: datetime
    user_agent: str
    ip_address: str
    current: bool

    @classmethod
    def of(cls, session: Session, current: UUID | None) -> Self:
        """The wire form of a session; `current` is the one that asks, None where a guest does."""
        return cls(
            id=session.id,
            created_at=session.created_at,
            last_used_at=session.rotated_at,
            expires_at=session.expires_at,
            user_agent=session.user_agent,
            ip_address=session.address,
            current=session.id == current,
        )


class AuditAnswer(Answer):
    """One line of the audit trail."""

    id: UUID
    occurred_at: datetime
    action: str
    actor_id: UUID | None
    subject_id: UUID | None
    ip_address: str
    request_id: str | None
    details: dict[str, str]

    @classmethod
    def of(cls, line: AuditEntry) -> Self:
        """The wire form of a line of the audit log."""
        return cls(
            id=line.id,
            occurred_at=line.at,
            action=line.action,
            actor_id=line.actor_id,
            subject_id=line.subject_id,
            ip_address=line.address,
            request_id=line.request_id,
            details=dict(line.details),
        )


class ExportedSecondFactorAnswer(Answer):
    """What is kept of a second factor, but for what proves it."""

    enrolled_at: datetime
    recovery_codes_left: int

    @classmethod
    def of(cls, factor: SecondFactor | None) -> Self | None:
        """None where there is none."""
        if factor is None or factor.enrolled_at is None:
            return None
        return cls(enrolled_at=factor.enrolled_at, recovery_codes_left=len(factor.recovery_codes))


class ExportAnswer(Answer):
    """All that auth-service knows about a person."""

    user: UserAnswer
    addresses: list[SavedAddressAnswer]
    sessions: list[SessionAnswer]
    second_factor: ExportedSecondFactorAnswer | None
    audit: list[AuditAnswer]
