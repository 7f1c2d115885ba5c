"""An address of a person's book."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from commerce.values import PostalAddress

MOST_ADDRESSES = 20


@dataclass(slots=True, kw_only=True)
class SavedAddress:
    """An entry of somebody's address book; at most one is the default."""

    id: UUID
    user_id: UUID
    address: PostalAddress
    is_default: bool = False
    created_at: datetime = field()
