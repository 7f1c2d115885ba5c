"""Which variants offers are, in PostgreSQL."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from search_service.application.price_ports import Decided, DueOffer, LikelyTitles
from search_service.domain.matching import Hit, MatchMethod, MatchState
from search_service.domain.price_errors import OfferNotFound, VariantUnknown
from search_service.infrastructure import matching_statements as sql
from servicekit.database import Database, Transaction

_LOOK: Final = "offers"
SETTLED_AFTER: Final = timedelta(seconds=10)
"""By then the transactions of the moment when a row says it changed are over, and none commits behind the look."""


class MatchingRepository:
    """Matches in one transaction; `changed` is called when offers are due, `alerts_due` when alerts are."""

    def __init__(self, transaction: Transaction, changed: Callable[[], None], alerts_due: Callable[[], None]) -> None:
        self._transaction, self._changed, self._alerts_due = transaction, changed, alerts_due

    async def take_due(self, limit: int) -> Sequence[DueOffer]:
        """Some that are to be matched and that nobody else has in hand."""
        rows = await self._transaction.fetch(sql.TAKE, limit=limit)
        return [DueOffer(row["id"], row["title"], row["brand"], decided=row["decided"]) for row in rows]

    async def hits(self, offer_ids: Sequence[UUID]) -> Mapping[UUID, Sequence[Hit]]:
        """The variants that numbers of these offers name."""
        found: dict[UUID, list[Hit]] = defaultdict(list)
        for row in await self._transaction.fetch(sql.HITS, ids=offer_ids):
            hit = Hit(row["variant_id"], row["product_id"], row["brand"], MatchMethod(row["method"]))
            found[row["offer_id"]].append(hit)
        return found

    async def likely(self, offer_ids: Sequence[UUID]) -> LikelyTitles:
        """Variants of the offers' brands by id and title."""
        found: dict[UUID, list[tuple[UUID, str]]] = defaultdict(list)
        for row in await self._transaction.fetch(sql.LIKELY, ids=offer_ids):
            found[row["offer_id"]].append((row["variant_id"], row["title"]))
        return found

    async def save(self, offer_ids: Sequence[UUID], decided: Sequence[Decided], now: datetime) -> None:
        """What was decided of these offers, which are due no more; `decided` lacks those that staff have decided."""
        sure = [each for each in decided if each.match and each.match.state is MatchState.AUTO]
        waiting = [each for each in decided if each.candidates]
        judged = [each.offer_id for each in decided]
        before = await self._transaction.fetch(sql.UNMATCH, ids=judged)
        matches = [each.match for each in sure if each.match]
        await self._transaction.execute(
            sql.MATCH, now=now, offers=[each.offer_id for each in sure], products=[one.product_id for one in matches],
            variants=[one.variant_id for one in matches], methods=[one.method.value for one in matches],
        )  # fmt: skip
        reviewed = [each.offer_id for each in waiting]
        await self._transaction.execute(sql.DROP_REVIEWS, ids=[one for one in judged if one not in set(reviewed)])
        await self._transaction.execute(sql.DROP_CANDIDATES, ids=reviewed)
        await self._review(waiting, now)
        await self._done(offer_ids, [row["product_id"] for row in before] + [one.product_id for one in matches], now)

    async def decide(self, offer_id: UUID, variant_id: UUID | None, by: UUID, now: datetime) -> None:
        """Staff say which variant it is, None: none of ours; raises OfferNotFound, VariantUnknown."""
        if await self._transaction.fetch_value(sql.OFFER, offer=offer_id) is None:
            raise OfferNotFound
        product_id = None
        if variant_id is not None:
            product_id = await self._transaction.fetch_value(sql.PRODUCT_OF, variant=variant_id)
            if product_id is None:
                raise VariantUnknown
        before = await self._transaction.fetch(sql.UNMATCH, ids=[offer_id])
        state = MatchState.REJECTED if variant_id is None else MatchState.CONFIRMED
        await self._transaction.execute(
            sql.DECIDE, offer=offer_id, product=product_id, variant=variant_id, state=state.value, by=by, now=now
        )
        await self._transaction.execute(sql.DROP_REVIEWS, ids=[offer_id])
        await self._done([offer_id], [row["product_id"] for row in before] + [product_id], now)

    async def follow_catalogue(self, limit: int, until: datetime, now: datetime) -> bool:
        """Offers and alerts of variants that changed since the last look are due; whether there may be more."""
        await self._transaction.execute(sql.BEGIN_LOOK, name=_LOOK)
        seen = await self._transaction.fetch_one(sql.LOCK_LOOK, name=_LOOK)
        since, after = (seen["changed_at"], seen["variant_id"]) if seen else (until, UUID(int=0))
        news = await self._transaction.fetch(sql.NEWS, since=since, after=after, until=until, limit=limit)
        if not news:
            return False
        touched = await self._transaction.fetch(sql.TOUCHED, ids=[row["id"] for row in news])
        await self._transaction.execute(sql.DUE_AGAIN, ids=[row["id"] for row in touched])
        await self._transaction.execute(sql.WAKE_ALERTS, products=list({row["product_id"] for row in news}), now=now)
        await self._transaction.execute(sql.MOVE_LOOK, name=_LOOK, at=news[-1]["changed_at"], after=news[-1]["id"])
        self._changed()
        self._alerts_due()
        return len(news) == limit

    async def _review(self, waiting: Sequence[Decided], now: datetime) -> None:
        await self._transaction.execute(
            sql.REVIEW, now=now, offers=[each.offer_id for each in waiting],
            scores=[max(score for _, score in each.candidates) for each in waiting],
            methods=[each.match.method.value if each.match else None for each in waiting],
        )  # fmt: skip
        rows = [(each.offer_id, *candidate) for each in waiting for candidate in each.candidates]
        await self._transaction.execute(
            sql.CANDIDATES, offers=[row[0] for row in rows], variants=[row[1] for row in rows],
            scores=[row[2] for row in rows],
        )  # fmt: skip

    async def _done(self, offer_ids: Sequence[UUID], products: Sequence[UUID | None], now: datetime) -> None:
        await self._transaction.execute(sql.DONE, ids=offer_ids)
        touched = list({product_id for product_id in products if product_id})
        if touched and await self._transaction.execute(sql.WAKE_ALERTS, products=touched, now=now):
            self._alerts_due()


class MatchingLook:
    """Whether there is anything to do, by one statement that begins no transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def offers_are_due(self) -> bool:
        """Whether an offer is to be matched."""
        return await self._database.fetch_value(sql.LOOK) is not None

    async def catalogue_changed(self, until: datetime) -> bool:
        """Whether a variant changed since the last look, and not after `until`."""
        return bool(await self._database.fetch_value(sql.ANY_NEWS, name=_LOOK, until=until))
