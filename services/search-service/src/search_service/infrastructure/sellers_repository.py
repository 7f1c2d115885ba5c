"""Sellers in PostgreSQL."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from search_service.domain.price_errors import DomainTaken, SellerNotFound
from search_service.domain.seller import Seller
from search_service.infrastructure.offer_tables import sellers
from search_service.infrastructure.price_rows import seller_from
from servicekit.database import Statement, Transaction
from servicekit.domain.errors import PreconditionFailed

_s = sellers.c
_FACTS = ("name", "domain", "country", "currency", "sends_our_skus")
_TAKEN = {"sellers_domain_idx": DomainTaken}
_here = sa.and_(_s.id == sa.bindparam("seller", type_=sa.Uuid), _s.removed_at.is_(None))
_seen = sa.and_(_here, _s.version == sa.bindparam("seen", type_=sa.BigInteger))
GET = Statement(sa.select(sellers).where(_here))
_INSERT = Statement(sa.insert(sellers), columns=("id", "created_at", *_FACTS))
_UPDATE = Statement(
    sa.update(sellers)
    .where(_seen)
    .values({name: sa.bindparam(name, type_=_s[name].type) for name in _FACTS} | {"version": _s.version + 1})
)
_REMOVE = Statement(sa.update(sellers).where(_seen).values(removed_at=sa.bindparam("at", type_=_s.removed_at.type)))


class SellersRepository:
    """Sellers in one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def get(self, seller_id: UUID) -> Seller:
        """Raises SellerNotFound, for one that was removed too."""
        row = await self._transaction.fetch_one(GET, seller=seller_id)
        if row is None:
            raise SellerNotFound
        return seller_from(row)

    async def add(self, seller: Seller) -> None:
        """The transaction ends with DomainTaken where another has its domain."""
        self._transaction.write(
            _INSERT, taken=_TAKEN, id=seller.id, created_at=seller.created_at, **asdict(seller.facts)
        )

    async def save(self, seller: Seller, seen: int) -> None:
        """Counts the version up; the transaction ends with PreconditionFailed, DomainTaken."""
        self._transaction.write(
            _UPDATE, missing=PreconditionFailed, taken=_TAKEN, seller=seller.id, seen=seen, **asdict(seller.facts)
        )
        seller.version = seen + 1

    async def remove(self, seller_id: UUID, seen: int, now: datetime) -> None:
        """Its row goes once all that hangs on it is gone; the transaction ends with PreconditionFailed."""
        self._transaction.write(_REMOVE, missing=PreconditionFailed, seller=seller_id, seen=seen, at=now)
