"""One-time links and requests for them in PostgreSQL."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from auth_service.domain.errors import LinkExpired
from auth_service.domain.one_time_link import OneTimeLink, Purpose
from auth_service.infrastructure.rows import link_from
from auth_service.infrastructure.tables import one_time_links, recovery_requests
from servicekit.database import Statement, Transaction

_TIME = sa.TIMESTAMP(timezone=True)
_NOW = sa.bindparam("now", type_=_TIME)
_USER_ID = sa.bindparam("user_id", type_=sa.Uuid)
_ONE_OF = one_time_links.c.purpose == sa.any_(sa.bindparam("purposes", type_=ARRAY(sa.Text)))
_UNUSED = one_time_links.c.used_at.is_(None)

_INSERT = Statement(
    sa.insert(one_time_links), columns=("digest", "user_id", "purpose", "email", "created_at", "expires_at")
)
_GOOD = sa.and_(one_time_links.c.digest == sa.bindparam("digest"), _ONE_OF, _UNUSED, one_time_links.c.expires_at > _NOW)
LOOK = Statement(sa.select(one_time_links).where(_GOOD))
_USE = Statement(sa.update(one_time_links).where(_GOOD).values(used_at=_NOW).returning(one_time_links))
_VOID = Statement(
    sa.update(one_time_links).where(one_time_links.c.user_id == _USER_ID, _ONE_OF, _UNUSED).values(used_at=_NOW)
)
_REMOVE_ALL = Statement(sa.delete(one_time_links).where(one_time_links.c.user_id == _USER_ID))
_ISSUED = Statement(
    sa.select(sa.func.count())
    .select_from(one_time_links)
    .where(
        one_time_links.c.user_id == _USER_ID,
        one_time_links.c.purpose == sa.bindparam("purpose"),
        one_time_links.c.created_at > sa.bindparam("since", type_=_TIME),
    )
)
_ASK = Statement(sa.insert(recovery_requests), columns=("id", "email", "requested_at"))
_WITHDRAW = Statement(sa.delete(recovery_requests).where(recovery_requests.c.email == sa.bindparam("email")))
_LOOK = Statement(sa.select(recovery_requests.c.id).limit(sa.literal_column("1")))
_oldest = sa.select(recovery_requests.c.id).order_by(recovery_requests.c.id).limit(1).with_for_update(skip_locked=True)
_TAKE = Statement(
    sa.delete(recovery_requests)
    .where(recovery_requests.c.id == _oldest.scalar_subquery())
    .returning(recovery_requests.c.email)
)


class LinksRepository:
    """One-time links in one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, link: OneTimeLink) -> None:
        """Store a new one; only its digest, never its token."""
        await self._transaction.execute(
            _INSERT,
            digest=link.digest,
            user_id=link.user_id,
            purpose=link.purpose.value,
            email=link.email,
            created_at=link.created_at,
            expires_at=link.expires_at,
        )

    async def use(self, digest: bytes, purposes: Sequence[Purpose], now: datetime) -> OneTimeLink:
        """Mark it used; raises LinkExpired when it is unknown, used, expired or for something else."""
        row = await self._transaction.fetch_one(_USE, digest=digest, purposes=_values(purposes), now=now)
        if row is None:
            raise LinkExpired
        return link_from(row)

    async def void(self, user_id: UUID, purposes: Sequence[Purpose], now: datetime) -> None:
        """Make all others of these purposes worthless."""
        await self._transaction.execute(_VOID, user_id=user_id, purposes=_values(purposes), now=now)

    async def remove_all(self, user_id: UUID) -> None:
        """Forget every link, used or not, and where it was sent."""
        await self._transaction.execute(_REMOVE_ALL, user_id=user_id)

    async def issued_since(self, user_id: UUID, purpose: Purpose, since: datetime) -> int:
        """How many, used ones included."""
        return int(await self._transaction.fetch_value(_ISSUED, user_id=user_id, purpose=purpose.value, since=since))


class RecoveryRequestsRepository:
    """Requests for a link, in the order in which they came."""

    def __init__(self, transaction: Transaction, added: Callable[[], None]) -> None:
        self._transaction = transaction
        self._added = added

    async def add(self, request_id: UUID, email: str, now: datetime) -> None:
        """Queue a lower-case e-mail for the recovery worker."""
        await self._transaction.execute(_ASK, id=request_id, email=email, requested_at=now)
        self._added()

    async def take(self) -> str | None:
        """Remove the oldest that nobody else is dealing with, and answer its e-mail."""
        if await self._transaction.fetch_value(_LOOK) is None:
            return None  # nearly always: a look begins no transaction
        email: str | None = await self._transaction.fetch_value(_TAKE)
        return email

    async def withdraw(self, email: str) -> None:
        """Remove those that name this e-mail."""
        await self._transaction.execute(_WITHDRAW, email=email)


def _values(purposes: Sequence[Purpose]) -> list[str]:
    return [purpose.value for purpose in purposes]
