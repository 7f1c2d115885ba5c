"""The address book."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

MOST_ADDRESSES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    """Where something can be sent; `country` is ISO 3166-1 alpha-2."""

    name: str
    line1: str
    city: str
    postal_code: str
    country: str
    line2: str | None = None
    region: str | None = None
    phone: str | None = None


@dataclass(slots=True, kw_only=True)
class SavedAddress:
    """An entry of somebody's address book; at most one is the default."""

    id: UUID
    user_id: UUID
    address: PostalAddress
    is_default: bool = False
    created_at: datetime = field()
