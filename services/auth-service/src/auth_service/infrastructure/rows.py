"""Rows become domain objects and go back: here and nowhere else."""

from dataclasses import asdict
from typing import Any

from asyncpg import Record

from auth_service.domain.address import SavedAddress
from auth_service.domain.audit import Action, AuditEntry
from auth_service.domain.one_time_link import OneTimeLink, Purpose
from auth_service.domain.revocation import Revocation
from auth_service.domain.roles import Role
from auth_service.domain.second_factor import Demand, SecondFactor
from auth_service.domain.session import EndReason, Session
from auth_service.domain.user import User, UserStatus
from commerce.values import PostalAddress


def user_from(row: Record) -> User:
    """An account from its row in `users`."""
    return User(
        id=row["id"],
        email=row["email"],
        email_confirmed_at=row["email_confirmed_at"],
        proved_from=row["proved_from"],
        password_hash=row["password_hash"],
        name=row["name"],
        locale=row["locale"],
        role=row["role"],
        status=UserStatus(row["status"]),
        created_at=row["created_at"],
        version=row["version"],
    )


def user_columns(user: User) -> dict[str, Any]:
    """What is written of an account; `version` is the database's business."""
    return {
        "id": user.id,
        "email": user.email,
        "email_confirmed_at": user.email_confirmed_at,
        "proved_from": user.proved_from,
        "password_hash": user.password_hash,
        "name": user.name,
        "locale": user.locale,
        "role": str(user.role),
        "status": user.status.value,
        "created_at": user.created_at,
    }


_SESSION = tuple(name for name in Session.__dataclass_fields__ if name not in ("_events", "end_reason"))


def session_from(row: Record) -> Session:
    """A session from its row in `sessions`."""
    reason = EndReason(row["end_reason"]) if row["end_reason"] else None
    return Session(**{name: row[name] for name in _SESSION}, end_reason=reason)


def session_columns(session: Session) -> dict[str, Any]:
    """What is written of a session."""
    reason = session.end_reason.value if session.end_reason else None
    return {name: getattr(session, name) for name in _SESSION} | {"end_reason": reason}


_FACTOR = tuple(name for name in SecondFactor.__dataclass_fields__ if name != "recovery_codes")
_POSTAL = tuple(PostalAddress.__dataclass_fields__)


def address_from(row: Record) -> SavedAddress:
    """An entry of an address book."""
    return SavedAddress(
        id=row["id"],
        user_id=row["user_id"],
        address=PostalAddress(**_postal(row)),
        is_default=row["is_default"],
        created_at=row["created_at"],
    )


def _postal(row: Record) -> dict[str, Any]:
    return {name: row[name] or None for name in _POSTAL}


def address_columns(entry: SavedAddress) -> dict[str, Any]:
    """What is written of an entry; a country without postcodes leaves that column empty."""
    return asdict(entry.address) | {
        "postal_code": entry.address.postal_code or "",
        "id": entry.id,
        "user_id": entry.user_id,
        "is_default": entry.is_default,
        "created_at": entry.created_at,
    }


def link_from(row: Record) -> OneTimeLink:
    """A one-time link from its row; the secret itself is not stored."""
    return OneTimeLink(
        digest=row["digest"],
        user_id=row["user_id"],
        purpose=Purpose(row["purpose"]),
        email=row["email"],
        created_at=row["created_at"],
        expires_at=row["expires_at"],
    )


def role_from(row: Record) -> Role:
    """A role that people made."""
    return Role(
        name=row["name"],
        permissions=frozenset(row["permissions"]),
        second_factor=Demand(row["second_factor"]),
        version=row["version"],
    )


def second_factor_from(row: Record) -> SecondFactor:
    """A second factor, or one that is being set up."""
    codes = frozenset(row["recovery_codes"])
    return SecondFactor(**{name: row[name] for name in _FACTOR}, recovery_codes=codes)


def second_factor_columns(factor: SecondFactor) -> dict[str, Any]:
    """What is written of a second factor."""
    return {name: getattr(factor, name) for name in _FACTOR} | {"recovery_codes": sorted(factor.recovery_codes)}


def audit_from(row: Record) -> AuditEntry:
    """A line of the trail."""
    return AuditEntry(
        id=row["id"],
        at=row["at"],
        action=Action(row["action"]),
        actor_id=row["actor_id"],
        subject_id=row["subject_id"],
        address=row["address"],
        request_id=row["request_id"],
        details=row["details"],
    )


def revocation_from(row: Record) -> Revocation:
    """A revocation from its row; times are in UTC."""
    return Revocation(
        id=row["id"],
        session_id=row["session_id"],
        subject=row["subject"],
        revoked_at=row["revoked_at"],
        expires_at=row["expires_at"],
    )
