"""What a member of staff writes about an order, for staff alone; it is never changed, and says who wrote it when."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """`author_id` is a member of staff's."""

    id: UUID
    order_id: UUID
    author_id: UUID
    text: str
    written_at: datetime
